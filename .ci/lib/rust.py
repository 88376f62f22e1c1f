"""Rust sources taken apart: words, functions, types, matches, and the names they bring in.

Just enough of a reader for what rustfmt has laid out: strings, characters, lifetimes, comments,
attributes and brackets. Test modules and the bodies of macros are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeVar

Held = TypeVar("Held")

TOKEN = re.compile(r"""(?P<space>\s*)(?:
    (?P<doc>///(?!/)[^\n]*|//![^\n]*)
  | (?P<remark>//[^\n]*)
  | (?P<block>/\*)
  | (?P<text>[bc]?r(?P<hashes>\#*)".*?"(?P=hashes)|[bc]?"(?:[^"\\]|\\.)*"|b?'(?:[^'\\\n]|\\(?:x..|u\{[^}]*\}|.))')
  | (?P<lifetime>'\w+)
  | (?P<word>(?:r\#)?[^\W\d]\w*)
  | (?P<number>\d\w*(?:\.\d\w*)?)
  | (?P<sign>::|=>|->|\.\.=?|.)
  | \Z)""", re.VERBOSE | re.DOTALL)
# Folders below `src` that are crates of their own: together with `src` they are one tree of modules.
CRATES = ("core", "documents")
FOR_TESTS = ["#", "[", "cfg", "(", "test", ")", "]"]
SMALL = set("_abcdefghijklmnopqrstuvwxyz")
EDGES = re.compile(r"/\*|\*/")
OPEN = {"(": ")", "[": "]", "{": "}"}
CLOSE = set(OPEN.values())
TYPES = ("struct", "enum", "union", "trait", "type")
BEFORE_FN = ("const", "async", "unsafe")
ITEMS = (*TYPES, *BEFORE_FN, "fn", "static")
BEFORE_ITEM = {None, ";", "{", "}", ")", "pub", "unsafe"}


@dataclass(slots=True)
class Token:
    kind: str  # "word", or nothing
    text: str
    line: int
    has_doc: bool = False


@dataclass(slots=True)
class Function:
    name: str
    line: int
    lines: int  # from its name to its brace; 0 without a body
    parameters: list[list[str]]  # each as written, word by word


@dataclass(slots=True)
class Public:
    """What carries `pub`, and the variants of what does."""

    name: str
    line: int
    has_doc: bool


@dataclass(slots=True)
class Named:
    """A type that is defined here."""

    name: str
    kind: str
    line: int
    is_public: bool
    variants: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Match:
    line: int
    paths: list[tuple[str, ...]]  # what its patterns name
    rest: str  # what takes all that is left: "_", or a name
    own: str  # the type whose `impl` it stands in


@dataclass(slots=True)
class Import:
    name: str  # under which it is known here; "*" for all
    path: tuple[str, ...]
    line: int
    is_public: bool


@dataclass(slots=True)
class Path:
    """A name followed by `::`, as it stands in code."""

    words: tuple[str, ...]
    line: int


@dataclass
class Module:
    """A file, or what stands between the braces of `mod`."""

    name: tuple[str, ...]
    file: str
    items: dict[str, Named | None] = field(default_factory=dict)
    children: set[str] = field(default_factory=set)
    imports: list[Import] = field(default_factory=list)
    paths: list[Path] = field(default_factory=list)
    words: set[str] = field(default_factory=set)


@dataclass
class Source:
    """A file, read."""

    path: str
    lines: int
    code_lines: int
    remarks: list[tuple[int, str]]
    functions: list[Function] = field(default_factory=list)
    publics: list[Public] = field(default_factory=list)
    types: list[Named] = field(default_factory=list)
    matches: list[tuple[Match, Module]] = field(default_factory=list)
    lists: list[int] = field(default_factory=list)
    modules: list[Module] = field(default_factory=list)


# -- words -----------------------------------------------------------------------------------------


def tokens(text: str) -> tuple[list[Token], list[tuple[int, str]]]:
    """Returns the words of a text, documentation told by a mark, and the `//` remarks with their lines."""
    found: list[Token] = []
    remarks: list[tuple[int, str]] = []
    place, line, has_doc = 0, 1, False
    while place < len(text) and (match := TOKEN.match(text, place)):
        kind, start, place = match.lastgroup, match.end("space"), match.end()
        line += match["space"].count("\n")
        if kind == "block":
            place, has_doc = end_of_block(text, place), has_doc or text.startswith("/**", start)
            line += text.count("\n", start, place)
        elif kind == "doc":
            has_doc = has_doc or text.startswith("///", start)
        elif kind == "remark":
            remarks.append((line, text[start:place]))
        elif kind != "space":
            said = text[start:place]
            found.append(Token("word" if kind == "word" else "", said, line, has_doc))
            has_doc = False
            if kind == "text":
                line += said.count("\n")
    return found, remarks


def end_of_block(text: str, place: int) -> int:
    """Returns where a block of remarks ends: one may hold others."""
    depth = 1
    while depth and (edge := EDGES.search(text, place)):
        depth += 1 if edge.group() == "/*" else -1
        place = edge.end()
    return place


def closing(code: list[Token], start: int) -> int:
    """Returns the place of what closes the bracket that opens there."""
    depth = 0
    for place in range(start, len(code)):
        text = code[place].text
        if text in OPEN:
            depth += 1
        elif text in CLOSE:
            depth -= 1
            if depth == 0:
                return place
    return len(code) - 1


def closing_angle(code: list[Token], start: int) -> int:
    """Returns the place of the `>` that closes the `<` there."""
    depth, place = 0, start
    while place < len(code):
        text = code[place].text
        if text in OPEN:
            place = closing(code, place)
        elif text == "<":
            depth += 1
        elif text == ">":
            depth -= 1
            if depth == 0:
                return place
        place += 1
    return len(code) - 1


def without_tests(code: list[Token]) -> list[Token]:
    """Removes each item under `#[cfg(test)]`."""
    kept: list[Token] = []
    place = 0
    while place < len(code):
        if code[place].text == "#" and [token.text for token in code[place:place + 7]] == FOR_TESTS:
            while code[place].text not in ("{", ";"):
                place += 1
            place = closing(code, place) if code[place].text == "{" else place
        else:
            kept.append(code[place])
        place += 1
    return kept


def plain(code: list[Token]) -> list[Token]:
    """Removes attributes, whose documentation goes to the next word, and the bodies of `macro_rules!`."""
    kept: list[Token] = []
    has_doc, place = False, 0
    while place < len(code):
        token = code[place]
        opening = place + 1 + (text_at(code, place + 1) == "!")
        if token.text == "#" and text_at(code, opening) == "[":
            end = closing(code, opening)
            has_doc = has_doc or token.has_doc
            place = end + 1
            continue
        token.has_doc = token.has_doc or has_doc
        has_doc = False
        kept.append(token)
        place += 1
        if token.text == "macro_rules":
            start = next(at for at in range(place, len(code)) if code[at].text in OPEN)
            kept += code[place:start]
            place = closing(code, start) + 1
    return kept


def text_at(code: list[Token], place: int) -> str | None:
    return code[place].text if 0 <= place < len(code) else None


def parts(code: list[Token], mark: str) -> list[list[Token]]:
    """Cuts at a mark that stands in no bracket of any kind."""
    cut: list[list[Token]] = [[]]
    place = 0
    while place < len(code):
        text = code[place].text
        end = place
        if text in OPEN:
            end = closing(code, place)
        elif text == "<":
            end = closing_angle(code, place)
        if text == mark:
            cut.append([])
        else:
            cut[-1] += code[place:end + 1]
        place = end + 1
    return [part for part in cut if part]


# -- items -----------------------------------------------------------------------------------------


def read(path: str, text: str) -> Source:
    """Reads a file."""
    words, remarks = tokens(text)
    words = without_tests(words) if "#[cfg(test)]" in text else words
    reader = Reader(Source(path, text.count("\n"), len(lines_of(words)), remarks), plain(words))
    reader.read_items()
    reader.read_names()
    return reader.source


def lines_of(code: list[Token]) -> set[int]:
    """Returns the lines where something stands; a text may have several."""
    found: set[int] = set()
    for token in code:
        found.update(range(token.line, token.line + 1 + token.text.count("\n")))
    return found


class Reader:
    """Goes through the words of a file once for its items, once for what it names."""

    def __init__(self, source: Source, code: list[Token]) -> None:
        self.source, self.code = source, code
        self.whole = Module(module_name(source.path), source.path)
        source.modules.append(self.whole)
        self.selves = own_types(code)
        self.inner = inner_modules(code, self.whole, source)
        self.imported: set[int] = set()

    def read_items(self) -> None:
        read = {"use": self.read_use, "mod": self.read_module, "fn": self.read_function, "match": self.read_match,
                "const": self.read_constant, "static": self.read_constant, "macro_rules": self.read_macro,
                "pub": self.read_public, **dict.fromkeys(TYPES, self.read_type)}
        for place, token in enumerate(self.code):
            if token.text in read:
                read[token.text](place, self.module_at(place))

    def module_at(self, place: int) -> Module:
        return around(self.inner, place) or self.whole

    def near(self, place: int) -> str:
        """Returns the text there, nothing outside of the file."""
        return text_at(self.code, place) or ""

    def is_item(self, place: int) -> bool:
        return text_at(self.code, place - 1) in BEFORE_ITEM

    def is_method(self, place: int) -> bool:
        """Tells whether this stands in an `impl` or a `trait`."""
        return around(self.selves, place) is not None

    def read_use(self, place: int, module: Module) -> None:
        if self.is_item(place):
            end = next(at for at in range(place, len(self.code)) if self.code[at].text == ";")
            self.imported.update(range(place, end))
            module.imports += imports(self.code[place + 1:end], self.near(place - 1) in ("pub", ")"))

    def read_module(self, place: int, module: Module) -> None:
        if self.is_item(place) and self.near(place + 2) == ";":
            module.children.add(self.near(place + 1))

    def read_function(self, place: int, module: Module) -> None:
        if is_word(self.near(place + 1)):
            self.source.functions.append(function(self.code, place))
            if not self.is_method(place):
                module.items.setdefault(self.near(place + 1), None)

    def read_match(self, place: int, module: Module) -> None:
        own = around(self.selves, place) or ""
        self.source.matches.append((match_at(self.code, place, own), module))

    def read_constant(self, place: int, module: Module) -> None:
        name = self.near(place + 1)
        if not is_word(name) or self.near(place + 2) != ":":
            return
        if name == "ALL" and self.near(place + 3) == "[":
            self.source.lists.append(self.code[place].line)
        if not self.is_method(place):
            module.items.setdefault(name, None)

    def read_macro(self, place: int, module: Module) -> None:
        module.items.setdefault(self.near(place + 2), None)

    def read_public(self, place: int, _: Module) -> None:
        self.source.publics += publics(self.code, place)

    def read_type(self, place: int, module: Module) -> None:
        if self.is_item(place) and is_word(self.near(place + 1)) and not self.is_method(place):
            named = type_at(self.code, place)
            self.source.types.append(named)
            module.items[named.name] = named

    def read_names(self) -> None:
        for place, token in enumerate(self.code):
            before, after = self.near(place - 1), self.near(place + 1)
            if token.kind != "word" or place in self.imported or before in (".", "::", "mod", "fn"):
                continue
            module = self.module_at(place)
            # a word in small letters may be a field or a local: only a call is sure to be of a function
            if not token.text.islower() or after in ("(", "!"):
                module.words.add(token.text)
            if after == "::":
                module.paths.append(Path(path_at(self.code, place), token.line))


def around(spans: list[tuple[int, int, Held]], place: int) -> Held | None:
    """Returns what the innermost of these brackets hold, nothing outside of all."""
    return next((held for start, end, held in reversed(spans) if start < place < end), None)


def module_name(path: str) -> tuple[str, ...]:
    """Returns the names from the root to a file, as `crate::` says them: that of a crate leaves no name."""
    names = path.removesuffix(".rs").split("/")
    if names[0] in CRATES:
        names.pop(0)
    if names[-1] == "mod" or names == ["lib"]:
        names.pop()
    return tuple(names)


def is_word(text: str | None) -> bool:
    return bool(text) and bool(re.match(r"[^\W\d]", text or ""))


def path_at(code: list[Token], place: int) -> tuple[str, ...]:
    words = [code[place].text]
    while text_at(code, place + 1) == "::" and is_word(text_at(code, place + 2)):
        place += 2
        words.append(code[place].text)
    return tuple(words)


def inner_modules(code: list[Token], whole: Module, source: Source) -> list[tuple[int, int, Module]]:
    """Returns the modules that stand in the file itself, where they begin and end."""
    found: list[tuple[int, int, Module]] = []
    for place, token in enumerate(code):
        if token.text == "mod" and text_at(code, place + 2) == "{" and is_word(text_at(code, place + 1)):
            above = around(found, place) or whole
            name = code[place + 1].text
            module = Module((*above.name, name), source.path)
            above.children.add(name)
            source.modules.append(module)
            found.append((place + 2, closing(code, place + 2), module))
    return found


def own_types(code: list[Token]) -> list[tuple[int, int, str]]:
    """Returns each `impl` and `trait`: where its braces are, and the type it is about."""
    found = []
    for place, token in enumerate(code):
        if token.text not in ("impl", "trait") or text_at(code, place - 1) not in BEFORE_ITEM:
            continue
        at = place + 1
        if text_at(code, at) == "<":
            at = closing_angle(code, at) + 1
        name = ""
        while at < len(code) and code[at].text not in ("{", "where", ";"):
            text = code[at].text
            if text == "<":
                at = closing_angle(code, at)
            elif text == "for" and text_at(code, at + 1) != "<":
                name = ""
            elif is_word(text) and text not in ("dyn", "mut"):
                name = text
            at += 1
        while at < len(code) and code[at].text not in ("{", ";"):
            at += 1
        if text_at(code, at) == "{":
            found.append((at, closing(code, at), name))
    return found


def function(code: list[Token], place: int) -> Function:
    """Reads the function whose `fn` stands there."""
    at = place + 2
    if text_at(code, at) == "<":
        at = closing_angle(code, at) + 1
    end = closing(code, at)
    parameters = [[token.text for token in part] for part in parts(code[at + 1:end], ",")]
    at = end
    while at < len(code) and code[at].text not in ("{", ";"):
        at = (closing(code, at) if code[at].text in ("(", "[") else at) + 1
    lines = 0
    if text_at(code, at) == "{":
        lines = code[closing(code, at)].line - code[place].line + 1
    return Function(code[place + 1].text, code[place].line, lines, parameters)


def is_tuple(parameter: list[str]) -> bool:
    """Tells whether a parameter is several values in brackets: `(a, b): (A, B)`, `at: &mut (A, B)`."""
    depth = 0
    for place, text in enumerate(parameter):
        depth += (text in OPEN) - (text in CLOSE)
        if text == ":" and depth == 0:
            kind = [word for word in parameter[place + 1:] if word not in ("&", "mut") and not word.startswith("'")]
            if not kind or kind[0] != "(" or kind[-1] != ")":
                return False
            inside = parts([Token("", word, 0) for word in kind[1:-1]], ",")
            return len(inside) > 1 or kind[-2] == ","
    return False


def type_at(code: list[Token], place: int) -> Named:
    """Reads the type whose `struct`, `enum`, … stands there."""
    before = place - 1
    if text_at(code, before) == ")":
        while code[before].text != "(":
            before -= 1
        before -= 1
    named = Named(code[place + 1].text, code[place].text, code[place].line, text_at(code, before) == "pub")
    if named.kind == "enum":
        named.variants = [token.text for token in variants(code, place)]
    return named


def variants(code: list[Token], place: int) -> list[Token]:
    """Returns the names of the variants of the `enum` that stands there."""
    start = next(at for at in range(place, len(code)) if code[at].text == "{")
    return [part[0] for part in parts(code[start + 1:closing(code, start)], ",") if part[0].kind == "word"]


def publics(code: list[Token], place: int) -> Iterator[Public]:
    """Yields what a `pub` shows: an item and, of an enum, each variant; a field that has a name."""
    has_doc, line = code[place].has_doc, code[place].line
    at = place + 1
    if text_at(code, at) == "(":
        at = closing(code, at) + 1
    if text_at(code, at) in ITEMS:
        while text_at(code, at) in BEFORE_FN and text_at(code, at + 1) in ("fn", *BEFORE_FN):
            at += 1
        yield Public(text_at(code, at + 1) or "", line, has_doc)
        if text_at(code, at) == "enum":
            yield from (Public(token.text, token.line, token.has_doc) for token in variants(code, at))
    elif text_at(code, at + 1) == ":":
        yield Public(code[at].text, line, has_doc)


def match_at(code: list[Token], place: int, own: str) -> Match:
    """Reads the arms of the `match` that stands there."""
    at = place + 1
    while code[at].text != "{":
        at = (closing(code, at) if code[at].text in OPEN else at) + 1
    end = closing(code, at)
    found = Match(code[place].line, [], "", own)
    at += 1
    while at < end:
        start = at
        while code[at].text != "=>":
            at = (closing(code, at) if code[at].text in OPEN else at) + 1
        guard = next((place for place in range(start, at) if code[place].text == "if"), at)
        if at == start + 1 and code[start].kind == "word" and code[start].text[0] in SMALL:
            found.rest = code[start].text
        found.paths += [path_at(code, place) for place in range(start, guard)
                        if is_word(code[place].text) and text_at(code, place - 1) != "::"]
        at = after_arm(code, at + 1, end)
    return found


def after_arm(code: list[Token], at: int, end: int) -> int:
    """Returns where the next arm begins."""
    if code[at].text == "{":
        at = closing(code, at) + 1
        return at + 1 if text_at(code, at) == "," else at
    if code[at].text == "move":
        at += 1
    if code[at].text == "|":
        at = next(place for place in range(at + 1, end) if code[place].text == "|") + 1
    while at < end and code[at].text != ",":
        text = code[at].text
        if text in OPEN:
            at = closing(code, at)
        elif text == "<" and code[at - 1].text == "::":
            at = closing_angle(code, at)
        at += 1
    return at + 1


# -- names -----------------------------------------------------------------------------------------


def imports(code: list[Token], is_public: bool, head: tuple[str, ...] = ()) -> list[Import]:
    """Reads what follows `use`, groups opened."""
    found: list[Import] = []
    for part in parts(code, ","):
        path, at = list(head), 0
        while at < len(part):
            text = part[at].text
            if text == "{":
                found += imports(part[at + 1:closing(part, at)], is_public, tuple(path))
                break
            if text == "*":
                found.append(Import("*", tuple(path), part[at].line, is_public))
                break
            if is_word(text):
                path.append(text)
            if at + 1 == len(part) or text_at(part, at + 1) == "as":
                if path[-1] == "self" and len(path) > 1:
                    path.pop()
                name = part[-1].text if text_at(part, at + 1) == "as" else path[-1]
                found.append(Import(name, tuple(path), part[at].line, is_public))
                break
            at += 1
    return found
