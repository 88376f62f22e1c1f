//! Sealed means sealed: what a ballot says is nowhere in the file, before and after the reveal, and
//! the seal is `NaCl`'s box.

use std::collections::BTreeMap;
use std::sync::Arc;

use crypto_box::aead::Aead as _;
use crypto_box::{Nonce, PublicKey, SalsaBox, SecretKey};
use data_encoding::{BASE64, HEXLOWER};
use jalons::dossier::{
    Campaign, CampaignId, Channel, Collection, CollectionEdit, Dossier, Edit, EntryText, Fate,
    History, Opinion, Opinions, Vote, ballot_file, file,
};
use jalons::grid::{CriterionId, Level};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::arbitrary;
use crate::gathering::{self, DAY, SEED};
use crate::laws::hold;

const VOTERS: usize = 24;
const PROFESSIONS: [&str; 4] = ["Médecin", "Infirmière", "Sage-femme", "Pharmacien"];
/// A ballot sealed by another implementation of `NaCl`, for the gathering of [`SEED`].
const FOREIGN: &[u8] = include_bytes!("../fixtures/ballots/infirmiere.avis");

/// What one person says: another level and another comment for each criterion.
fn said_by(voter: usize, campaign: &Campaign) -> Opinions {
    let said = |(place, id): (usize, CriterionId)| {
        let vote = match (voter + place) % 7 {
            5 => Vote::NotApplicable,
            6 => Vote::Unknown,
            number => Vote::Level(Level::at(u8::try_from(number).unwrap())),
        };
        let comment = format!("Confidence {voter} sur {place}, à ne pas lire");
        (id, Opinion { vote: Some(vote), comment, observed: None })
    };
    let criteria = campaign.grid.criteria().map(|(_, criterion)| criterion.id.clone());
    criteria.enumerate().map(said).collect()
}

/// A dossier that gathered many ballots, and what each says.
fn gathered(fate: Fate) -> (Dossier, Vec<Opinions>) {
    let mut campaign = gathering::gathering(fate);
    let mut said = Vec::new();
    for voter in 0..VOTERS {
        let name = format!("Personne {voter}");
        let who = (PROFESSIONS[voter % PROFESSIONS.len()], name.as_str());
        let opinions = said_by(voter, &campaign);
        let ballot = gathering::make(&campaign, who, opinions.clone(), Channel::Paper);
        gathering::receive(&mut campaign, &[ballot.expect("a good ballot")]);
        said.push(opinions);
    }
    (gathering::dossier(campaign), said)
}

/// Returns what stands between the brackets after `collecte`.
fn gathering_in(text: &str) -> &str {
    let from = text.find("collecte: (").expect("a gathering");
    let indent = text[..from].lines().last().expect("a line").len();
    let end = format!("\n{})", " ".repeat(indent));
    let length = text[from..].find(&end).expect("an end");
    &text[from..from + length]
}

/// Returns every text between quotes, and what it is when it is base64.
fn texts_in(text: &str) -> Vec<Vec<u8>> {
    let quoted = text.split('"').skip(1).step_by(2);
    quoted
        .flat_map(|text| {
            let bytes = BASE64.decode(text.as_bytes()).ok();
            [Some(text.as_bytes().to_vec()), bytes].into_iter().flatten()
        })
        .collect()
}

fn holds(text: &[u8], word: &str) -> bool {
    text.windows(word.len()).any(|part| part == word.as_bytes())
}

/// Looks for all that ballots say, in every form somebody could think of.
#[track_caller]
fn check_tells_nothing(text: &str, said: &[Opinions]) {
    for opinions in said {
        for opinion in opinions.values() {
            assert!(!text.contains(&opinion.comment), "{}", opinion.comment);
        }
    }
    assert!(!text.contains("Confidence") && !text.contains("à ne pas lire"));
    let gathering = gathering_in(text);
    let criteria = said.iter().flat_map(BTreeMap::keys);
    let mut forbidden: Vec<String> = criteria.map(|id| id.0.clone()).collect();
    forbidden.sort();
    forbidden.dedup();
    let words = ["niveau", "reponse", "commentaire", "\"v\"", "\"so\"", "\"nsp\"", "Confidence"];
    let patterns = forbidden.iter().flat_map(|id| {
        let of = move |level: Level| {
            [format!("{id}:{level}"), format!("{id}\":{level}"), format!("{id}\": {level}")]
        };
        let levels = (0..=4).map(Level::at).flat_map(of);
        levels.chain([format!("\"{id}\""), format!("{id}: "), format!("{id}=")])
    });
    let all: Vec<String> = patterns.chain(words.map(str::to_owned)).collect();
    for hidden in texts_in(gathering).iter().chain([&gathering.as_bytes().to_vec()]) {
        for word in &all {
            assert!(!holds(hidden, word), "{word} in {}", String::from_utf8_lossy(hidden));
        }
    }
    let keys = gathering.lines().filter_map(|line| line.trim().split_once(": "));
    let mut keys: Vec<&str> = keys.map(|(key, _)| key).collect();
    keys.sort_unstable();
    keys.dedup();
    let known = [
        "apres_cloture",
        "avis",
        "cle",
        "collecte",
        "contenu",
        "devoiles_le",
        "id",
        "nom",
        "nonce",
        "portee",
        "profession",
        "recu_le",
        "revision",
        "voie",
    ];
    assert!(keys.iter().all(|key| known.contains(key)), "{keys:?}");
}

