//! The real window without a screen: a fake outside that records and answers at once.

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use eframe::egui::accesskit::Rect;
use eframe::egui::{self, Context, Event, Key, Modifiers, Vec2};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use jalons::app::export::Looked;
use jalons::app::{
    Action, Answered, Claim, Command, EXAMPLE, Effect, Guard, LogoRefusal, PathPurpose, SaveError,
    State, Technical, Ticket, Usage, Used,
};
use jalons::dossier::{FileState, LogoImage, ProofId};
use jalons::store::{Contents, FolderEntry, FormerVersion, Preferences, Replace, StoreError};
use jalons::ui::{App, Outside};
use jiff::civil::{DateTime, date};

use crate::desk::noon;
use crate::pixels::Pixels;

/// What the outside was asked, and what it will answer.
#[derive(Debug, Default)]
pub struct Script {
    /// In words, oldest first.
    pub asked: Vec<String>,
    /// Paths that will be chosen; when there are none left, the dialog is closed.
    pub chosen: VecDeque<PathBuf>,
    /// Whether the system shows no dialog to choose them.
    pub has_no_dialog: bool,
    /// The disk.
    pub files: BTreeMap<PathBuf, Contents>,
    /// Former versions of every file.
    pub versions: Vec<FormerVersion>,
    /// What was asked so that nothing is lost.
    pub guards: Vec<Guard>,
    /// Whether the disk has no room for what is kept aside.
    pub keeps_nothing: bool,
    /// Whether the disk does not answer what is written.
    pub holds_writes: bool,
    /// Whether nothing answers what a logo holds.
    pub holds_logos: bool,
    /// Which logo is awaited then.
    pub logo: Option<Ticket>,
    /// What it will answer once it does.
    pub held: Vec<Answered>,
    /// What will be answered next.
    pub answers: Vec<Answered>,
    /// Whether exports never end.
    pub is_exporting_for_ever: bool,
    /// What the clock on the wall says; it stands at noon else.
    pub clock: Option<DateTime>,
    /// What the program gets wrong from now on.
    pub fault: Option<Fault>,
}

/// Where the program has a fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Where it carries out what a view asked, half-way through drawing.
    Performing,
    /// Where it reads what was answered, before anything is drawn.
    Answering,
}

struct FakeOutside(Rc<RefCell<Script>>);

impl Outside for FakeOutside {
    fn perform(&mut self, effect: Effect, ctx: &Context) {
        let mut script = self.0.borrow_mut();
        assert_ne!(script.fault, Some(Fault::Performing), "a fault of the program");
        let (asked, answer) = script.perform(effect);
        if !asked.is_empty() {
            script.asked.push(asked);
        }
        script.answers.extend(answer);
        ctx.request_repaint();
    }

    fn answers(&mut self) -> Vec<Answered> {
        let mut script = self.0.borrow_mut();
        assert_ne!(script.fault, Some(Fault::Answering), "a fault of the program");
        std::mem::take(&mut script.answers)
    }

    fn draw(&mut self) -> [u8; 32] {
        Script::SEED
    }

    fn now(&mut self) -> DateTime {
        self.0.borrow().clock.unwrap_or_else(noon)
    }
}

impl Script {
    /// What the key of every gathering of ballots is made of, and what numbers are drawn from.
    pub const SEED: [u8; 32] = [7; 32];

    fn entries(&self, folder: &Path, extensions: &[&str]) -> Vec<FolderEntry> {
        let below = self.files.keys().filter_map(|path| path.strip_prefix(folder).ok());
        let names: BTreeMap<String, bool> = below
            .filter_map(|below| {
                let mut parts = below.iter();
                let name = parts.next()?.to_string_lossy().into_owned();
                let is_folder = parts.next().is_some();
                let is_wanted = extensions.iter().any(|wanted| name.ends_with(wanted));
                (is_folder || is_wanted).then_some((name, is_folder))
            })
            .collect();
        let entry = |(name, is_folder): (String, bool)| FolderEntry {
            path: folder.join(&name),
            name,
            is_folder,
        };
        names.into_iter().map(entry).collect()
    }

    fn keeping(&self) -> Result<(), StoreError> {
        if self.keeps_nothing { Err(StoreError::DiskFull) } else { Ok(()) }
    }

    fn found(&self, path: &Path) -> Result<Contents, StoreError> {
        self.files.get(path).cloned().ok_or(StoreError::NotFound)
    }

