//! How documents present themselves, both ways:
//! `presentation: (en_tete: "…", logo: (image: "base64…", texte: "…"), documents: {"synthese": (…)})`.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use data_encoding::BASE64;

use super::parts::{Bare, ByName, texts};
use crate::dossier::{LogoImage, Presentation, Wishes};
use crate::source::{Node, PlainText, Problems, Record, Span, map, report_twice};

record! {
    /// A presentation as the file holds it.
    pub(super) struct PresentationFile<'a> {
        en_tete if "PlainText::is_empty": PlainText<'a>,
        logo if "Bare::is_none": Bare<LogoFile<'a>>,
        documents if "ByName::is_empty": ByName<PlainText<'a>, WishesFile<'a>>,
    }
}

record! {
    struct LogoFile<'a> {
        image: String,
        texte: PlainText<'a>,
    }
}

record! {
    struct WishesFile<'a> {
        avant if "PlainText::is_empty": PlainText<'a>,
        apres if "PlainText::is_empty": PlainText<'a>,
        sans if "Vec::is_empty": Vec<PlainText<'a>>,
    }
}

/// Reads how the documents of a dossier present themselves.
pub(super) fn presentation<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
) -> Arc<Presentation> {
    let Some(node) = record.get("presentation") else { return Arc::default() };
    let record = Record::open(node, problems, "cette présentation", PresentationFile::KEYS);
    Arc::new(Presentation {
        letterhead: record.free_text("en_tete"),
        logo: logo(&record, problems),
        wishes: wishes(&record, problems),
    })
}

/// Reads the logo; one that cannot be shown is told and left, the rest being worth more.
fn logo<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
) -> Option<LogoImage> {
    let node = record.get("logo")?;
    let record = Record::open(node, problems, "ce logo", LogoFile::KEYS);
    record.require("image", "\"iVBORw0KGgo…\"")?;
    let (written, description) = (record.free_text("image"), record.free_text("texte"));
    let help =
        fr!("Il disparaîtra du dossier au prochain enregistrement : choisissez-le de nouveau \
                dans Jalons.");
    let plain: String = written.split_whitespace().collect();
    let Ok(bytes) = BASE64.decode(plain.as_bytes()) else {
        let message = "L’image de ce logo n’est pas écrite en base64, ou elle est incomplète.";
        problems.warning(record.span("image"), message, help);
        return None;
    };
    match LogoImage::kept(&bytes, &description) {
        Ok(logo) => Some(logo),
        Err(error) => {
            problems.warning(record.span("image"), error.to_string(), help);
            None
        }
    }
}

fn wishes<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
) -> BTreeMap<String, Wishes> {
    let mut places: HashMap<&str, Span> = HashMap::new();
    let mut wishes = BTreeMap::new();
    for (key, node) in map(record, problems, "documents") {
        if let Some(first) = places.insert(&key.text, key.span) {
            report_twice(key, first, problems);
        }
        let document = wished(node, problems);
        if !document.is_blank() {
            wishes.insert(key.text.clone().into_owned(), document);
        }
    }
    wishes
}

fn wished<'a>(node: &'a Node<'a>, problems: &'a Problems<'a>) -> Wishes {
    let record = Record::open(node, problems, "ce document", WishesFile::KEYS);
    let sections = record.list("sans", "[\"…\", \"…\"]").unwrap_or_default();
    Wishes {
        before: record.free_text("avant"),
        after: record.free_text("apres"),
        left_out: texts("sans", sections, problems).collect(),
    }
}

impl<'a> PresentationFile<'a> {
    /// Returns what is written, if anything is.
    pub(super) fn of(presentation: &'a Presentation) -> Option<Self> {
        let wishes = presentation.wishes.iter().filter(|(_, wishes)| !wishes.is_blank());
        let wishes = wishes.map(|(document, wishes)| (PlainText(document), WishesFile::of(wishes)));
        let written = Self {
            en_tete: PlainText(&presentation.letterhead),
            logo: Bare(presentation.logo.as_ref().map(LogoFile::of)),
            documents: ByName(wishes.collect()),
        };
        let is_empty =
            written.en_tete.is_empty() && written.logo.is_none() && written.documents.is_empty();
        (!is_empty).then_some(written)
    }
}

impl<'a> LogoFile<'a> {
    fn of(logo: &'a LogoImage) -> Self {
        Self { image: BASE64.encode(&logo.png), texte: PlainText(&logo.description) }
    }
}

impl<'a> WishesFile<'a> {
    fn of(wishes: &'a Wishes) -> Self {
        Self {
            avant: PlainText(&wishes.before),
            apres: PlainText(&wishes.after),
            sans: wishes.left_out.iter().map(|section| PlainText(section)).collect(),
        }
    }
}
