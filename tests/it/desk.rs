//! The program on a desk without a window: act, look at what it asks for, answer.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jalons::app::export::{ExportError, Looked};
use jalons::app::{
    Action, Answered, Command, EXAMPLE, Effect, Effects, Guard, GuardAction, PathPurpose,
    ReadPurpose, SaveError, State, Ticket, Whose, shipped_grid,
};
use jalons::dossier::{CampaignId, Dossier, Edit, Extent, TeamField, file};
use jalons::store::{Contents, Former, FormerVersion, Preferences, Replace, StoreError};
use jiff::civil::{DateTime, date};

/// Returns what begins a campaign of this extent.
pub fn new_campaign(extent: Extent) -> Action {
    let (title, date) = ("Auto-évaluation 2026".to_owned(), date(2026, 11, 22));
    Action::NewCampaign { title, date, grid: shipped_grid(), extent }
}

/// Returns what begins the campaign after it.
pub fn next_campaign() -> Action {
    let (title, date) = ("Auto-évaluation 2027".to_owned(), date(2027, 1, 12));
    Action::NewCampaign { title, date, grid: shipped_grid(), extent: Extent::Full }
}

/// The program, with what it last asked to write.
pub struct Desk {
    /// What it is doing.
    pub state: State,
    /// The write nobody answered yet.
    pub written: Option<Write>,
    /// What was asked so that nothing is lost, in words; kept apart from the rest.
    pub guards: Vec<String>,
    /// What was last asked to be kept aside.
    pub kept: Option<Vec<u8>>,
    /// Which path was last asked for.
    pub asked_path: Option<Ticket>,
    /// Which fingerprint was last asked for.
    pub ticket: Option<Ticket>,
    /// Which reading of each file was last asked for.
    reads: BTreeMap<PathBuf, Ticket>,
    /// Which list of versions was last asked for.
    versions: Option<Ticket>,
    /// Which list of a folder was last asked for.
    pub folder: Option<Ticket>,
    /// Which pages were last asked for.
    pub pages: Option<Ticket>,
    /// Which ballots were last asked for, and for which campaign.
    pub ballots: Option<(Ticket, CampaignId)>,
    /// The number of that asking.
    asked: u64,
}

/// A write that was asked for.
#[derive(Clone)]
pub struct Write {
    pub ticket: Ticket,
    pub path: PathBuf,
    pub bytes: Contents,
}

impl Desk {
    pub fn empty() -> Self {
        Self {
            state: State::new(Preferences::default(), date(2026, 11, 22)),
            written: None,
            guards: Vec::new(),
            kept: None,
            asked_path: None,
            ticket: None,
            reads: BTreeMap::new(),
            versions: None,
            folder: None,
            pages: None,
            ballots: None,
            asked: 0,
        }
    }

    /// A program that draws from this seed what it names.
    pub fn drawing_from(seed: [u8; 32]) -> Self {
        let desk = Self::empty();
        Self { state: desk.state.drawing_from(seed), ..desk }
    }

    pub fn with_example() -> Self {
        let mut desk = Self::empty();
        desk.check(Action::Run(Command::OpenExample), &[]);
        desk
    }

    /// The example as the team would have it: in a file.
    pub fn with_file() -> Self {
        let mut desk = Self::empty();
        desk.check(Action::Open("équipe.jalons".into()), &["read Dossier équipe.jalons"]);
        desk.read("équipe.jalons", EXAMPLE.as_bytes());
        desk
    }

    /// Answers what was last asked to be kept aside.
    pub fn keep_ends(&mut self, result: Result<(), StoreError>) {
        self.act(Action::Answer(Answered::Kept(self.asked, result)));
    }

    /// Applies an action and returns what it asks for, in words.
    pub fn act(&mut self, action: Action) -> Vec<String> {
        let effects = self.state.update(action).0;
        for effect in &effects {
            match effect {
                Effect::AskPath { ticket, .. } => self.asked_path = Some(*ticket),
                Effect::Fingerprint(ticket, ..) => self.ticket = Some(*ticket),
                Effect::ListVersions(ticket, _) => self.versions = Some(*ticket),
                Effect::ListFolder(ticket, ..) => self.folder = Some(*ticket),
                Effect::Preview(ticket, _) => self.pages = Some(*ticket),
                Effect::ReadBallots(ticket, campaign, _) => {
                    self.ballots = Some((*ticket, *campaign));
                }
                Effect::Read(ticket, _, path) => {
                    self.reads.insert(path.clone(), *ticket);
                }
                Effect::Write { ticket, path, bytes, .. } => {
                    let (ticket, path, bytes) = (*ticket, path.clone(), Arc::clone(bytes));
                    self.written = Some(Write { ticket, path, bytes });
                }
                _ => {}
            }
        }
        let (guards, others): (Vec<Effect>, Vec<Effect>) =
            effects.into_iter().partition(|effect| matches!(effect, Effect::Guard(_)));
        for guard in &guards {
            if let Effect::Guard(Guard::Keep(number, unsaved)) = guard {
                self.asked = *number;
                self.kept = Some(unsaved.to_bytes());
            }
        }
        self.guards.extend(guards.iter().map(in_words));
        others.iter().map(in_words).collect()
    }