    fn perform(&mut self, effect: Effect) -> (String, Option<Answered>) {
        match effect {
            Effect::AskPath { ticket, purpose, suggested } => {
                let asked = format!("ask {suggested}");
                if self.has_no_dialog {
                    return (asked, Some(Answered::NoDialog(ticket, purpose, suggested)));
                }
                (asked, Some(Answered::Path(ticket, purpose, self.chosen.pop_front())))
            }
            Effect::Read(ticket, purpose, path) => {
                let asked = format!("read {}", path.display());
                let found = self.found(&path);
                (asked, Some(Answered::Read(ticket, purpose, path, found)))
            }
            Effect::Write { ticket, path, bytes, replace, .. } => {
                let asked = format!("write {}", path.display());
                let there = self.files.get(&path);
                let saved = match (replace, there) {
                    (Replace::Only(read), Some(there)) if read != *there => {
                        Err(StoreError::ChangedElsewhere)
                    }
                    _ => {
                        self.files.insert(path.clone(), bytes);
                        Ok(date(2026, 11, 22).at(12, 5, 0, 0))
                    }
                };
                let answer = Answered::Written(ticket, path, saved.map_err(SaveError::Store));
                if self.holds_writes {
                    self.held.push(answer);
                    return (asked, None);
                }
                (asked, Some(answer))
            }
            Effect::DrawSeed { ticket, campaign, scope, fate } => {
                let seed = Some(Self::SEED);
                (
                    "draw a seed".to_owned(),
                    Some(Answered::Seed(ticket, campaign, scope, fate, seed)),
                )
            }
            Effect::ReadLogo(ticket, path) => {
                let asked = format!("read the logo {}", path.display());
                let logo = self.found(&path).map_err(LogoRefusal::from);
                let logo = logo.and_then(|contents| Ok(LogoImage::from_bytes(&contents, "")?));
                if self.holds_logos {
                    self.logo = Some(ticket);
                    return (asked, None);
                }
                (asked, Some(Answered::LogoRead(ticket, path, logo)))
            }
            Effect::ReadBallots(ticket, campaign, paths) => {
                let asked = format!("read {} ballots", paths.len());
                let read = |path: PathBuf| (path.clone(), self.found(&path));
                let files = paths.into_iter().map(read).collect();
                (asked, Some(Answered::BallotsRead(ticket, campaign, files)))
            }
            Effect::Fingerprint(ticket, proof, path) => {
                let asked = format!("fingerprint {}", path.display());
                let found = self.found(&path).map(|contents| fingerprint(&contents));
                (asked, Some(Answered::Fingerprinted(ticket, proof, path, found)))
            }
            Effect::CheckProofs(ticket, files) => {
                let state = |former: &str, path: &Path| match self.found(path) {
                    Ok(now) => FileState::of(&fingerprint(&now), former),
                    Err(_) => FileState::Missing,
                };
                let states =
                    files.iter().map(|(proof, path, former)| (*proof, state(former, path)));
                let states = states.collect();
                ("check proofs".to_owned(), Some(Answered::ProofsChecked(ticket, states)))
            }
            Effect::WriteGrid { ticket, grid, path, bytes, .. } => {
                self.files.insert(path.clone(), bytes);
                let asked = format!("write grid {}", path.display());
                (asked, Some(Answered::GridWritten(ticket, grid, path, Ok(()))))
            }
            Effect::Export(ticket, request) => {
                let asked = format!("export {:?}", request.document);
                let answer = Answered::Exported(ticket, request.path, Ok(Vec::new()));
                (asked, (!self.is_exporting_for_ever).then_some(answer))
            }
            Effect::Preview(ticket, _) => {
                ("preview".to_owned(), Some(Answered::Previewed(ticket, Ok(looked()))))
            }
            Effect::ListFolder(ticket, folder, extensions) => {
                let asked = format!("list {}", folder.display());
                let found = self.entries(&folder, &extensions);
                (asked, Some(Answered::Folder(ticket, Ok(found))))
            }
            Effect::ListVersions(ticket, path) => {
                let asked = format!("list versions of {}", path.display());
                (asked, Some(Answered::Versions(ticket, path, self.versions.clone())))
            }
            Effect::Guard(guard) => {
                let answer = match &guard {
                    Guard::Keep(number, _) => Some(Answered::Kept(*number, self.keeping())),
                    _ => None,
                };
                self.guards.push(guard);
                (String::new(), answer)
            }
            Effect::CancelExport => ("cancel".to_owned(), None),
            Effect::SavePreferences(_) => ("remember".to_owned(), None),
            Effect::ShowJournal => (
                "show the journal".to_owned(),
                Some(Answered::Technical(Technical::NoViewer(Some("journal.txt".into())))),
            ),
            Effect::Use(usage) => {
                let asked = match &usage {
                    Usage::Open(path) => format!("open {}", path.display()),
                    Usage::Folder(path) => format!("show the folder of {}", path.display()),
                    Usage::Print(path) => format!("print {}", path.display()),
                    Usage::Mail(path, letter) => {
                        format!("mail {} : {}", path.display(), letter.subject)
                    }
                    Usage::Page(address) => format!("browse {address}"),
                };
                (asked, Some(Answered::Technical(Technical::Used(usage, Used::Done))))
            }
            Effect::Quit => ("quit".to_owned(), None),
        }
    }
}

