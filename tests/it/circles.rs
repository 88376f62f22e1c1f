//! No circle of files: what two files need of each other belongs in a third, below both.
//!
//! Follows `use`, paths written out and re-exports to the file that holds a name. Never sees methods.

use std::collections::{BTreeMap, BTreeSet};

use crate::sources::{files, in_house, take_apart};

/// A module of the library, as its file says it.
#[derive(Default)]
struct Module {
    path: String,
    children: BTreeSet<String>,
    defined: BTreeSet<String>,
    /// What `use` brings in, by the name it has here.
    brought: BTreeMap<String, Vec<String>>,
    /// Modules of which `use` brings everything in.
    globs: Vec<Vec<String>>,
    /// What the code names, `use` aside: paths of one name or more.
    named: BTreeSet<Vec<String>>,
    /// What is brought in for this module itself.
    own: BTreeSet<Vec<String>>,
}

impl Module {
    fn join(&mut self, other: Self) {
        self.path = other.path;
        self.children.extend(other.children);
        self.defined.extend(other.defined);
        self.brought.extend(other.brought);
        self.globs.extend(other.globs);
        self.named.extend(other.named);
        self.own.extend(other.own);
    }
}

type Modules = BTreeMap<Vec<String>, Module>;

/// Returns the module of the house a source is.
fn place(path: &str) -> Option<Vec<String>> {
    let names = in_house(path)?.into_iter().map(|name| name.trim_end_matches(".rs"));
    Some(names.filter(|name| !matches!(*name, "mod" | "lib")).map(str::to_owned).collect())
}

fn modules() -> Modules {
    let sources = files("src", &[".rs"]).into_iter().filter(|one| one.path != "src/main.rs");
    let mut modules = Modules::new();
    for source in sources {
        let Some(place) = place(&source.path) else { continue };
        let found = module(source.path.clone(), &take_apart(&source.text).1);
        // the roots of the crates are one: each shows what those below it hold
        modules.entry(place).or_default().join(found);
    }
    modules
}

/// Returns the words and signs of a code; `::` is one.
fn tokens(code: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let length = match first {
            c if is_word(c) => rest.find(|c: char| !is_word(c)).unwrap_or(rest.len()),
            ':' if rest.starts_with("::") => 2,
            c => c.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        tokens.extend(Some(token).filter(|token| !token.trim().is_empty()));
        rest = after;
    }
    tokens
}

fn module(path: String, code: &str) -> Module {
    const ITEMS: [&str; 8] =
        ["struct", "enum", "trait", "type", "fn", "const", "static", "macro_rules"];
    let mut module = Module { path, ..Module::default() };
    let (tokens, mut at, mut depth) = (tokens(code), 0, 0_usize);
    let is_name = |token: &str| token.starts_with(|c: char| c.is_alphabetic() || c == '_');
    while let Some(token) = tokens.get(at).copied() {
        let next = tokens.get(at + 1).copied().unwrap_or_default();
        match token {
            "{" => depth += 1,
            "}" => depth = depth.saturating_sub(1),
            "mod" if depth == 0 => drop(module.children.insert(next.to_owned())),
            "use" if depth == 0 => {
                let end = tokens[at..].iter().position(|token| *token == ";").expect("an end");
                let is_public = tokens[..at].last().is_some_and(|b| ["pub", ")"].contains(b));
                brought(&tokens[at + 1..at + end], &[], is_public, &mut module);
                at += end;
            }
            item if depth == 0 && ITEMS.contains(&item) => {
                let name = tokens[at + 1..].iter().find(|name| is_name(name)).expect("a name");
                module.defined.insert((*name).to_owned());
            }
            name if is_name(name) && !tokens[..at].ends_with(&["."]) => {
                let mut named = vec![name.to_owned()];
                while tokens.get(at + 1) == Some(&"::")
                    && tokens.get(at + 2).is_some_and(|name| is_name(name))
                {
                    named.push(tokens[at + 2].to_owned());
                    at += 2;
                }
                module.named.insert(named);
            }
            _ => {}
        }
        at += 1;
    }
    module
}

/// Notes what a tree of `use` brings in, below what stands before it.
fn brought(tree: &[&str], before: &[String], is_public: bool, module: &mut Module) {
    let names = tree.iter().take_while(|token| !["as", "{"].contains(token));
    let names = names.filter(|token| **token != "::").map(|token| (*token).to_owned());
    let mut path: Vec<String> = before.iter().cloned().chain(names).collect();
    if let Some(open) = tree.iter().position(|token| *token == "{") {
        let mut depth = 0;
        let is_comma = |token: &&str| {
            depth += i32::from(*token == "{") - i32::from(*token == "}");
            *token == "," && depth == 0
        };
        let parts = tree[open + 1..tree.len() - 1].split(is_comma);
        parts
            .filter(|part| !part.is_empty())
            .for_each(|part| brought(part, &path, is_public, module));
        return;
    }
    if path.last().is_some_and(|last| last == "*") {
        path.pop();
        module.globs.push(path);
        return;
    }
    if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
        path.pop();
    }
    let alias = tree.iter().position(|token| *token == "as").map(|at| tree[at + 1].to_owned());
    let name = alias.or_else(|| path.last().cloned()).expect("a name");
    if !is_public {
        module.own.insert(path.clone());
    }
    module.brought.insert(name, path);
}

