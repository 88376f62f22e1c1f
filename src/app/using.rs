//! What is made or registered can be used: opened, shown in its folder, printed, sent, by the system's own
//! programs.
//!
//! What a dossier points to is a stranger's word: only documents and pages of the web are ever opened, and
//! only once the person said so.

use std::path::{Path, PathBuf};

use super::export::{Export, Matter};
use crate::french;

/// Something asked of the system's own programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Usage {
    /// Open a file with the program made for it.
    Open(PathBuf),
    /// Show a file in its folder.
    Folder(PathBuf),
    /// Print a file.
    Print(PathBuf),
    /// Begin a mail that goes with a file.
    Mail(PathBuf, Letter),
    /// Open a page of the web.
    Page(String),
}

/// How far the system's own programs went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Used {
    /// All the way.
    Done,
    /// The rest is the person's: to print from what has opened, to join the file to the mail.
    Beside,
    /// Nothing answered.
    Failed,
}

/// A text ready to send.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letter {
    /// In a line.
    pub subject: String,
    /// Whole, with its greeting.
    pub text: String,
}

/// A file that was just written, and a text to send it with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeFile {
    /// Where it is.
    pub path: PathBuf,
    /// What to write to those who get it.
    pub letter: Letter,
}

/// A proof about to be opened, as the person is asked about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProofOpening {
    /// The proof's title.
    pub title: String,
    /// Where it is, as it is written.
    pub place: String,
    /// What would open it; nothing where it may be a program or is on no computer.
    pub opens: Option<Usage>,
    /// What would show its folder.
    pub shows: Option<Usage>,
    /// The other computer it is on, if it is on one.
    pub far: Option<String>,
    /// Whether it holds something else than when it was registered.
    pub is_changed: bool,
}

impl Letter {
    /// Writes what goes with a document.
    pub fn about(document: Export, team: &str) -> Self {
        if document == Export::BallotPage {
            let subject = fr!("Votre avis sur notre exercice coordonné");
            let text = fr!(
                "Bonjour à tous,\n\nNous faisons le point sur le travail de notre équipe. Ouvrez la page jointe dans \
                 votre navigateur : vous y choisissez une phrase par critère, en une dizaine de minutes. Vos réponses \
                 restent secrètes jusqu’à la réunion.\n\nÀ la fin, la page vous donne un fichier : renvoyez-le-moi en \
                 pièce jointe.\n\nMerci à chacun,\n"
            );
            return Self { subject: subject.to_owned(), text: text.to_owned() };
        }
        let label = document.label();
        if document.matter() == Matter::Program {
            let text = fr!(
                "Bonjour,\n\nVous trouverez ci-joint le document « {label} ».\n\nBien cordialement,\n"
            );
            return Self { subject: label, text };
        }
        let subject = format!("{label} – {team}");
        let text = fr!(
            "Bonjour,\n\nVous trouverez ci-joint le document « {label} » de {team}.\n\nBien cordialement,\n"
        );
        Self { subject, text }
    }

    /// Writes it as one pastes it into a mail.
    pub fn whole(&self) -> String {
        format!("{}\n\n{}", self.subject, self.text)
    }

    /// Writes it as the address of a mail to begin.
    pub fn address(&self) -> String {
        let (subject, text) = (percent(&self.subject), percent(&self.text.replace('\n', "\r\n")));
        format!("mailto:?subject={subject}&body={text}")
    }
}

/// Kinds of documents, by their extensions: nothing that the system runs. Some may hold macros, which the
/// programs that show them do not run unasked.
const DOCUMENTS: [&str; 26] = [
    "pdf", "docx", "doc", "odt", "rtf", "txt", "md", "xlsx", "xls", "ods", "csv", "pptx", "ppt",
    "odp", "png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "heic", "ics", "mp3", "mp4",
];

/// Tells whether a file is a document by its name: whatever it holds, no program runs by opening it.
pub fn is_document(path: &Path) -> bool {
    let text = path.to_string_lossy();
    // What Windows leaves out of a name, and what names a part of a file, hide what the file is.
    let is_whole = text.char_indices().all(|(at, sign)| sign != ':' || at < "C:".len());
    let is_plain = is_whole && !text.contains(char::is_control);
    let extension = path.extension().map(|one| one.to_string_lossy().to_lowercase());
    is_plain && extension.is_some_and(|one| DOCUMENTS.contains(&one.as_str()))
}

/// Returns the address of a page of the web, written as a browser takes it; nothing for any other.
pub fn web_address(text: &str) -> Option<String> {
    let text = text.trim();
    let lower = text.to_lowercase();
    let whole = if lower.starts_with("https://") || lower.starts_with("http://") {
        text.to_owned()
    } else if lower.starts_with("www.") {
        format!("https://{text}")
    } else {
        return None;
    };
    let is_broken = whole.contains(|sign: char| sign.is_whitespace() || sign.is_control());
    (!is_broken).then(|| percent_escaped(whole.as_bytes(), "-._~:/?#[]@!$&()*+,;=%"))
}

fn percent(text: &str) -> String {
    percent_escaped(text.as_bytes(), "-._~")
}

/// Writes each byte that is neither a letter, a digit nor one of these signs by its number: `%C3%A9`.
pub fn percent_escaped(bytes: &[u8], signs: &str) -> String {
    let written = |byte: u8| {
        let sign = char::from(byte);
        let is_plain = byte.is_ascii_alphanumeric() || byte.is_ascii() && signs.contains(sign);
        if is_plain { sign.to_string() } else { format!("%{byte:02X}") }
    };
    bytes.iter().copied().map(written).collect()
}

/// Returns the name of the folder a file is in: where the rest of the path lies is the computer's matter.
pub fn folder_name(path: &Path) -> String {
    let folder = path.parent().and_then(Path::file_name);
    folder.map_or_else(String::new, |name| french::one_line(&name.to_string_lossy()))
}