#[test]
fn an_unrevealed_file_tells_who_answered_and_nothing_of_what() {
    let (dossier, said) = gathered(Fate::Counts);
    let text = file::write(&dossier);
    check_tells_nothing(&text, &said);
    for profession in PROFESSIONS {
        let line = format!("profession: \"{profession}\"");
        assert_eq!(text.matches(&line).count(), VOTERS / PROFESSIONS.len(), "{profession}");
    }
    for voter in 0..VOTERS {
        assert_eq!(text.matches(&format!("nom: \"Personne {voter}\"")).count(), 1);
    }
    assert!(!text.contains("devoiles_le"));
    let mut without = dossier;
    Arc::make_mut(&mut without.campaigns[0]).collection = None;
    let rest = text.replace(gathering_in(&text), "");
    let bare: Vec<String> = file::write(&without).lines().map(str::to_owned).collect();
    let rest: Vec<&str> = rest.lines().filter(|line| !line.trim().is_empty()).collect();
    let kept = rest.iter().filter(|line| bare.iter().any(|other| other == *line)).count();
    assert!(rest.len() - kept <= 1, "nothing beside the gathering depends on it");
}

#[test]
fn the_file_stays_sealed_after_the_reveal_although_the_program_reads_it() {
    let (dossier, said) = gathered(Fate::Counts);
    let dossier = gathering::collect(CollectionEdit::Reveal(DAY)).apply(&dossier);
    let text = file::write(&dossier);
    check_tells_nothing(&text, &said);
    assert!(text.contains("devoiles_le: \"2026-11-22\""));
    let read = file::read(text.as_bytes()).value.expect("it is read");
    let opened = read.campaigns[0].collection.as_ref().and_then(Collection::opened);
    let mut found: Vec<Opinions> =
        opened.expect("revealed").into_iter().map(|ballot| ballot.opinions).collect();
    let order = |one: &Opinions| one.values().next().map(|opinion| opinion.comment.clone());
    found.sort_by_key(order);
    let mut said = said;
    said.sort_by_key(order);
    assert_eq!(found, said);
}

#[test]
fn nothing_opens_a_ballot_before_the_reveal() {
    let (dossier, said) = gathered(Fate::Counts);
    let collection = dossier.campaigns[0].collection.as_ref().expect("a gathering");
    assert_eq!(collection.opened(), None);
    let told = format!("{dossier:?} {:?}", History::new(dossier.clone()));
    for opinion in said.iter().flat_map(BTreeMap::values) {
        assert!(!told.contains(&opinion.comment), "{}", opinion.comment);
    }
    assert!(!told.contains(&format!("{SEED:?}")), "the key is in no message of error");
}

#[track_caller]
fn closed(fate: Fate, is_revealed: bool) -> (Dossier, String, Vec<Opinions>) {
    let (dossier, said) = gathered(fate);
    let mut history = History::new(dossier.clone());
    history.apply(&Edit::Text(
        CampaignId(1),
        gathering::id("a1"),
        EntryText::Minority,
        "Une voix.".to_owned(),
    ));
    if is_revealed {
        history.apply(&gathering::collect(CollectionEdit::Reveal(DAY)));
    }
    history.apply(&Edit::CloseCampaign(CampaignId(1), DAY));
    let collection = dossier.campaigns[0].collection.as_ref().expect("a gathering");
    let told = format!("{history:?}");
    for ballot in &collection.ballots {
        assert!(!told.contains(&ballot.id) && !told.contains(&ballot.name), "{}", ballot.name);
    }
    assert!(!history.undo(), "there is no past to go back to");
    let text = file::write(history.current());
    for ballot in &collection.ballots {
        assert!(!text.contains(&ballot.id) && !text.contains(&ballot.name), "{}", ballot.name);
    }
    for word in ["collecte", "contenu", "nonce", "Confidence", "Personne", "cle:"] {
        assert!(!text.contains(word), "{word}");
    }
    let read = file::read(text.as_bytes()).value.expect("it is read");
    assert_eq!(read, *history.current());
    (read, text, said)
}

