//! Ballot files made as the page makes them, without a browser, and a window that gathers them.

use crypto_box::aead::Aead as _;
use crypto_box::{Nonce, PublicKey, SalsaBox, SecretKey};
use data_encoding::BASE64;
use eframe::egui::{Role, Vec2};
use jalons::app::{Action, EXAMPLE, MeetingAction, Screen};
use jalons::dossier::{BallotScope, Campaign, Collection, CollectionEdit, Edit, Fate};
use jalons::store::{Contents, Preferences};
use serde_json::json;

use crate::window::Window;

/// A ballot as a person fills it in.
pub struct Filled<'a> {
    /// Tells it from the others.
    pub number: u16,
    pub profession: &'a str,
    pub name: &'a str,
    /// The same level to everything asked.
    pub level: &'a str,
    /// On the first criterion.
    pub comment: &'a str,
}

/// Seals a ballot for the campaign's collection, as the page does.
#[track_caller]
pub fn avis(campaign: &Campaign, filled: &Filled<'_>) -> Contents {
    let collection = campaign.collection.as_ref().expect("ballots are gathered");
    let asked = campaign.asked(&collection.scope).enumerate();
    let answers: serde_json::Map<String, serde_json::Value> = asked
        .map(|(place, (_, criterion))| {
            let comment = if place == 0 { filled.comment } else { "" };
            (criterion.id.0.clone(), json!({ "v": filled.level, "c": comment }))
        })
        .collect();
    let plain = json!({
        "format": 1, "avis": format!("{:032x}", filled.number), "revision": 1,
        "campagne": collection.tag(),
        "grille": campaign.grid.id.0, "version": campaign.grid.version.to_string(),
        "profession": filled.profession, "nom": filled.name, "reponses": answers,
    });
    let mut seed = [0; 32];
    seed[..2].copy_from_slice(&filled.number.to_le_bytes());
    let ephemeral = SecretKey::from(seed);
    let sealing = SalsaBox::new(&PublicKey::from(collection.public_key()), &ephemeral);
    let nonce = [7; 24];
    let sealed = sealing.encrypt(&Nonce::from(nonce), plain.to_string().as_bytes()).unwrap();
    let file = json!({
        "jalons": "avis", "format": 1, "campagne": collection.tag(),
        "cle": BASE64.encode(ephemeral.public_key().as_bytes()),
        "nonce": BASE64.encode(&nonce), "contenu": BASE64.encode(&sealed),
    });
    file.to_string().into_bytes().into()
}

/// Opens the example in a window as high as the longest page, so that a hand reaches everything; its
/// last campaign gathers no ballots yet.
#[track_caller]
pub fn open_high() -> Window {
    let mut window = Window::open_with(Preferences::default(), Vec2::new(1280.0, 2400.0));
    window.open_file(EXAMPLE.as_bytes());
    let id = window.state().session.campaign.expect("a campaign is shown");
    window.act(Action::Edit(Edit::Collect(id, CollectionEdit::Abandon)));
    window.script().asked.clear();
    window
}

/// Opens the example on the meeting, ballots being gathered about `scope`.
#[track_caller]
pub fn gathering(scope: BallotScope) -> Window {
    let mut window = open_high();
    window.act(Action::Go(Screen::Meeting));
    window.act(Action::Meeting(MeetingAction::OpenCollection(scope, Fate::Counts)));
    assert!(window.shows("collecte ouverte"));
    window
}

/// Returns the campaign shown.
#[track_caller]
pub fn campaign(window: &Window) -> &Campaign {
    let state = window.state();
    let shown = state.session.campaign.expect("a campaign is shown");
    state.dossier().expect("open").campaign(shown).expect("it is there")
}

/// Returns its gathering of ballots.
#[track_caller]
pub fn collection(window: &Window) -> &Collection {
    campaign(window).collection.as_ref().expect("ballots are gathered")
}

/// Opens the ballots, as the team does.
#[track_caller]
pub fn reveal(window: &mut Window, button: &str) {
    for _ in 0..2 {
        let next =
            if window.shows("Préparer la réunion") { "Avis manquants" } else { "Dévoilement" };
        window.click(Role::Button, next);
    }
    window.click(Role::Button, button);
    window.click(Role::Button, "Dévoiler");
}