/// The window of a small laptop.
pub const LAPTOP: Vec2 = Vec2::new(1366.0, 701.0);

/// What has the keyboard, spaces as they are typed.
#[derive(Debug, Default)]
pub struct Focused {
    pub role: Option<egui::Role>,
    pub name: String,
    pub place: Option<Rect>,
}

/// A window in the hands of a person.
pub struct Window {
    pub harness: Harness<'static, App>,
    script: Rc<RefCell<Script>>,
}

impl Window {
    pub const FILE: &'static str = "équipe.jalons";

    /// Opens a window with nothing in it.
    #[track_caller]
    pub fn open() -> Self {
        Self::open_with(Preferences::default(), Vec2::new(1280.0, 800.0))
    }

    #[track_caller]
    pub fn open_with(preferences: Preferences, size: Vec2) -> Self {
        let script = Rc::new(RefCell::new(Script::default()));
        let outside = Box::new(FakeOutside(Rc::clone(&script)));
        let mut harness = Harness::builder()
            .with_size(size)
            .with_max_steps(12)
            .renderer(Pixels::default())
            .build_eframe(move |creation| App::new(&creation.egui_ctx, preferences, outside));
        harness.run();
        Self { harness, script }
    }

    /// Opens a window with the example, in a file of its own.
    #[track_caller]
    pub fn with_file() -> Self {
        let mut window = Self::open();
        window.open_file(EXAMPLE.as_bytes());
        window
    }

    #[track_caller]
    pub fn open_file(&mut self, bytes: &[u8]) {
        self.script().files.insert(Self::FILE.into(), bytes.into());
        self.act(Action::Open(Self::FILE.into()));
        assert_eq!(self.state().dialog, None, "a file without problem");
        assert!(self.state().session.document.is_some());
    }

