//! What is made or registered is used by the system's own programs, after a word of caution where a
//! dossier points to it.

use std::path::Path;

use eframe::egui::{Role, Vec2};
use jalons::app::export::Export;
use jalons::app::{
    Action, Answered, Dialog, Letter, ProofAction, Screen, Technical, Usage, Used, is_document,
    web_address,
};
use jalons::dossier::{Edit, Proof, ProofId, ProofPlace};
use jalons::store::Preferences;

use crate::window::Window;

#[track_caller]
fn exported() -> Window {
    let mut window = Window::with_file();
    window.choose("dossier/Exports/plan.csv");
    window.act(Action::Export(Export::PlanTable));
    window.script().asked.clear();
    window
}

#[track_caller]
fn proof_at(place: ProofPlace) -> Window {
    let mut window = Window::open_with(Preferences::default(), Vec2::new(1280.0, 3000.0));
    window.open_file(jalons::app::EXAMPLE.as_bytes());
    let proof =
        Proof { id: ProofId(4_242), title: "Calendrier".to_owned(), place, ..Proof::default() };
    window.act(Action::Edit(Edit::Proof(Box::new(proof))));
    window.act(Action::Proofs(ProofAction::Show(ProofId(4_242))));
    window.script().asked.clear();
    window
}

fn file(path: &str) -> ProofPlace {
    ProofPlace::File { path: path.to_owned(), fingerprint: String::new() }
}

#[test]
fn what_was_exported_is_opened_shown_and_sent_from_its_message() {
    let mut window = exported();
    assert!(window.shows("Dans le dossier « Exports »."));
    assert!(!window.shows("dossier/Exports"), "the path of the computer says nothing");
    for name in ["Ouvrir", "Afficher dans le dossier", "Imprimer, envoyer…"] {
        window.click(Role::Button, name);
    }
    window.click(Role::Button, "Préparer un courriel");
    let path = "dossier/Exports/plan.csv";
    let team = window.state().dossier().unwrap().team.display_name().to_owned();
    window.check_asked(&[
        &format!("open {path}"),
        &format!("show the folder of {path}"),
        &format!("mail {path} : Plan d’action – {team}"),
    ]);
}

#[test]
fn what_the_system_does_not_do_is_told_with_what_to_do() {
    let mut window = exported();
    let path = || "plan.csv".into();
    let told = |window: &mut Window, usage: Usage, used: Used| {
        window.act(Action::Answer(Answered::Technical(Technical::Used(usage, used))));
    };
    told(&mut window, Usage::Open(path()), Used::Failed);
    assert!(window.shows("Aucun programme de cet ordinateur n’a ouvert « plan.csv »."));
    told(&mut window, Usage::Mail(path(), Letter::default()), Used::Beside);
    assert!(window.shows("Le courriel est prêt : joignez-y « plan.csv »."));
}

#[test]
fn a_proof_opens_after_a_word_of_caution() {
    let mut window = proof_at(file("preuves/calendrier.pdf"));
    window.click(Role::Button, "Ouvrir…");
    assert!(window.shows("Ouvrir ce fichier ?") && window.shows("preuves/calendrier.pdf"));
    window.check_asked(&[]);
    window.click(Role::Button, "Ouvrir");
    assert_eq!(window.state().dialog, None::<Dialog>);
    window.check_asked(&["open preuves/calendrier.pdf"]);
    let mut window = proof_at(ProofPlace::Address("www.exemple.fr/a b".to_owned()));
    assert!(!window.labels().contains(&"Ouvrir…".to_owned()), "no address of the web");
    window.act(Action::Go(Screen::Home));
    let mut window = proof_at(ProofPlace::Address("www.exemple.fr/é".to_owned()));
    window.click(Role::Button, "Ouvrir…");
    window.click(Role::Button, "Ouvrir");
    window.check_asked(&["browse https://www.exemple.fr/%C3%A9"]);
}

#[test]
fn what_may_be_a_program_is_never_opened() {
    for path in ["outil.exe", "macro.docm", "page.html", "a.pdf.bat", "lien.desktop", "sans"] {
        let mut window = proof_at(file(path));
        window.click(Role::Button, "Ouvrir…");
        assert!(window.shows("il pourrait s’agir d’un programme"), "{path}");
        let labels = window.labels();
        assert!(!labels.contains(&"Ouvrir".to_owned()), "{path}: {labels:?}");
        window.click(Role::Button, "Afficher dans le dossier");
        window.check_asked(&[&format!("show the folder of {path}")]);
    }
    for hidden in ["outil.exe:a.pdf", "lé:a.pdf", "a.pdf ", "a.pdf.", "a\n.pdf"] {
        assert!(!is_document(Path::new(hidden)), "{hidden}");
    }
    assert!(is_document(Path::new("C:\\Preuves\\Plan.PDF")));
    for address in ["file:///etc/passwd", "javascript:alert(1)", "\\\\serveur\\x", "ms-word:x", ""]
    {
        assert_eq!(web_address(address), None, "{address}");
    }
    assert_eq!(web_address("https://a.fr/\"&calc").as_deref(), Some("https://a.fr/%22&calc"));
}

#[test]
fn a_message_is_ready_for_the_team() {
    let page = Letter::about(Export::BallotPage, "Les Tilleuls");
    assert!(page.text.contains("secrètes jusqu’à la réunion"));
    let address = page.address();
    assert!(address.starts_with("mailto:?subject=Votre%20avis") && address.contains("%0D%0A"));
    let plan = Letter::about(Export::PlanTable, "Les Tilleuls");
    assert!(plan.whole().starts_with("Plan d’action – Les Tilleuls\n\nBonjour,"));
}
