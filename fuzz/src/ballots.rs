//! Ballots on their way in: the file, what is under its seal, and the short code.

use std::fmt::Write as _;
use std::sync::LazyLock;

use crypto_box::aead::Aead as _;
use crypto_box::{Nonce, PublicKey, SalsaBox, SecretKey};
use data_encoding::BASE64;
use jalons::dossier::ballot_file::{self, MAX_COMMENT, Received, Refusal};
use jalons::dossier::{
    Campaign, Collection, CollectionEdit, Dossier, file as dossier_file, short_code,
};
use jalons::grid::{Scale, ScaleLevel};
use jiff::civil::{Date, date};

use crate::texts::upsets_a_line;

const TODAY: Date = date(2026, 11, 22);

/// The gathering the fixtures of ballots were answered for.
static CAMPAIGN: LazyLock<Campaign> = LazyLock::new(|| {
    let bytes = include_bytes!("../../tests/fixtures/avis/collecte.jalons");
    let dossier = dossier_file::read(bytes).value.expect("a good dossier");
    let campaign = dossier.latest_campaign().expect("a campaign");
    (**campaign).clone()
});

fn collection(campaign: &Campaign) -> &Collection {
    campaign.collection.as_ref().expect("it gathers ballots")
}

pub fn file(bytes: &[u8]) {
    check(ballot_file::read(bytes, &CAMPAIGN, TODAY));
}

/// Seals the bytes as anybody can who has the page, and sends them.
pub fn contents(bytes: &[u8]) {
    let collection = collection(&CAMPAIGN);
    let stranger = SecretKey::from([9; 32]);
    let sealing = SalsaBox::new(&PublicKey::from(collection.public_key()), &stranger);
    let sealed = sealing.encrypt(&Nonce::from([5; 24]), bytes).expect("sealed");
    let mut text = String::from("{\"jalons\":\"avis\",\"format\":1");
    let parts = [
        ("campagne", collection.tag()),
        ("cle", BASE64.encode(stranger.public_key().as_bytes())),
        ("nonce", BASE64.encode(&[5; 24])),
        ("contenu", BASE64.encode(&sealed)),
    ];
    for (key, value) in parts {
        write!(text, ",\"{key}\":\"{value}\"").expect("written in memory");
    }
    text.push('}');
    check(ballot_file::read(text.as_bytes(), &CAMPAIGN, TODAY));
}

/// A ballot that is taken in is kept by the dossier, and opens; a refusal says what to do.
fn check(received: Result<Received, Refusal>) {
    let received = match received {
        Ok(received) => received,
        Err(refusal) => {
            let said = refusal.to_string();
            assert!(!said.is_empty() && refusal.help().ends_with('.'));
            assert!(!said.contains(upsets_a_line), "{said:?}");
            return;
        }
    };
    let mut campaign = CAMPAIGN.clone();
    CollectionEdit::Receive(vec![received.ballot]).apply_to(&mut campaign);
    CollectionEdit::Reveal(TODAY).apply_to(&mut campaign);
    let opened = collection(&campaign).opened().expect("revealed");
    for ballot in &opened {
        assert!(ballot.opinions.keys().all(|id| campaign.grid.criterion(id).is_some()));
        let comments = ballot.opinions.values().map(|opinion| opinion.comment.chars().count());
        assert!(comments.max().unwrap_or(0) <= MAX_COMMENT + 4);
    }
    let dossier = Dossier { campaigns: vec![campaign.into()], ..Dossier::default() };
    let written = dossier_file::write(&dossier);
    let reading = dossier_file::read(written.as_bytes());
    assert_eq!(reading.problems, [], "{written}");
}

/// The first byte is how many criteria are asked; the rest is the code.
pub fn code(bytes: &[u8]) {
    let Some((count, text)) = bytes.split_first() else { return };
    let text = String::from_utf8_lossy(text);
    let tag = collection(&CAMPAIGN).tag();
    // Half of the time, every scale of the grids there are, from two levels to twelve.
    let scale = |place: usize| {
        let levels = if count % 2 == 0 { 5 } else { 2 + place % 11 };
        Scale::new(None, u8::from(place % 2 == 1), vec![ScaleLevel::default(); levels], Vec::new())
    };
    let scales: Vec<Scale> = (0..usize::from(*count)).map(scale).collect();
    let scales: Vec<&Scale> = scales.iter().collect();
    match short_code::decode(&text, &tag, &scales) {
        Ok(votes) => {
            assert_eq!(votes.len(), scales.len());
            let asked: Vec<_> = votes.iter().copied().zip(scales.iter().copied()).collect();
            let again = short_code::decode(&short_code::encode(&tag, &asked), &tag, &scales);
            assert_eq!(again, Ok(votes));
        }
        Err(error) => {
            let said = error.to_string();
            assert!(!said.is_empty() && error.help().ends_with('.'));
            assert!(!said.contains(upsets_a_line), "{said:?}");
        }
    }
}
