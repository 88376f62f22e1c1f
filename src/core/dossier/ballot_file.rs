//! Ballots on their way in: a file saved by the page, a code, what was typed in the window.
//!
//! Each is checked against the collection it is for; what is refused says why and what to do.
//! Nothing here tells what a ballot says.

use std::collections::BTreeMap;
use std::sync::Arc;

use data_encoding::HEXLOWER;
use jiff::civil::Date;
use serde::Deserialize;

use super::campaign::Campaign;
use super::collection::{Ballot, Channel, Collection};
use super::opinion::{Opinions, Vote};
use super::seal::{SealError, SealHead, Sealed, SealedContents};
use crate::french::{self, is_direction_mark};
use crate::grid::CriterionId;
use crate::source::{self, excerpt};

/// The largest ballot file; those of the page weigh some kilobytes, 200 kB with every comment full.
pub const MAX_BYTES: usize = 512 << 10;
/// What all ballots of a collection weigh at most, sealed: written as text, two thirds of what a
/// dossier may weigh.
pub(super) const MAX_TOGETHER: usize = 6 << 20;
/// How many characters of a comment are kept.
pub const MAX_COMMENT: usize = 2_000;
const MAX_NAME: usize = 80;
/// How many criteria one person answers in a minute, the same as in the page.
pub const CRITERIA_PER_MINUTE: usize = 2;
/// From how many same answers on two ballots may be one person's.
const TWIN_ANSWERS: usize = 6;

/// A ballot that is good to take in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The ballot.
    pub ballot: Arc<Ballot>,
    /// It takes the place of an earlier one of the same person.
    pub replaces: bool,
    /// What to know about it, in French.
    pub remarks: Vec<String>,
}

/// Why a ballot is not taken in.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The campaign gathers no ballots.
    #[error("aucune collecte d’avis n’est ouverte pour cette campagne")]
    NoCollection,
    /// Too late.
    #[error("les avis de cette campagne sont déjà dévoilés")]
    AlreadyRevealed,
    /// Another kind of file.
    #[error("ce fichier n’est pas un avis Jalons")]
    NotABallot,
    /// More than [`MAX_BYTES`].
    #[error("ce fichier est trop gros pour un avis")]
    TooLarge,
    /// A later format.
    #[error("cet avis vient d’une version plus récente de Jalons")]
    Newer,
    /// Made for another collection.
    #[error("cet avis a été rempli pour une autre campagne")]
    OtherCampaign,
    /// Cut or changed on its way.
    #[error("cet avis est abîmé ou a été modifié à la main")]
    Damaged,
    /// Made with another grid or version.
    #[error("cet avis a été rempli avec une autre grille\u{a0}: {0}")]
    OtherGrid(String),
    /// Its answers are not those of the grid.
    #[error("cet avis répond à un critère qui n’est pas dans la grille\u{a0}: {0}")]
    UnknownCriterion(String),
    /// Nothing is answered in it.
    #[error("cet avis ne contient aucune réponse")]
    Empty,
    /// It is here already.
    #[error("cet avis est déjà là")]
    AlreadyHere,
    /// The same name and profession answered already, in another ballot.
    #[error("un avis de «\u{a0}{0}\u{a0}» est déjà là")]
    SamePerson(String),
    /// With the others, more than a dossier can keep.
    #[error("les avis de cette campagne pèsent déjà autant qu’un dossier peut en garder")]
    NoRoom,
    /// As many as one campaign takes.
    #[error("cette campagne a déjà {0} avis, le maximum")]
    Full(usize),
}

/// What a `.avis` file holds.
#[derive(Deserialize)]
struct Envelope {
    jalons: String,
    format: u32,
    campagne: String,
    cle: String,
    nonce: String,
    contenu: String,
}

/// Who answers, for a ballot made in the window.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voter {
    /// Profession.
    pub profession: String,
    /// Name, if given.
    pub name: String,
}

/// Returns how many minutes a ballot of so many criteria takes.
pub fn minutes_for(criteria: usize) -> usize {
    criteria.div_ceil(CRITERIA_PER_MINUTE).max(2)
}