    #[track_caller]
    pub fn check(&mut self, action: Action, expected: &[&str]) {
        let told = format!("{action:?}");
        let short: String = told.chars().take(120).collect();
        assert_eq!(self.act(action), expected, "{short}");
    }

    #[track_caller]
    pub fn read(&mut self, path: &str, bytes: &[u8]) -> Vec<String> {
        if self.state.waits_for().is_none() {
            self.act(Action::Open(path.into()));
        }
        self.come(path, bytes)
    }

    /// Answers what a dossier holds, whether or not anybody still waits for it.
    pub fn come(&mut self, path: &str, bytes: &[u8]) -> Vec<String> {
        self.read_ends(ReadPurpose::Dossier, path, Ok(bytes.into()))
    }

    /// Answers the last reading of a file, or one that nobody asked for.
    pub fn read_ends(
        &mut self,
        purpose: ReadPurpose,
        path: impl Into<PathBuf>,
        result: Result<Contents, StoreError>,
    ) -> Vec<String> {
        let path = path.into();
        let ticket = self.reads.get(&path).copied().unwrap_or_else(|| self.unasked());
        self.act(Action::Answer(Answered::Read(ticket, purpose, path, result)))
    }

    /// Returns the number of a question that nobody put.
    pub fn unasked(&self) -> Ticket {
        self.state.session.number
    }

    /// Answers which former versions a file has.
    #[track_caller]
    pub fn versions_come(&mut self, path: &str, list: Vec<FormerVersion>) -> Vec<String> {
        let ticket = self.versions.take().expect("versions are asked for");
        self.act(Action::Answer(Answered::Versions(ticket, path.into(), list)))
    }

    /// Answers the pages of a document.
    #[track_caller]
    pub fn pages_come(&mut self, looked: Result<Looked, ExportError>) -> Vec<String> {
        let ticket = self.pages.take().expect("pages are asked for");
        self.act(Action::Answer(Answered::Previewed(ticket, looked)))
    }

    /// Answers that the system has no dialog to ask with.
    pub fn no_dialog(&mut self, purpose: PathPurpose, suggested: &str) -> Vec<String> {
        let ticket = self.asked_path.unwrap_or_else(|| self.unasked());
        self.act(Action::Answer(Answered::NoDialog(ticket, purpose, suggested.to_owned())))
    }

    /// Answers what sessions that were cut had kept, as at the start.
    pub fn find(&mut self, found: Vec<(PathBuf, DateTime, Result<Contents, StoreError>)>) {
        self.act(Action::Guard(GuardAction::Look));
        self.guards.clear();
        self.act(Action::Answer(Answered::LeftBehind(found)));
    }

    pub fn choose(&mut self, purpose: PathPurpose, path: &str) -> Vec<String> {
        match self.asked_path.take() {
            Some(ticket) => {
                self.act(Action::Answer(Answered::Path(ticket, purpose, Some(path.into()))))
            }
            None => self.act(Action::ReplaceAt(purpose, path.into())),
        }
    }

    /// Closes the dialog that asks for a path.
    #[track_caller]
    pub fn choose_nothing(&mut self, purpose: PathPurpose) -> Vec<String> {
        let ticket = self.asked_path.take().expect("a path is asked for");
        self.act(Action::Answer(Answered::Path(ticket, purpose, None)))
    }

    /// Answers the last write, as a disk would.
    #[track_caller]
    pub fn write_ends(&mut self, result: Result<(), StoreError>) -> Vec<String> {
        let Write { ticket, path, bytes } = self.written.take().expect("a write was asked for");
        // What could not be opened again is not written, whatever the disk says.
        let saved = file::check_openable(&bytes).map_err(SaveError::Unopenable);
        let saved = saved.and_then(|()| Ok(result.map(|()| noon())?));
        self.act(Action::Answer(Answered::Written(ticket, path, saved)))
    }

    pub fn dossier(&self) -> &Dossier {
        self.state.dossier().expect("a dossier is open")
    }

    pub fn path(&self) -> Option<&Path> {
        self.state.session.document.as_ref()?.path.as_deref()
    }

    pub fn rename(&mut self, name: &str) {
        self.check(Action::Edit(Edit::Team(TeamField::Name, name.to_owned())), &[]);
    }

