"""What each Rust file names of the others, re-exports followed, and the circles that makes."""

from dataclasses import dataclass

from lib.rust import CRATES, Module, Named, Source

# from a file to the others, each with the line and the name that lead there
Arrows = dict[str, dict[str, tuple[int, str]]]
ROOT = ("crate", "jalons", *(f"jalons_{name}" for name in CRATES))


@dataclass(slots=True)
class Found:
    """What a path leads to: a module, or an item in a file."""

    file: str
    module: Module | None
    item: Named | None


class House:
    """All files, and the names each gives to the others."""

    def __init__(self, sources: list[Source]) -> None:
        self.sources = sources
        modules = [module for source in sources for module in source.modules]
        # each crate has its root: what one shows, all have
        self.roots = [module for module in modules if not module.name]
        self.modules = {module.name: module for module in modules}

    def resolve(self, module: Module, path: tuple[str, ...], seen: frozenset[object] = frozenset()) -> Found | None:
        """Returns where a path leads from a module, re-exports followed; nothing for another crate."""
        first, *rest = path
        here: Module | None = module
        if first in ROOT:
            here = self.modules.get(())
        elif first == "super":
            here = self.modules.get(module.name[:-1])
        elif first != "self":
            found = self.named(module, first, bool(rest), seen)
            if found is None or found.module is None:
                return found
            here = found.module
        for place, name in enumerate(rest):
            if here is None:
                return None
            if name == "super":
                here = self.modules.get(here.name[:-1])
                continue
            found = self.named(here, name, place + 1 < len(rest), seen)
            if found is None or found.module is None:
                return found
            here = found.module
        return Found(here.file, here, None) if here else None

    def named(self, module: Module, name: str, is_passed: bool, seen: frozenset[object]) -> Found | None:
        """Looks up one name in a module; a name that is only passed through is a module first."""
        key = (module.name, name)
        if key in seen:
            return None
        faces = [module] if module.name else self.roots
        child = self.modules.get((*module.name, name)) if any(name in face.children for face in faces) else None
        face = next((face for face in faces if name in face.items), None)
        if child and (is_passed or face is None):
            return Found(child.file, child, None)
        if face:
            return Found(face.file, None, face.items[name])
        imports = [brought for face in faces for brought in face.imports]
        for brought in imports:
            if brought.name == name and (found := self.resolve(module, brought.path, seen | {key})):
                return found
        for brought in imports:
            if brought.name == "*" and (found := self.resolve(module, (*brought.path, name), seen | {key})):
                return found
        return None

    def enum_of(self, module: Module, path: tuple[str, ...], own: str) -> Named | None:
        """Returns the enum of ours whose variant a pattern names."""
        if path[0] == "Self":
            path = (own, *path[1:])
        if len(path) == 1:
            brought = next((brought for brought in module.imports if brought.name == path[0]), None)
            return self.enum_of(module, brought.path, own) if brought and len(brought.path) > 1 else None
        found = self.resolve(module, path[:-1]) if path[0] else None
        item = found.item if found else None
        return item if item and path[-1] in item.variants else None

    def arrows(self, below: bool) -> Arrows:
        """Returns, for each file, the files that define what it names.

        `below` adds what a module says of those it declares, without a `use`: `rows::rows_ui(ui)`.
        """
        found: Arrows = {source.path: {} for source in self.sources}
        for module in (module for source in self.sources for module in source.modules):
            # a facade only passes on what it shows and does not use
            known = [(brought.path, brought.line) for brought in module.imports
                     if not brought.is_public or brought.name in module.words]
            names = {*ROOT, "self", "super", *(brought.name for brought in module.imports)}
            known += [(path.words, path.line) for path in module.paths if below or path.words[0] in names]
            for path, line in known:
                there = self.resolve(module, path)
                if there and there.module is None and there.file != module.file:
                    found[module.file].setdefault(there.file, (line, "::".join(path)))
        return found


def circles(arrows: Arrows) -> list[list[str]]:
    """Returns the groups of files of which each leads to all others, the largest first."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []
    for start in sorted(arrows):
        if start in number:
            continue
        number[start] = low[start] = len(number)
        stack.append(start)
        work = [(start, iter(sorted(arrows[start])))]
        while work:
            here, others = work[-1]
            for other in others:
                if other not in number:
                    number[other] = low[other] = len(number)
                    stack.append(other)
                    work.append((other, iter(sorted(arrows[other]))))
                    break
                if other in stack:
                    low[here] = min(low[here], number[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[here])
                if low[here] == number[here]:
                    at = stack.index(here)
                    if len(stack) - at > 1:
                        found.append(sorted(stack[at:]))
                    del stack[at:]
    return sorted(found, key=lambda circle: (-len(circle), circle))
