//! Rapports as a coordinator uses it: by role and name.

use std::io::Cursor;

use eframe::egui::accesskit::Toggled;
use eframe::egui::{Key, Role, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jalons::app::export::{
    ChartKind, DocumentKind, Export, Format, Meetings, PictureFormat, Readership,
};
use jalons::app::{Action, Command, ReportAction, ReportsTab, Screen};
use jalons::dossier::{Edit, Measure, QualityApproach, QualityTheme, Quantity, TeamField};
use jalons::store::Preferences;

use crate::window::Window;

/// Opens the example on Rapports, as high as the page.
#[track_caller]
fn reports() -> Window {
    let mut window = Window::open_with(Preferences::default(), Vec2::new(1280.0, 2400.0));
    window.open_file(jalons::app::EXAMPLE.as_bytes());
    window.press_ctrl(Key::P);
    assert_eq!(window.state().screen(), Screen::Reports);
    let rows = |window: &Window| window.harness.query_all_by_role(Role::ListItem).count();
    assert_eq!(rows(&window), 5, "what few teams need is not seen");
    window.click(Role::Button, "Autres documents");
    assert_eq!(rows(&window), 15);
    window
}

#[track_caller]
fn quality() -> Window {
    let mut window = reports();
    window.click(Role::Tab, "Démarche qualité");
    assert_eq!(window.state().session.reports.tab, ReportsTab::Quality);
    window
}

const fn pdf(kind: DocumentKind) -> Export {
    Export::Report(kind, Format::Pdf)
}

/// Returns what the team says of the campaign shown.
fn approach(window: &Window) -> QualityApproach {
    let state = window.state();
    let campaign = state.session.campaign.expect("a campaign is shown");
    let approach = state.dossier().unwrap().approach(campaign);
    approach.map(|one| QualityApproach::clone(one)).unwrap_or_default()
}

/// Returns how many pieces of each level are there.
fn gauge(window: &Window) -> Vec<usize> {
    window.state().session.derived.quality.iter().map(jalons::scoring::QualityLevel::done).collect()
}

/// Returns what was exported since the last call.
fn exports(window: &Window) -> Vec<String> {
    let asked = std::mem::take(&mut window.script().asked);
    asked.into_iter().filter(|asked| asked.starts_with("export")).collect()
}

const ENTRIES: [(&str, Export); 11] = [
    ("Synthèse", pdf(DocumentKind::Synthesis(Readership::Team))),
    ("Dossier de dialogue", pdf(DocumentKind::Whole(Readership::Team))),
    ("Diagnostic de maturité", pdf(DocumentKind::Diagnostic)),
    ("Plan d’action", pdf(DocumentKind::ActionPlan)),
    ("Bilan et analyse", pdf(DocumentKind::Outcome)),
    ("Compte rendu de réunion", pdf(DocumentKind::Minutes)),
    ("Diaporama", pdf(DocumentKind::Slides)),
    ("Affiche", pdf(DocumentKind::Poster)),
    ("Grille vierge", pdf(DocumentKind::BlankGrid)),
    ("Bulletin d’avis", Export::PaperBallot),
    ("Décompte prévisionnel ACI", pdf(DocumentKind::Statement)),
];

#[test]
fn each_document_is_chosen_and_looked_at() {
    let mut window = reports();
    for (name, document) in ENTRIES {
        window.click(Role::ListItem, name);
        let row = window.find(Role::ListItem, name);
        assert_eq!(row.accesskit_node().toggled(), Some(Toggled::True), "{name}");
        let shown = window.state().session.preview.shown.expect("pages were made");
        assert_eq!(shown.document, document, "{name}");
    }
}

#[test]
fn each_format_of_each_document_is_exported_from_its_button() {
    let mut window = reports();
    for (name, document) in ENTRIES {
        window.click(Role::ListItem, name);
        let Export::Report(kind, _) = document else { continue };
        for format in kind.formats() {
            exports(&window);
            window.choose("document");
            window.click(Role::Button, &format!("Exporter en {}…", format.label()));
            let expected = format!("export {:?}", Export::Report(kind, *format));
            assert_eq!(exports(&window), [expected], "{name}");
        }
    }
}

#[test]
fn files_without_pages_have_a_button_each() {
    let mut window = reports();
    let files = [
        ("Échéances", "Exporter pour l’agenda…", Export::Calendar(Meetings::ToCome)),
        ("Plan en tableau", "Exporter pour un tableur…", Export::PlanTable),
        ("Paquet de preuves", "Exporter le paquet…", Export::Package),
    ];
    for (name, button, document) in files {
        window.click(Role::ListItem, name);
        assert!(window.shows("Ce que le fichier contient"), "{name}");
        exports(&window);
        window.choose("fichier");
        window.click(Role::Button, button);
        assert_eq!(exports(&window), [format!("export {document:?}")]);
    }
    window.click(Role::ListItem, "Graphiques");
    for (format, label) in [(PictureFormat::Svg, "SVG…"), (PictureFormat::Png, "PNG…")] {
        window.choose("image");
        window.click(Role::Button, &format!("Critères et campagnes en {label}"));
        let document = Export::Picture(ChartKind::HeatMap, format);
        assert_eq!(exports(&window), [format!("export {document:?}")]);
    }
}

#[test]
fn who_reads_is_chosen_and_kept_from_one_document_to_the_next() {
    let mut window = reports();
    window.click(Role::RadioButton, "Financeur");
    let document = |window: &Window| window.state().session.reports.document;
    assert_eq!(document(&window), pdf(DocumentKind::Synthesis(Readership::Funder)));
    window.click(Role::ListItem, "Dossier de dialogue");
    assert_eq!(document(&window), pdf(DocumentKind::Whole(Readership::Funder)));
    window.click(Role::RadioButton, "Usagers et élus");
    assert_eq!(document(&window), pdf(DocumentKind::Whole(Readership::Public)));
    window.click(Role::ListItem, "Affiche");
    assert_eq!(window.harness.query_all_by_label("Financeur").count(), 0);
}

#[test]
fn arrows_go_through_the_list() {
    let mut window = reports();
    window.press(Key::ArrowDown);
    assert_eq!(window.state().session.reports.document, pdf(DocumentKind::Minutes));
    window.press(Key::ArrowUp);
    window.press(Key::ArrowUp);
    assert_eq!(
        window.state().session.reports.document,
        pdf(DocumentKind::Synthesis(Readership::Team))
    );
    window.click(Role::ListItem, "Diaporama");
    window.press(Key::ArrowDown);
    assert_eq!(window.state().session.reports.document, pdf(DocumentKind::Poster));
    assert!(window.find(Role::ListItem, "Affiche").accesskit_node().is_focused());
}

#[test]
fn the_other_documents_fold_even_while_one_of_them_is_in_front() {
    let mut window = reports();
    let rows = |window: &Window| window.harness.query_all_by_role(Role::ListItem).count();
    window.click(Role::ListItem, "Diaporama");
    window.click(Role::Button, "Autres documents");
    assert_eq!(rows(&window), 5);
    assert_eq!(window.state().session.reports.document, pdf(DocumentKind::Slides));
    window.act(Action::Reports(ReportAction::Show(pdf(DocumentKind::Poster))));
    assert_eq!(rows(&window), 15, "what comes to the front is in sight");
}

#[test]
fn a_narrow_window_has_the_list_in_a_menu() {
    let mut window = reports();
    window.harness.set_size(Vec2::new(900.0, 650.0));
    window.harness.run();
    assert_eq!(window.harness.query_all_by_role(Role::ListItem).count(), 0);
    window.click(Role::Button, "Document : Synthèse");
    window.click(Role::ListItem, "Diagnostic de maturité");
    assert_eq!(window.state().session.reports.document, pdf(DocumentKind::Diagnostic));
    window.find(Role::Button, "Document : Diagnostic de maturité");
}

#[test]
fn what_cannot_be_made_yet_says_why_and_leads_there() {
    let mut window = Window::open_with(Preferences::default(), Vec2::new(1280.0, 1600.0));
    window.run(Command::New);
    window.press_ctrl(Key::P);
    let row = window.find(Role::ListItem, "Synthèse");
    assert_eq!(row.accesskit_node().description().as_deref(), Some("Commencez une campagne"));
    window.find(Role::Button, "Nouvelle campagne…");
    window.click(Role::ListItem, "Décompte prévisionnel ACI");
    window.find(Role::Button, Command::NewExercise.label());
    window.click(Role::Button, "Autres documents");
    window.click(Role::ListItem, "Échéances");
    window.click(Role::Button, "Nouvelle action");
    assert_eq!(window.state().screen(), Screen::Plan);
    window.act(Action::Reports(ReportAction::Turn(ReportsTab::Quality)));
    assert!(window.shows("La démarche qualité part d’une campagne"));
}

// Personnaliser.

#[test]
fn a_document_says_what_the_team_adds_and_leaves_out() {
    let mut window = reports();
    window.click(Role::ListItem, "Affiche");
    window.click(Role::Button, "Personnaliser ce document");
    let wishes_of = |window: &Window| {
        let presentation = &window.state().dossier().unwrap().presentation;
        presentation.wishes_of("affiche").cloned()
    };
    assert_eq!(wishes_of(&window), None);
    window.fill("Texte avant", "Bonjour à tous");
    window.fill("Texte après", "Merci");
    window.click(Role::CheckBox, "Notre profil");
    let wished = wishes_of(&window).expect("something is wished");
    assert_eq!((&*wished.before, &*wished.after), ("Bonjour à tous", "Merci"));
    assert!(wished.left_out.contains("profil"));
    assert!(window.shows("réglages de l’équipe"));
    window.run(Command::Undo);
    assert!(wishes_of(&window).expect("the texts stay").left_out.is_empty());
    window.run(Command::Undo);
    assert_eq!(wishes_of(&window).expect("the first text stays").after, "");
    window.run(Command::Undo);
    assert_eq!(wishes_of(&window), None, "each field is one step");
}

#[test]
fn a_picture_becomes_the_logo_or_says_why_not() {
    let mut window = reports();
    window.click(Role::Button, "Personnaliser ce document");
    let logo = |window: &Window| window.state().dossier().unwrap().presentation.logo.clone();
    let former = logo(&window).expect("the example has one");
    window.script().files.insert("abîmé.png".into(), b"\x89PNG, et puis rien"[..].into());
    window.choose("abîmé.png");
    window.click(Role::Button, "Choisir une image…");
    assert!(window.shows("« abîmé.png » n’a pas été pris comme logo."));
    assert_eq!(logo(&window).as_ref(), Some(&former), "nothing is lost");
    window.choose("absent.png");
    window.click(Role::Button, "Choisir une image…");
    assert!(window.shows("« absent.png » n’a pas été pris comme logo."));
    let mut png = Cursor::new(Vec::new());
    image::RgbaImage::new(8, 4).write_to(&mut png, image::ImageFormat::Png).unwrap();
    window.script().files.insert("logo.png".into(), png.into_inner().into());
    window.choose("logo.png");
    window.click(Role::Button, "Choisir une image…");
    let taken = logo(&window).expect("a logo");
    assert_eq!((taken.width, taken.height), (8, 4));
    assert_eq!(taken.description, former.description);
    assert!(window.state().notices.is_empty(), "what went wrong before is over");
    window.fill("Ce que montre l’image", "Un carré vide");
    assert_eq!(logo(&window).unwrap().description, "Un carré vide");
    window.click(Role::Button, "Retirer le logo");
    assert_eq!(logo(&window), None);
    window.run(Command::Undo);
    assert!(logo(&window).is_some());
}

#[test]
fn a_logo_read_for_another_dossier_is_not_taken() {
    use jalons::app::{Answered, LogoRefusal, ReportAction};
    use jalons::dossier::LogoError;
    let mut window = reports();
    window.script().holds_logos = true;
    let read = |window: &mut Window, error: LogoError| {
        window.choose("logo.png");
        window.act(Action::Reports(ReportAction::ChooseLogo));
        let ticket = window.script().logo.take().expect("a logo is read");
        Answered::LogoRead(ticket, "logo.png".into(), Err(LogoRefusal::from(error)))
    };
    let late = read(&mut window, LogoError::Damaged);
    window.open_file(jalons::app::EXAMPLE.as_bytes());
    window.act(Action::Answer(late));
    assert!(window.state().notices.is_empty());
    let now = read(&mut window, LogoError::TooHeavy { mib: 6 });
    window.act(Action::Answer(now));
    assert!(window.shows("Ce logo pèse 6 Mio"));
}

// Démarche qualité.

#[test]
fn the_gauge_follows_what_is_written() {
    let mut window = quality();
    let blank = QualityApproach::of(window.state().session.campaign.unwrap());
    window.act(Action::Edit(Edit::Quality(blank.into())));
    window.act(Action::Edit(Edit::Team(TeamField::QualityLead, String::new())));
    let before = gauge(&window);
    window.click(Role::Link, "Objectif : manque");
    window.write("Plus aucun courrier perdu");
    assert_eq!(approach(&window).objective, "Plus aucun courrier perdu");
    window.fill("Pourquoi ce thème", "Trois incidents");
    window.click(Role::RadioButton, "Accès aux soins");
    assert_eq!(approach(&window).theme, Some(QualityTheme::Access));
    window.fill("Référent qualité", "Sophie R.");
    assert_eq!(gauge(&window)[0], before[0] + 4 - usize::from(has_lead_of_meeting(&window)));
    window.fill("Analyse", "Le créneau a tenu");
    window.click(Role::RadioButton, "Atteint en partie");
    window.fill("Demandes", "Un appui");
    assert_eq!(gauge(&window)[2], 2);
    window.run(Command::Undo);
    assert_eq!(approach(&window).requests, "", "a field is one step");
    assert_eq!(approach(&window).analysis, "Le créneau a tenu");
}

fn has_lead_of_meeting(window: &Window) -> bool {
    let state = window.state();
    let campaign = state.dossier().unwrap().campaign(state.session.campaign.unwrap()).unwrap();
    campaign.meeting.as_ref().is_some_and(|meeting| !meeting.quality_lead.trim().is_empty())
}

#[test]
fn measures_are_typed_the_french_way_and_a_wrong_one_is_told() {
    let mut window = quality();
    let blank = QualityApproach::of(window.state().session.campaign.unwrap());
    window.act(Action::Edit(Edit::Quality(blank.into())));
    window.click(Role::Button, "Ajouter une mesure");
    window.write("Courriers lus");
    window.fill("Unité, mesure 1", "%");
    window.fill("Avant, mesure 1", "12,5");
    window.fill("Visé, mesure 1", "quatre-vingts");
    assert!(window.shows("Visé : « quatre-vingts » n’est pas un nombre."));
    window.fill("Après, mesure 1", "1 234");
    let expected = Measure {
        label: "Courriers lus".to_owned(),
        unit: "%".to_owned(),
        before: Some(Quantity::hundredths(1250)),
        aim: None,
        after: Some(Quantity::whole(1234)),
    };
    assert_eq!(approach(&window).measures, [expected]);
    assert!(window.shows("Visé : « quatre-vingts »"), "what was typed is not lost");
    window.fill("Visé, mesure 1", "80,125");
    assert!(window.shows("a plus de deux décimales"));
    window.fill("Visé, mesure 1", "80");
    assert!(!window.shows("Écrivez par exemple 12 ou 7,25"));
    window.click(Role::Button, "Supprimer la mesure 1");
    assert_eq!(approach(&window).measures, []);
    window.run(Command::Undo);
    assert_eq!(approach(&window).measures[0].aim, Some(Quantity::whole(80)));
}

#[test]
fn a_level_leads_to_its_document_and_to_the_plan() {
    let mut window = quality();
    window.click(Role::Button, "Voir le document : Bilan et analyse");
    assert_eq!(window.state().session.reports.document, pdf(DocumentKind::Outcome));
    assert_eq!(window.state().session.reports.tab, ReportsTab::Documents);
    window.click(Role::Tab, "Démarche qualité");
    window.click(Role::Button, "Ouvrir le plan d’action");
    assert_eq!(window.state().screen(), Screen::Plan);
}