impl Refusal {
    /// Returns what the person can do.
    pub const fn help(&self) -> &'static str {
        match self {
            Self::NoCollection => "Ouvrez d’abord la collecte des avis, dans Réunion.",
            Self::AlreadyRevealed => {
                fr!(
                    "Un avis arrivé après le dévoilement n’est plus un avis donné seul : dites-le en réunion."
                )
            }
            Self::NotABallot => {
                fr!("Choisissez un fichier « .avis » enregistré par la page d’avis.")
            }
            Self::TooLarge => {
                fr!("Un avis pèse quelques kilo-octets : vérifiez le fichier choisi.")
            }
            Self::Newer => "Mettez Jalons à jour sur cet ordinateur, puis recommencez.",
            Self::OtherCampaign => {
                "Demandez à la personne de répondre avec la page de cette campagne."
            }
            Self::Damaged => "Demandez à la personne d’envoyer de nouveau son fichier, tel quel.",
            Self::OtherGrid(_) | Self::UnknownCriterion(_) => {
                "Exportez de nouveau la page d’avis et demandez à la personne de répondre avec elle."
            }
            Self::Empty => "Demandez à la personne de répondre à au moins un critère.",
            Self::AlreadyHere => fr!("Il compte une seule fois ; il n’y a rien à faire."),
            Self::SamePerson(_) => {
                fr!(
                    "Si c’est la même personne, retirez d’abord son premier avis ; sinon, distinguez les noms."
                )
            }
            Self::NoRoom => {
                fr!(
                    "Vérifiez les fichiers reçus : un avis pèse quelques kilo-octets. Retirez les plus gros."
                )
            }
            Self::Full(_) => {
                fr!("Vérifiez les fichiers reçus : une équipe compte rarement autant de membres.")
            }
        }
    }
}

/// Tells whether a file is a ballot, for whatever campaign.
pub fn is_likely(bytes: &[u8]) -> bool {
    let text = source::text(bytes, MAX_BYTES);
    let file = text.ok().and_then(|text| serde_json::from_str::<Envelope>(&text).ok());
    file.is_some_and(|file| file.jalons == "avis")
}

/// Reads the bytes of a `.avis` file for a campaign.
pub fn read(bytes: &[u8], campaign: &Campaign, on: Date) -> Result<Received, Refusal> {
    let collection = open_collection(campaign)?;
    let is_large = bytes.len() > MAX_BYTES;
    let refused = if is_large { Refusal::TooLarge } else { Refusal::NotABallot };
    let text = source::text(bytes, MAX_BYTES).map_err(|_told_once| refused)?;
    let file: Envelope = serde_json::from_str(&text).map_err(|_told_once| Refusal::NotABallot)?;
    if file.jalons != "avis" {
        return Err(Refusal::NotABallot);
    }
    if file.format != 1 {
        return Err(Refusal::Newer);
    }
    if file.campagne != collection.tag() {
        return Err(Refusal::OtherCampaign);
    }
    let sealed = Sealed::from_texts(&file.cle, &file.nonce, &file.contenu);
    let sealed = sealed.ok_or(Refusal::Damaged)?;
    let contents = collection.key.open(&sealed).map_err(|error| match error {
        SealError::Broken => Refusal::Damaged,
        SealError::NotABallot => Refusal::NotABallot,
    })?;
    check(&contents, campaign, collection)?;
    take_in(contents, sealed, collection, Channel::File, on)
}

/// Makes a ballot of what a person answered in the window, on paper or by code.
///
/// `drawn` at random tells it from any other, here or in a copy of the dossier.
pub fn make(
    voter: &Voter,
    opinions: Opinions,
    campaign: &Campaign,
    channel: Channel,
    on: Date,
    drawn: [u8; 16],
) -> Result<Received, Refusal> {
    let collection = open_collection(campaign)?;
    let head = SealHead {
        id: HEXLOWER.encode(&drawn),
        revision: 1,
        tag: collection.tag(),
        grid: campaign.grid.id.0.clone(),
        version: campaign.grid.version.to_string(),
        profession: voter.profession.trim().to_owned(),
        name: voter.name.trim().to_owned(),
    };
    let contents = SealedContents { head, opinions };
    check(&contents, campaign, collection)?;
    let sealed = collection.key.seal(&contents);
    take_in(contents, sealed, collection, channel, on)
}

fn open_collection(campaign: &Campaign) -> Result<&Collection, Refusal> {
    let collection = campaign.collection.as_ref().ok_or(Refusal::NoCollection)?;
    if collection.is_revealed() {
        return Err(Refusal::AlreadyRevealed);
    }
    Ok(collection)
}

/// Checks what a ballot is for; never what it says.
fn check(
    contents: &SealedContents,
    campaign: &Campaign,
    collection: &Collection,
) -> Result<(), Refusal> {
    let head = &contents.head;
    if !Ballot::is_id(&head.id) {
        return Err(Refusal::NotABallot);
    }
    if head.tag != collection.tag() {
        return Err(Refusal::OtherCampaign);
    }
    let grid = &campaign.grid;
    if head.grid != grid.id.0 || head.version != grid.version.to_string() {
        return Err(Refusal::OtherGrid(excerpt(&format!("{} {}", head.grid, head.version))));
    }
    // A criterion that a rule has set aside since the page was made keeps its answer.
    let was_asked = |id: &CriterionId| {
        let found = grid.criterion(id);
        found.is_some_and(|(domain, criterion)| {
            criterion.is_in(campaign.extent) && collection.scope.includes(domain, criterion)
        })
    };
    if let Some(unknown) = contents.opinions.keys().find(|id| !was_asked(id)) {
        return Err(Refusal::UnknownCriterion(excerpt(&unknown.0)));
    }
    let can_be_said = |(id, opinion): (&CriterionId, &super::Opinion)| {
        grid.criterion(id).is_none_or(|(_, asked)| asked.can_be_said(opinion))
    };
    if !contents.opinions.iter().all(can_be_said) {
        return Err(Refusal::NotABallot);
    }
    let says_something = |opinion: &super::Opinion| {
        let is_answered = opinion.vote.is_some() || opinion.observed.is_some();
        is_answered || !opinion.comment.trim().is_empty()
    };
    if !contents.opinions.values().any(says_something) {
        return Err(Refusal::Empty);
    }
    Ok(())
}

