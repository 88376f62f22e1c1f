//! The seal of ballots: the box of `NaCl`, a key pair per collection, an ephemeral one per ballot.
//!
//! What it protects against, and what not: whoever reads the dossier with a text editor, or a
//! ballot on its way, learns nothing. Whoever opens the dossier with this program can reveal the
//! ballots, once, for everyone, with a date. A programmer who holds the dossier holds its key.

use std::collections::BTreeMap;
use std::fmt;

use crypto_box::aead::Aead;
use crypto_box::{Nonce, PublicKey, SalsaBox, SecretKey};
use data_encoding::{BASE64, HEXLOWER};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256, Sha512};

use super::opinion::{Opinion, Opinions, Vote};
use crate::grid::{CriterionId, Held, Level, Observed};
use crate::source;

/// What a collection opens its ballots with.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct SealKey([u8; 32]);

/// A sealed ballot.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sealed {
    /// Public half of the key pair made for this ballot alone.
    pub(super) ephemeral: [u8; 32],
    /// Drawn with that pair; used once.
    pub(super) nonce: [u8; 24],
    /// What is sealed: longer than what it says by the 16 bytes that show a change.
    pub(super) contents: Vec<u8>,
}

/// What is under the seal: whose ballot, for which collection, and what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SealedContents {
    /// Whose it is, and for what.
    pub(super) head: SealHead,
    /// What it says of each criterion.
    pub(super) opinions: Opinions,
}

/// Whose ballot it is, and for what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SealHead {
    /// Name of the ballot, drawn at random.
    pub(super) id: String,
    /// Grows each time its author changes it: the latest counts.
    pub(super) revision: u32,
    /// Which collection it answers; [`SealKey::tag`].
    pub(super) tag: String,
    /// Name of the grid it answers.
    pub(super) grid: String,
    /// Version of that grid, as it was written.
    pub(super) version: String,
    /// As its author wrote it; may be empty.
    pub(super) profession: String,
    /// As its author wrote it; may be empty.
    pub(super) name: String,
}

/// Why a sealed ballot does not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(super) enum SealError {
    /// Changed on its way, cut, or sealed for another collection.
    #[error("le scellé ne s’ouvre pas")]
    Broken,
    /// It opens, and what is inside is no ballot.
    #[error("le contenu n’est pas un avis")]
    NotABallot,
}

/// What is written under the seal, as the page writes it too.
#[derive(Serialize, Deserialize)]
struct Payload {
    format: u32,
    avis: String,
    #[serde(default)]
    revision: u32,
    campagne: String,
    grille: String,
    version: String,
    #[serde(default)]
    profession: String,
    #[serde(default)]
    nom: String,
    reponses: BTreeMap<String, PayloadAnswer>,
}

#[derive(Serialize, Deserialize)]
struct PayloadAnswer {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    v: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    c: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    o: Option<PayloadObserved>,
}

/// What was observed: `{"compte-rendu": "oui"}`, or a number as text, `"12.5"`.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum PayloadObserved {
    Number(String),
    Characteristics(BTreeMap<String, PayloadHeld>),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum PayloadHeld {
    Oui,
    Partie,
    Non,
}

impl fmt::Debug for SealKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "SealKey({})", self.tag())
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Sealed({} bytes)", self.contents.len())
    }
}

impl SealKey {
    pub(super) const fn from_seed(seed: [u8; 32]) -> Self {
        Self(seed)
    }

    /// Reads a key as the file writes it.
    pub(super) fn from_text(text: &str) -> Option<Self> {
        Some(Self(BASE64.decode(text.trim().as_bytes()).ok()?.try_into().ok()?))
    }

    pub(super) fn text(&self) -> String {
        BASE64.encode(&self.0)
    }

    pub(super) fn public(&self) -> [u8; 32] {
        *self.secret().public_key().as_bytes()
    }

    pub(super) fn tag(&self) -> String {
        let digest = Sha256::digest(self.public());
        HEXLOWER.encode(digest.get(..8).unwrap_or_default())
    }

    fn secret(&self) -> SecretKey {
        SecretKey::from(self.0)
    }

    /// Seals a ballot made in the window. The ephemeral key is drawn from our own secret and from
    /// what is sealed, so that no clock and no chance is needed and nobody without the secret can
    /// find it again.
    pub(super) fn seal(&self, contents: &SealedContents) -> Sealed {
        let plain = serde_json::to_vec(&Payload::of(contents)).unwrap_or_default();
        let digest = Sha512::new()
            .chain_update(b"jalons avis 1")
            .chain_update(self.0)
            .chain_update(&plain)
            .finalize();
        let mut seed = [0; 32];
        let mut nonce = [0; 24];
        seed.iter_mut().zip(&digest[..]).for_each(|(to, from)| *to = *from);
        nonce.iter_mut().zip(digest.iter().skip(32)).for_each(|(to, from)| *to = *from);
        let ephemeral = SecretKey::from(seed);
        let to = PublicKey::from(self.public());
        let sealing = SalsaBox::new(&to, &ephemeral);
        let contents = sealing.encrypt(&Nonce::from(nonce), plain.as_slice()).unwrap_or_default();
        Sealed { ephemeral: *ephemeral.public_key().as_bytes(), nonce, contents }
    }