    pub fn script(&self) -> std::cell::RefMut<'_, Script> {
        self.script.borrow_mut()
    }

    pub fn state(&self) -> &State {
        self.harness.state().state()
    }

    /// Does what no hand does in this test.
    #[track_caller]
    pub fn act(&mut self, action: Action) {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().dispatch(&ctx, action);
        self.harness.run();
    }

    #[track_caller]
    pub fn run(&mut self, command: Command) {
        self.act(Action::Run(command));
    }

    #[track_caller]
    pub fn click(&mut self, role: egui::Role, label: &str) {
        self.find(role, label).click();
        self.harness.run();
    }

    /// Returns the one thing of this role and name; spaces compare as they are typed.
    #[track_caller]
    pub fn find(&self, role: egui::Role, label: &str) -> Node<'_> {
        let of_role: Vec<Node<'_>> = self.harness.query_all_by_role(role).collect();
        let name = |node: &Node<'_>| plain(&node.accesskit_node().label().unwrap_or_default());
        let found: Vec<Node<'_>> =
            of_role.iter().filter(|node| name(node) == label).copied().collect();
        let names: Vec<String> = of_role.iter().map(name).collect();
        assert_eq!(found.len(), 1, "{role:?} « {label} » among {names:?}");
        found[0]
    }

    #[track_caller]
    pub fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.harness.run();
    }

    #[track_caller]
    pub fn press_ctrl(&mut self, key: Key) {
        self.harness.key_press_modifiers(Modifiers::COMMAND, key);
        self.harness.run();
    }

    /// Types a text as a keyboard sends it, where the keyboard is.
    #[track_caller]
    pub fn write(&mut self, text: &str) {
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.harness.key_press(Key::Enter);
            }
            self.harness.event(Event::Text(line.to_owned()));
        }
        self.harness.run();
    }

    /// Types a text and lets a single frame go by.
    pub fn write_in_one_frame(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.harness.step();
    }

    /// Replaces what a field holds.
    #[track_caller]
    pub fn fill(&mut self, label: &str, text: &str) {
        self.focus(label);
        self.press_ctrl(Key::A);
        self.write(text);
    }

    #[track_caller]
    pub fn focus(&mut self, label: &str) {
        let is_field = |role: egui::Role| {
            matches!(role, egui::Role::TextInput | egui::Role::MultilineTextInput)
        };
        let fields: Vec<_> = self
            .harness
            .get_all_by_label(label)
            .filter(|node| is_field(node.accesskit_node().role()))
            .collect();
        assert_eq!(fields.len(), 1, "one field named {label}");
        fields[0].focus();
        self.harness.run();
    }

    /// Returns what has the keyboard; nothing of it where nothing has.
    pub fn focused(&self) -> Focused {
        let all = self.harness.root().children_recursive();
        let found = all.map(|node| node.accesskit_node()).find(AccessKitNode::is_focused);
        let focused = found.map(|node| Focused {
            role: Some(node.role()),
            name: plain(&node.label().unwrap_or_default()),
            place: node.bounding_box(),
        });
        focused.unwrap_or_default()
    }

    /// Tells whether something on the screen has this label.
    pub fn shows(&self, label: &str) -> bool {
        self.labels().iter().any(|shown| plain(shown).contains(label))
    }

    /// Returns every name and text of the accessibility tree.
    pub fn labels(&self) -> Vec<String> {
        let all = self.harness.root().children_recursive();
        all.flat_map(|node| {
            let node = node.accesskit_node();
            [node.label(), node.value()]
        })
        .flatten()
        .collect()
    }

    #[track_caller]
    pub fn check_asked(&self, expected: &[&str]) {
        let asked = std::mem::take(&mut self.script().asked);
        let asked: Vec<&str> =
            asked.iter().map(String::as_str).filter(|asked| *asked != "remember").collect();
        assert_eq!(asked, expected);
    }

    pub fn choose(&mut self, path: &str) {
        self.script().chosen.push_back(path.into());
    }

    pub fn path(&self) -> Option<&Path> {
        self.state().session.document.as_ref()?.path.as_deref()
    }
}

/// Returns what stands for the pages of any document: no page, two parts.
fn looked() -> Looked {
    let outline =
        [("situation", "Situation"), ("profil", "Notre profil")].map(|(id, t)| (id, t.to_owned()));
    Looked { pages: Vec::new(), outline: outline.into() }
}

/// Returns what stands for the fingerprint of a file: enough to notice a change.
fn fingerprint(contents: &[u8]) -> String {
    format!(
        "{:064x}",
        contents.iter().fold(0_u128, |sum, byte| sum * 31 % (1 << 61) + u128::from(*byte))
    )
}

fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
}

/// Says which dialogs ask for a path; the fake outside answers them all alike.
#[test]
fn every_purpose_of_a_path_has_its_title_and_kind() {
    use jalons::app::export::{DocumentKind, Export, Format};
    let report = |kind, format| PathPurpose::Export(Export::Report(kind, format));
    let purposes = [
        (PathPurpose::OpenDossier, false, "jalons"),
        (PathPurpose::SaveDossier, true, "jalons"),
        (PathPurpose::CheckGrid, false, "ron"),
        (PathPurpose::CopyGrid(jalons::app::shipped_grid()), true, "ron"),
        (PathPurpose::Ballots, false, "avis"),
        (PathPurpose::Proof(ProofId(1)), false, "*"),
        (PathPurpose::ProofOf(Claim::Indicator(String::new())), false, "*"),
        (PathPurpose::Logo, false, "png"),
        (report(DocumentKind::Diagnostic, Format::Csv), true, "csv"),
        (report(DocumentKind::Diagnostic, Format::Pdf), true, "pdf"),
        (report(DocumentKind::Statement, Format::Xlsx), true, "xlsx"),
        (report(DocumentKind::Minutes, Format::Docx), true, "docx"),
    ];
    for (purpose, is_save, extension) in purposes {
        assert_eq!((purpose.is_save(), purpose.kind().extension), (is_save, extension));
        assert!(!purpose.title().is_empty() && !purpose.kind().name.is_empty());
    }
}