fn take_in(
    mut contents: SealedContents,
    sealed: Sealed,
    collection: &Collection,
    channel: Channel,
    received_on: Date,
) -> Result<Received, Refusal> {
    let mut remarks = shorten(&mut contents);
    let sealed = if remarks.is_empty() { sealed } else { collection.key.seal(&contents) };
    remarks.extend(twin_remark(&contents, collection, channel));
    let head = contents.head;
    let former = collection.ballot(&head.id);
    if former.is_some_and(|former| former.revision >= head.revision) {
        return Err(Refusal::AlreadyHere);
    }
    if former.is_none() {
        let is_same = |other: &Arc<Ballot>| {
            !head.name.is_empty()
                && french::is_same(&other.name, &head.name)
                && french::is_same(&other.profession, &head.profession)
        };
        if collection.ballots.iter().any(is_same) {
            return Err(Refusal::SamePerson(head.name));
        }
        if collection.ballots.len() >= Collection::MAX_BALLOTS {
            return Err(Refusal::Full(Collection::MAX_BALLOTS));
        }
    }
    let others = collection.ballots.iter().filter(|other| other.id != head.id);
    let weight: usize = others.map(|other| other.sealed.weight()).sum();
    if weight + sealed.weight() > MAX_TOGETHER {
        return Err(Refusal::NoRoom);
    }
    let ballot = Ballot {
        id: head.id,
        revision: head.revision,
        profession: head.profession,
        name: head.name,
        channel,
        received_on,
        sealed,
    };
    Ok(Received { ballot: Arc::new(ballot), replaces: former.is_some(), remarks })
}

/// Says that one person may have answered twice: once by code, whose ballots bear no id, once otherwise.
///
/// Tells only that two whole ballots of one profession are the same, never what they say.
fn twin_remark(
    contents: &SealedContents,
    collection: &Collection,
    channel: Channel,
) -> Option<String> {
    let head = &contents.head;
    let votes = votes(&contents.opinions);
    if head.profession.is_empty() || votes.len() < TWIN_ANSWERS {
        return None;
    }
    let is_twin = |other: &&Arc<Ballot>| {
        let has_code = channel == Channel::Code || other.channel == Channel::Code;
        // On this computer the next person would read it.
        let is_told = has_code && channel != Channel::Computer;
        let is_other = other.id != head.id && french::is_same(&other.profession, &head.profession);
        // Two names are two people.
        let is_named_apart = !head.name.is_empty()
            && !other.name.is_empty()
            && !french::is_same(&head.name, &other.name);
        is_told
            && is_other
            && !is_named_apart
            && collection
                .key
                .open(&other.sealed)
                .is_ok_and(|opened| self::votes(&opened.opinions) == votes)
    };
    collection.ballots.iter().find(is_twin).map(|_twin| {
        fr!(
            "Un avis de la même profession ({}) est déjà là avec exactement les mêmes réponses : si c’est la même \
             personne, retirez-en un.",
            head.profession
        )
    })
}

fn votes(opinions: &Opinions) -> BTreeMap<&CriterionId, Vote> {
    opinions.iter().filter_map(|(id, opinion)| Some((id, opinion.vote?))).collect()
}

/// Cuts what is too long, with a mark, and says so.
fn shorten(contents: &mut SealedContents) -> Vec<String> {
    let mut cut = 0;
    for opinion in contents.opinions.values_mut() {
        let length = opinion.comment.chars().count();
        if length > MAX_COMMENT {
            let kept: String = opinion.comment.chars().take(MAX_COMMENT).collect();
            opinion.comment = format!("{kept} […]");
            cut += 1;
        }
    }
    let head = &mut contents.head;
    for text in [&mut head.profession, &mut head.name] {
        let is_shown = |c: &char| !c.is_control() && !is_direction_mark(*c);
        let clean: String = text.chars().filter(is_shown).take(MAX_NAME).collect();
        clean.trim().clone_into(text);
    }
    if cut == 0 {
        return Vec::new();
    }
    let what = if cut == 1 { "Un commentaire est" } else { "Des commentaires sont" };
    vec![fr!(
        "{what} trop long : les {MAX_COMMENT} premiers caractères sont gardés, suivis de […]."
    )]
}