    pub(super) fn open(&self, sealed: &Sealed) -> Result<SealedContents, SealError> {
        let opening = SalsaBox::new(&PublicKey::from(sealed.ephemeral), &self.secret());
        let plain = opening.decrypt(&Nonce::from(sealed.nonce), sealed.contents.as_slice());
        let plain = plain.map_err(|_opaque| SealError::Broken)?;
        let payload: Payload =
            serde_json::from_slice(&plain).map_err(|_told_once| SealError::NotABallot)?;
        payload.contents().ok_or(SealError::NotABallot)
    }
}

impl Sealed {
    /// Puts together what a file holds; `None` when it cannot be a sealed ballot.
    pub(super) fn from_texts(ephemeral: &str, nonce: &str, contents: &str) -> Option<Self> {
        let decode = |text: &str| BASE64.decode(text.trim().as_bytes()).ok();
        let ephemeral: [u8; 32] = decode(ephemeral)?.try_into().ok()?;
        // The curve ignores this bit: two texts would be the same seal.
        let is_canonical = ephemeral.last().is_some_and(|last| last >> 7 == 0);
        is_canonical.then_some(())?;
        Some(Self {
            ephemeral,
            nonce: decode(nonce)?.try_into().ok()?,
            contents: decode(contents)?,
        })
    }

    /// Returns how many bytes are sealed.
    pub(super) const fn weight(&self) -> usize {
        self.contents.len()
    }

    /// Returns the ephemeral key, the nonce and the contents as text.
    pub(super) fn texts(&self) -> [String; 3] {
        [BASE64.encode(&self.ephemeral), BASE64.encode(&self.nonce), BASE64.encode(&self.contents)]
    }
}

impl Payload {
    fn of(contents: &SealedContents) -> Self {
        let head = contents.head.clone();
        let answer = |opinion: &Opinion| PayloadAnswer {
            v: match opinion.vote {
                Some(Vote::Level(level)) => level.to_string(),
                Some(Vote::NotApplicable) => "so".to_owned(),
                Some(Vote::Unknown) => "nsp".to_owned(),
                None => String::new(),
            },
            c: opinion.comment.clone(),
            o: opinion.observed.as_ref().map(PayloadObserved::of),
        };
        let answers = contents.opinions.iter().map(|(id, opinion)| (id.0.clone(), answer(opinion)));
        Self {
            format: 1,
            avis: head.id,
            revision: head.revision,
            campagne: head.tag,
            grille: head.grid,
            version: head.version,
            profession: head.profession,
            nom: head.name,
            reponses: answers.collect(),
        }
    }

    fn contents(self) -> Option<SealedContents> {
        let opinion = |answer: PayloadAnswer| {
            let vote = match answer.v.as_str() {
                "" => None,
                "so" => Some(Vote::NotApplicable),
                "nsp" => Some(Vote::Unknown),
                digit => Some(Vote::Level(Level::try_from(digit.parse::<i64>().ok()?).ok()?)),
            };
            let observed = match answer.o {
                Some(observed) => Some(observed.observed()?),
                None => None,
            };
            Some(Opinion { vote, comment: answer.c, observed })
        };
        let opinions = self
            .reponses
            .into_iter()
            .map(|(id, answer)| Some((CriterionId(id), opinion(answer)?)))
            .collect::<Option<Opinions>>()?;
        let head = SealHead {
            id: self.avis,
            revision: self.revision,
            tag: self.campagne,
            grid: self.grille,
            version: self.version,
            profession: self.profession,
            name: self.nom,
        };
        (self.format == 1).then_some(SealedContents { head, opinions })
    }
}

impl PayloadObserved {
    fn of(observed: &Observed) -> Self {
        let held = |held: &Held| match held {
            Held::Yes => PayloadHeld::Oui,
            Held::Partly => PayloadHeld::Partie,
            Held::No => PayloadHeld::Non,
        };
        match observed {
            Observed::Characteristics(all) => {
                Self::Characteristics(all.iter().map(|(id, one)| (id.clone(), held(one))).collect())
            }
            Observed::Number(number) => Self::Number(source::written(*number)),
        }
    }

    fn observed(self) -> Option<Observed> {
        let held = |held: PayloadHeld| match held {
            PayloadHeld::Oui => Held::Yes,
            PayloadHeld::Partie => Held::Partly,
            PayloadHeld::Non => Held::No,
        };
        Some(match self {
            Self::Characteristics(all) => Observed::Characteristics(
                all.into_iter().map(|(id, one)| (id, held(one))).collect(),
            ),
            Self::Number(text) => Observed::Number(source::narrow(source::exact_text(&text)?)?),
        })
    }
}