#[test]
fn closing_leaves_the_counts_and_nothing_else() {
    let (dossier, _, said) = closed(Fate::Counts, true);
    let remains = &dossier.campaigns[0].closure.as_ref().expect("closed").remains;
    assert_eq!(remains.by_profession.values().sum::<u32>() as usize, VOTERS);
    assert_eq!(remains.tallies.len(), dossier.campaigns[0].grid.criterion_count());
    for (id, tally) in &remains.tallies {
        let votes: Vec<Vote> = said.iter().filter_map(|one| one[id].vote).collect();
        for level in (0..=4).map(Level::at) {
            let count = votes.iter().filter(|vote| **vote == Vote::Level(level)).count();
            assert_eq!(tally.count(level) as usize, count, "{id} {level}");
        }
        assert_eq!(tally.voices() as usize, VOTERS);
    }
}

#[test]
fn closing_leaves_only_who_took_part_when_the_team_chose_so_or_never_revealed() {
    for (fate, is_revealed) in
        [(Fate::Destroyed, true), (Fate::Destroyed, false), (Fate::Counts, false)]
    {
        let (dossier, text, _) = closed(fate, is_revealed);
        let remains = &dossier.campaigns[0].closure.as_ref().expect("closed").remains;
        assert_eq!(remains.by_profession.len(), PROFESSIONS.len());
        assert!(remains.tallies.is_empty() && !text.contains("effectifs"), "{fate:?}");
    }
}

#[test]
fn a_closed_campaign_never_writes_ballots_whatever_happens() {
    let (mut dossier, _) = gathered(Fate::Counts);
    let campaign = Arc::make_mut(&mut dossier.campaigns[0]);
    let remains = jalons::dossier::Remains::default();
    campaign.closure = Some(jalons::dossier::Closure { on: DAY, remains, corrections: Vec::new() });
    assert!(!file::write(&dossier).contains("collecte"));
}

// The merge.

#[test]
fn ballots_merge_the_same_in_any_order_however_often_and_in_any_revision() {
    let bases: Vec<_> = {
        let mut campaign = gathering::gathering(Fate::Counts);
        for voter in 0..6 {
            let name = format!("Personne {voter}");
            let opinions = said_by(voter, &campaign);
            let who = ("Médecin", name.as_str());
            let ballot = gathering::make(&campaign, who, opinions, Channel::File).expect("good");
            gathering::receive(&mut campaign, &[ballot]);
        }
        campaign.collection.expect("a gathering").ballots
    };
    let sent = proptest::collection::vec((0..6_usize, 1..5_u32), 1..30);
    let order = proptest::collection::vec(any::<Index>(), 30);
    hold(300, &(sent, order, 1..6_usize), |(sent, order, lot)| {
        let revised = |(voter, revision): &(usize, u32)| {
            let mut ballot = Arc::clone(&bases[*voter]);
            Arc::make_mut(&mut ballot).revision = *revision;
            ballot
        };
        let gathered = |sent: &[(usize, u32)]| {
            let mut campaign = gathering::gathering(Fate::Counts);
            for lot in sent.chunks(lot) {
                let ballots: Vec<_> = lot.iter().map(revised).collect();
                gathering::receive(&mut campaign, &ballots);
            }
            campaign.collection.expect("a gathering")
        };
        let one = gathered(&sent);
        let mut twice = sent.clone();
        twice.extend(arbitrary::shuffled(sent.clone(), &order));
        let others = [gathered(&arbitrary::shuffled(sent.clone(), &order)), gathered(&twice)];
        for other in others {
            prop_assert_eq!(gathering::contents(&one), gathering::contents(&other));
            prop_assert_eq!(gathering::contents(&other).len(), other.ballots.len());
        }
        for (voter, ballot) in (0..).zip(&bases) {
            let last = sent.iter().filter(|(of, _)| *of == voter).map(|(_, r)| *r).max();
            prop_assert_eq!(one.ballot(&ballot.id).map(|found| found.revision), last);
        }
        Ok(())
    });
}

// NaCl.