    /// Answers the export under way.
    #[track_caller]
    pub fn export_ends(
        &mut self,
        path: &str,
        result: Result<Vec<String>, ExportError>,
    ) -> Vec<String> {
        let ticket = self.exporting();
        self.act(Action::Answer(Answered::Exported(ticket, path.into(), result)))
    }

    /// Returns which export is under way.
    #[track_caller]
    pub fn exporting(&self) -> Ticket {
        self.state.exports.front().expect("an export is under way").ticket
    }

    pub fn put_notices_away(&mut self) {
        let numbers: Vec<u64> = self.state.notices.iter().map(|notice| notice.number).collect();
        for number in numbers {
            self.act(Action::Dismiss(number));
        }
    }

    pub fn notices(&self) -> Vec<(Whose, String)> {
        let plain = |text: &str| text.replace('\u{a0}', " ");
        self.state.notices.iter().map(|notice| (notice.whose, plain(&notice.title))).collect()
    }
}

/// Opens this in a program that is at no desk, and returns what it then asks for.
pub fn open_in(state: &mut State, path: &str, contents: Contents) -> Effects {
    let asked = state.update(Action::Open(path.into())).0;
    let [Effect::Read(ticket, purpose, path)] = asked.as_slice() else { unreachable!("{asked:?}") };
    state.update(Action::Answer(Answered::Read(*ticket, *purpose, path.clone(), Ok(contents))))
}

pub fn noon() -> DateTime {
    date(2026, 11, 22).at(12, 0, 0, 0)
}

fn in_words(effect: &Effect) -> String {
    let replacing = |replace: &Replace| match replace {
        Replace::Nothing => "replacing nothing",
        Replace::Anything => "replacing anything",
        Replace::Only(_) => "replacing only what was read",
    };
    match effect {
        Effect::AskPath { purpose: PathPurpose::CopyGrid(_), suggested, .. } => {
            format!("ask CopyGrid {suggested}")
        }
        Effect::AskPath { purpose, suggested, .. } => format!("ask {purpose:?} {suggested}"),
        Effect::Read(_, purpose, path) => format!("read {purpose:?} {}", path.display()),
        Effect::Write { path, replace, former, .. } => {
            let former = match former {
                Former::Gone => " losing the former",
                Former::Kept => "",
                Former::KeptNowAndThen => " keeping the former now and then",
                Former::Forgotten => " forgetting the former",
            };
            format!("write {} {}{former}", path.display(), replacing(replace))
        }
        Effect::DrawSeed { campaign, scope, fate, .. } => {
            format!("draw a seed for {} {scope:?} {fate:?}", campaign.0)
        }
        Effect::ReadLogo(_, path) => format!("read the logo {}", path.display()),
        Effect::ReadBallots(_, _, paths) => format!("read ballots {}", names(paths)),
        Effect::Fingerprint(_, proof, path) => {
            format!("fingerprint {} {}", proof.0, path.display())
        }
        Effect::CheckProofs(_, files) => {
            let paths: Vec<PathBuf> = files.iter().map(|(_, path, _)| path.clone()).collect();
            format!("check proofs {}", names(&paths))
        }
        Effect::WriteGrid { path, replace, .. } => {
            format!("write grid {} {}", path.display(), replacing(replace))
        }
        Effect::Export(_, request) => {
            let to = request.path.display();
            format!("export {:?} to {to} {}", request.document, replacing(&request.replace))
        }
        Effect::Preview(..) => "preview".to_owned(),
        Effect::ListFolder(_, folder, extensions) => {
            format!("list {} in {}", extensions.join(" "), folder.display())
        }
        Effect::ListVersions(_, path) => format!("list versions of {}", path.display()),
        Effect::Guard(guard) => guard_in_words(guard),
        Effect::CancelExport => "cancel export".to_owned(),
        Effect::SavePreferences(_) => "remember".to_owned(),
        Effect::Use(usage) => format!("use {usage:?}"),
        Effect::ShowJournal => "show the journal".to_owned(),
        Effect::Quit => "quit".to_owned(),
    }
}

fn guard_in_words(guard: &Guard) -> String {
    match guard {
        Guard::Keep(_, unsaved) => format!("keep {}", unsaved.dossier.team.display_name()),
        Guard::Forget => "forget".to_owned(),
        Guard::FindLeftBehind => "find what was left behind".to_owned(),
        Guard::DropLeftBehind(path) => format!("drop {}", path.display()),
        Guard::SetAside(path) => format!("set {} aside", path.display()),
        Guard::Lock(path) => format!("lock {}", path.display()),
        Guard::TakeOver(path) => format!("take {} over", path.display()),
        Guard::Unlock => "unlock".to_owned(),
    }
}

fn names(paths: &[PathBuf]) -> String {
    let names: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    names.join(" ")
}