/// Returns the module in which a path that is written in `here` holds its first name.
fn resolve(
    modules: &Modules,
    here: &[String],
    path: &[String],
    steps: usize,
) -> Option<Vec<String>> {
    let mut at = here.to_vec();
    for (index, name) in path.iter().enumerate() {
        let module = modules.get(&at)?;
        match name.as_str() {
            "crate" => at.clear(),
            "self" => {}
            "super" => drop(at.pop()),
            name if module.children.contains(name) => at.push(name.to_owned()),
            name if module.defined.contains(name) => return Some(at),
            name => {
                let brought = module.brought.get(name).cloned().map(|path| vec![path]);
                let inside = |glob: &Vec<String>| [&glob[..], &[name.to_owned()]].concat();
                let ways = brought.unwrap_or_else(|| module.globs.iter().map(inside).collect());
                let rest = &path[index + 1..];
                let whole = |way: Vec<String>| [&way[..], rest].concat();
                let follow = |way: Vec<String>| resolve(modules, &at, &whole(way), steps - 1);
                return ways.into_iter().filter(|_| steps > 0).find_map(follow);
            }
        }
    }
    None
}

/// Returns the files each file needs.
fn needs(modules: &Modules) -> BTreeMap<&str, BTreeSet<&str>> {
    let mut needs = BTreeMap::new();
    for (here, module) in modules {
        let may_lead_out = |path: &&Vec<String>| {
            let name = &path[0];
            ["crate", "self", "super"].contains(&name.as_str())
                || module.children.contains(name)
                || module.brought.contains_key(name)
                || !module.globs.is_empty()
        };
        let named = module.named.iter().chain(&module.own).filter(may_lead_out);
        let holders = named.filter_map(|path| modules.get(&resolve(modules, here, path, 8)?));
        let files = holders.map(|holder| holder.path.as_str());
        needs.insert(module.path.as_str(), files.filter(|file| *file != module.path).collect());
    }
    needs
}

/// Returns the circles: files that need each other, by whatever way.
fn circles<'m>(needs: &BTreeMap<&'m str, BTreeSet<&'m str>>) -> BTreeSet<BTreeSet<&'m str>> {
    let reached = |start: &'m str| {
        let (mut reached, mut ahead) = (BTreeSet::new(), vec![start]);
        while let Some(file) = ahead.pop() {
            ahead.extend(needs[file].iter().filter(|next| reached.insert(**next)));
        }
        reached
    };
    let reach: BTreeMap<&str, BTreeSet<&str>> =
        needs.keys().map(|file| (*file, reached(file))).collect();
    let circle = |(file, reached): (&&'m str, &BTreeSet<&'m str>)| -> BTreeSet<&'m str> {
        reached.iter().copied().filter(|other| reach[other].contains(file)).collect()
    };
    reach.iter().map(circle).filter(|circle| circle.len() > 1).collect()
}

#[test]
fn no_circle_of_files() {
    let modules = modules();
    let needs = needs(&modules);
    let mut told = Vec::new();
    for circle in circles(&needs) {
        for file in &circle {
            let others: Vec<_> = needs[file].intersection(&circle).copied().collect();
            told.push(format!("{file} → {}", others.join(", ")));
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn a_name_is_followed_to_the_file_that_holds_it() {
    let sources = [
        (
            "src/a/mod.rs",
            "mod b; mod c; pub use self::b::{B, inner::Deep as Far}; fn f() { c::g() }",
        ),
        ("src/a/b.rs", "use super::c::*; pub mod inner; pub struct B(C);"),
        ("src/a/b/inner.rs", "use crate::a::Far as Own; pub struct Deep(std::sync::Arc<u8>);"),
        ("src/a/c.rs", "pub struct C; fn g(b: &super::B) { b.f() }"),
        ("src/lib.rs", "pub mod a;"),
    ];
    let modules: Modules = sources
        .map(|(path, code)| (place(path).expect("in the house"), module(path.to_owned(), code)))
        .into();
    let needs = needs(&modules);
    assert_eq!(needs["src/a/mod.rs"], ["src/a/c.rs"].into());
    assert_eq!(needs["src/a/b.rs"], ["src/a/c.rs"].into());
    assert_eq!(needs["src/a/c.rs"], ["src/a/b.rs"].into());
    assert_eq!(needs["src/a/b/inner.rs"], [].into());
    assert_eq!(circles(&needs), [["src/a/b.rs", "src/a/c.rs"].into()].into());
}