/// The vector of `NaCl`'s own tests (`tests/box.c`).
#[test]
fn the_seal_is_the_box_of_nacl() {
    let hex = |text: &str| HEXLOWER.decode(text.as_bytes()).expect("hexadecimal");
    let key = |text: &str| -> [u8; 32] { hex(text).try_into().expect("32 bytes") };
    let alice = key("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
    let bob = key("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
    let nonce: [u8; 24] =
        hex("69696ee955b62b73cd62bda875fc73d68219e0036b7a0b37").try_into().expect("24 bytes");
    let message = hex(concat!(
        "be075fc53c81f2d5cf141316ebeb0c7b5228c52a4c62cbd44b66849b64244ffce5ecbaaf33bd751a1ac728d4",
        "5e6c61296cdc3c01233561f41db66cce314adb310e3be8250c46f06dceea3a7fa1348057e2f6556ad6b1318a",
        "024a838f21af1fde048977eb48f59ffd4924ca1c60902e52f0a089bc76897040e082f937763848645e0705",
    ));
    let sealed = hex(concat!(
        "f3ffc7703f9400e52a7dfb4b3d3305d98e993b9f48681273c29650ba32fc76ce48332ea7164d96a4476fb8c5",
        "31a1186ac0dfc17c98dce87b4da7f011ec48c97271d2c20f9b928fe2270d6fb863d51738b48eeee314a7cc8a",
        "b932164548e526ae90224368517acfeabd6bb3732bc0e9da99832b61ca01b6de56244a9e88d5f9b37973f622",
        "a43d14a6599b1f654cb45a74e355a5",
    ));
    let (alice, bob) = (SecretKey::from(alice), SecretKey::from(bob));
    let seal = SalsaBox::new(&bob.public_key(), &alice);
    assert_eq!(seal.encrypt(&Nonce::from(nonce), message.as_slice()).expect("sealed"), sealed);
    let open = SalsaBox::new(&alice.public_key(), &bob);
    assert_eq!(open.decrypt(&Nonce::from(nonce), sealed.as_slice()).expect("opened"), message);
}

#[test]
fn a_ballot_sealed_by_another_implementation_of_nacl_is_read() {
    let mut campaign = gathering::gathering(Fate::Counts);
    let received = ballot_file::read(FOREIGN, &campaign, DAY).expect("a good ballot");
    assert_eq!(received.ballot.profession, "Infirmière");
    assert_eq!(received.ballot.name, "Sophie R.");
    gathering::receive(&mut campaign, &[received.ballot]);
    CollectionEdit::Reveal(DAY).apply_to(&mut campaign);
    let opened = campaign.collection.and_then(|c| c.opened()).expect("revealed");
    let expected = gathering::opinions(&[
        ("a1", "3", "Le protocole « AVK » est affiché."),
        ("a2", "so", ""),
        ("a3", "nsp", ""),
        ("b1", "", "À revoir."),
        ("b2", "0", ""),
    ]);
    assert_eq!(opened[0].opinions, expected);
}

/// Opens what the file holds with `NaCl` alone, as anyone who holds the key could.
#[test]
fn what_the_file_holds_is_a_nacl_box_of_the_agreed_json() {
    let mut campaign = gathering::gathering(Fate::Counts);
    gathering::take(&mut campaign, ("Médecin", "Jean"), &[("a1", "2", "Oui"), ("b3", "so", "")]);
    let text = file::write(&gathering::dossier(campaign));
    let value = |key: &str| -> Vec<u8> {
        let found = text.rsplit_once(&format!("{key}: \"")).expect(key).1;
        BASE64.decode(found.split('"').next().expect(key).as_bytes()).expect("base64")
    };
    let ephemeral: [u8; 32] = value("cle").try_into().expect("32 bytes");
    let nonce: [u8; 24] = value("nonce").try_into().expect("24 bytes");
    let open = SalsaBox::new(&PublicKey::from(ephemeral), &SecretKey::from(SEED));
    let plain = open.decrypt(&Nonce::from(nonce), value("contenu").as_slice()).expect("it opens");
    let json: serde_json::Value = serde_json::from_slice(&plain).expect("JSON");
    assert_eq!(json["format"], 1);
    assert_eq!(json["revision"], 1);
    assert_eq!(json["grille"], "essai");
    assert_eq!(json["profession"], "Médecin");
    assert_eq!(json["nom"], "Jean");
    assert_eq!(json["reponses"]["a1"], serde_json::json!({ "v": "2", "c": "Oui" }));
    assert_eq!(json["reponses"]["b3"], serde_json::json!({ "v": "so" }));
}
