//! The *démarche qualité* and the presentation of documents: their file, their edits, and which
//! pieces of the three levels are there.

use std::sync::Arc;

use jalons::dossier::{
    CampaignField, CampaignId, Dossier, Edit, History, Improvement, ImprovementId,
    ImprovementState, LogoImage, Measure, Meeting, MeetingEdit, MeetingText, ObjectiveVerdict,
    Presentation, QualityApproach, QualityTheme, Quantity, TeamField, Wishes, file,
};
use jalons::scoring::{Piece, QualityLevel, Scores, quality_levels};
use jiff::civil::date;

use crate::builders;

const FIXTURE: &str = include_str!("../fixtures/dossiers/demarches.jalons");
const EXAMPLE: &[u8] = include_bytes!("../../assets/exemples/les-tilleuls.jalons");
const LATEST: CampaignId = CampaignId(3);

#[track_caller]
fn read(bytes: &[u8]) -> Dossier {
    let reading = file::read(bytes);
    assert_eq!(reading.problems, []);
    reading.value.expect("a dossier without problem is read")
}

fn approach(campaign: u32, objective: &str) -> QualityApproach {
    let campaign = CampaignId(campaign);
    QualityApproach { campaign, objective: objective.to_owned(), ..QualityApproach::default() }
}

fn quality(approach: QualityApproach) -> Edit {
    Edit::Quality(Arc::new(approach))
}

fn campaigns_of(dossier: &Dossier) -> Vec<u32> {
    dossier.approaches.iter().map(|approach| approach.campaign.0).collect()
}

#[test]
fn what_a_file_says_of_the_approach_is_read_and_written_back() {
    let dossier = read(FIXTURE.as_bytes());
    assert_eq!(campaigns_of(&dossier), [1, 2], "in the order of the campaigns");
    let hundredths = |hundredths| Some(Quantity::hundredths(hundredths));
    let expected = QualityApproach {
        campaign: CampaignId(1),
        theme: Some(QualityTheme::Coordination),
        reason: "Personne ne relit ce qui a été décidé.".into(),
        objective: "Relire chaque décision.".into(),
        measures: vec![
            Measure {
                label: "Décisions relues".into(),
                unit: "%".into(),
                before: hundredths(1_250),
                aim: hundredths(8_000),
                after: hundredths(6_205),
            },
            Measure { label: "Réunions tenues".into(), ..Measure::default() },
        ],
        observations: "Les débats sont plus courts.".into(),
        verdict: Some(ObjectiveVerdict::Partly),
        analysis: "L’été a coupé l’élan.".into(),
        revision: "Nommer deux relecteurs.".into(),
        difficulties: "Aucune salle n’est libre le mardi.".into(),
        requests: "Une salle à la mairie.".into(),
    };
    assert_eq!(dossier.approach(CampaignId(1)).map(|one| &**one), Some(&expected));
    let second = dossier.approach(CampaignId(2)).expect("it says something");
    assert_eq!(second.measures[0].before, Some(Quantity::default()), "zero is a number");
    assert_eq!(second.measures[0].after, None);
    assert_eq!(dossier.approach(CampaignId(7)), None);
    let written = file::write(&dossier);
    assert_eq!(read(written.as_bytes()), dossier);
    assert!(written.contains("avant: 12.5,") && written.contains("apres: 62.05,"), "{written}");
}

#[test]
fn what_a_file_says_of_the_presentation_is_read_and_written_back() {
    let dossier = read(FIXTURE.as_bytes());
    let presentation = &dossier.presentation;
    assert_eq!(presentation.letterhead, "Maison de santé des Érables");
    let logo = presentation.logo.as_ref().expect("a logo");
    assert_eq!((logo.width, logo.height), (3, 2));
    assert_eq!(logo.description, "Logo des Érables : un rectangle vert");
    let left_out = ["actions", "profil"].map(str::to_owned).into();
    let expected = Wishes { before: "Bonne lecture.".into(), after: String::new(), left_out };
    assert_eq!(presentation.wishes_of("synthese"), Some(&expected));
    assert_eq!(presentation.wishes.len(), 2, "nothing is wished of « annexe »");
    let written = file::write(&dossier);
    assert_eq!(file::write(&read(written.as_bytes())), written);
}

#[test]
fn a_dossier_that_says_nothing_of_them_does_not_name_them() {
    let mut dossier = builders::les_tilleuls();
    let wishes = [("synthese".to_owned(), Wishes::default())].into();
    dossier.approaches = [approach(1, ""), approach(9, "perdue")].map(Arc::new).into();
    dossier.presentation = Arc::new(Presentation { wishes, ..Presentation::default() });
    let written = file::write(&dossier);
    assert!(!written.contains("demarches_qualite") && !written.contains("presentation"));
}

#[test]
fn a_logo_that_cannot_be_read_is_told_and_the_rest_is_kept() {
    let whole = read(FIXTURE.as_bytes());
    let image = FIXTURE.split("image: \"").nth(1).and_then(|rest| rest.split('"').next());
    let image = image.expect("a logo");
    for (bad, expected) in [
        ("pas du base64 !", "L’image de ce logo n’est pas écrite en base64"),
        (&image[..image.len() - 3], "L’image de ce logo n’est pas écrite en base64"),
        (&image[..40], "Ce logo est abîmé ou incomplet"),
        ("Qm9uam91ciAh", "Ce logo n’est ni une image PNG ni une image JPEG"),
        ("", "Ce logo n’est ni une image PNG ni une image JPEG"),
    ] {
        let reading = file::read(FIXTURE.replace(image, bad).as_bytes());
        let [problem] = reading.problems.as_slice() else { panic!("{:#?}", reading.problems) };
        assert!(problem.message.starts_with(expected), "{}", problem.message);
        assert!(problem.help.is_some());
        let mut kept = reading.value.expect("the rest is worth more than a logo");
        Arc::make_mut(&mut kept.presentation).logo.clone_from(&whole.presentation.logo);
        assert_eq!(kept, whole);
    }
}

#[test]
fn remedies_name_the_word_that_was_meant() {
    let help = |from: &str, to: &str| {
        let reading = file::read(FIXTURE.replace(from, to).as_bytes());
        let help = reading.problems.into_iter().next().and_then(|problem| problem.help);
        help.expect("a problem with its remedy").replace('\u{a0}', " ")
    };
    let meant = help("theme: coordination,", "theme: cordination,");
    assert_eq!(meant, "Vouliez-vous dire « theme: coordination » ?");
    let meant = help("verdict: en_partie,", "verdict: \"en_partie\",");
    assert_eq!(meant, "Écrivez par exemple « verdict: en_partie ».");
    let meant = help("avant: 12.5,", "avant: \"12,5\",");
    assert_eq!(meant, "Écrivez par exemple « avant: 12.5 ».");
    let meant = help("campagne: 2,", "campagne: 7,");
    assert!(meant.starts_with("Corrigez son numéro"), "{meant}");
}

#[test]
fn an_approach_is_not_at_fault_when_its_campaign_cannot_be_read() {
    let reading = file::read(FIXTURE.replace("grille: \"essai 1.0.0\"", "grille: 3").as_bytes());
    let told: Vec<&str> = reading.problems.iter().map(|one| one.message.as_str()).collect();
    assert!(!told.is_empty());
    assert!(told.iter().all(|one| !one.contains("pas de campagne")), "{told:#?}");
}

#[test]
fn one_approach_a_campaign_is_kept_in_the_order_of_campaigns() {
    let mut dossier = builders::les_tilleuls();
    for edit in [approach(3, "c"), approach(1, "a"), approach(3, "C"), approach(9, "nulle part")] {
        dossier = quality(edit).apply(&dossier);
    }
    assert_eq!(campaigns_of(&dossier), [1, 3]);
    assert_eq!(dossier.approach(LATEST).expect("there").objective, "C");
    let later = CampaignField::Date(date(2030, 1, 1));
    dossier = Edit::Campaign(CampaignId(1), later).apply(&dossier);
    assert_eq!(campaigns_of(&dossier), [3, 1], "as the campaigns are now");
    dossier = quality(approach(3, "")).apply(&dossier);
    assert_eq!(campaigns_of(&dossier), [1], "one that says nothing is taken out");
    dossier = Edit::RemoveCampaign(CampaignId(1)).apply(&dossier);
    assert_eq!(campaigns_of(&dossier), [0; 0]);
}

#[test]
fn a_closed_campaign_still_takes_its_results() {
    let mut history = History::new(builders::les_tilleuls());
    history.apply(&Edit::CloseCampaign(LATEST, date(2025, 12, 1)));
    history.apply(&quality(approach(3, "Un an après")));
    assert_eq!(history.current().approach(LATEST).expect("there").objective, "Un an après");
}

#[test]
fn typing_is_one_step_and_each_step_has_its_name() {
    let mut history = History::new(builders::les_tilleuls());
    for text in ["R", "Re", "Relire"] {
        history.apply(&quality(approach(3, text)));
    }
    history.apply(&quality(approach(2, "Autre campagne")));
    for letterhead in ["L", "Les Tilleuls"] {
        let letterhead = letterhead.to_owned();
        let presentation = Presentation { letterhead, ..Presentation::default() };
        history.apply(&Edit::Presentation(Arc::new(presentation)));
    }
    let labels = ["présentation des documents", "démarche qualité", "démarche qualité"];
    for label in labels {
        assert_eq!(history.undo_label(), Some(label));
        assert!(history.undo());
        assert_eq!(history.redo_label(), Some(label));
    }
    assert_eq!(*history.current(), builders::les_tilleuls());
    assert!(history.redo() && history.redo() && history.redo() && !history.redo());
    assert_eq!(history.current().presentation.letterhead, "Les Tilleuls");
    assert_eq!(history.current().approach(LATEST).expect("there").objective, "Relire");
}

#[test]
fn wishes_that_wish_nothing_are_not_kept() {
    let wish = |text: &str| Wishes { before: text.to_owned(), ..Wishes::default() };
    let wishes = [("bilan".to_owned(), wish("")), ("synthese".to_owned(), wish("Bonjour."))];
    let presentation = Presentation { wishes: wishes.into(), ..Presentation::default() };
    let dossier = Edit::Presentation(Arc::new(presentation)).apply(&Dossier::default());
    let kept: Vec<&String> = dossier.presentation.wishes.keys().collect();
    assert_eq!(kept, ["synthese"]);
}

#[test]
fn themes_are_worded_as_the_aci_words_them() {
    let labels = QualityTheme::ALL.iter().map(|theme| theme.label()).collect::<Vec<_>>();
    let expected = [
        "continuité des soins",
        "situations médico-sociales",
        "collaboration et coordination pluriprofessionnelles (patients complexes)",
        "délégation et coordination (protocoles)",
        "accès aux soins",
        "actions de prévention",
    ];
    assert_eq!(labels, expected);
    let verdicts = ObjectiveVerdict::ALL.iter().map(|one| one.label()).collect::<Vec<_>>();
    assert_eq!(verdicts, ["atteint", "atteint en partie", "non atteint"]);
}

#[track_caller]
fn levels(dossier: &Dossier, campaign: CampaignId) -> Vec<QualityLevel> {
    let scores = Scores::of(dossier, campaign).expect("the campaign is there");
    quality_levels(dossier, campaign, &scores)
}

/// Returns the pieces that are there, level by level.
fn there(dossier: &Dossier) -> [Vec<Piece>; 3] {
    let pieces = |level: QualityLevel| {
        let there = level.pieces.iter().filter(|piece| piece.is_there);
        there.map(|piece| piece.piece).collect()
    };
    let levels: Vec<Vec<Piece>> = levels(dossier, LATEST).into_iter().map(pieces).collect();
    levels.try_into().expect("three levels")
}

#[track_caller]
fn detail(dossier: &Dossier, piece: Piece) -> String {
    let levels = levels(dossier, LATEST);
    let mut pieces = levels.iter().flat_map(|level| &level.pieces);
    let found = pieces.find(|one| one.piece == piece).expect("every piece is told");
    found.detail.replace('\u{a0}', " ")
}

fn improvement(state: ImprovementState) -> Improvement {
    Improvement {
        id: ImprovementId(1),
        campaign: Some(LATEST),
        objective: "Relire les décisions".into(),
        owner: "Sophie R.".into(),
        deadline: Some(date(2026, 6, 30)),
        indicator: "Réunions".into(),
        state,
        ..Improvement::default()
    }
}

fn with_plan(improvements: &[Improvement]) -> Dossier {
    let improvements = improvements.iter().cloned().map(Arc::new).collect();
    Dossier { improvements, ..builders::les_tilleuls() }
}

#[test]
fn the_first_level_asks_for_a_lead_a_state_of_play_a_theme_and_an_objective() {
    let mut dossier = builders::les_tilleuls();
    assert_eq!(there(&dossier), [vec![Piece::StateOfPlay], vec![], vec![]]);
    assert_eq!(detail(&dossier, Piece::StateOfPlay), "70 sur 70 critères ont un niveau");
    let named = |text: &str| MeetingEdit::Text(MeetingText::QualityLead, text.to_owned());
    let of_meeting = Edit::Meet(LATEST, named("Le Dr Yann P.")).apply(&dossier);
    assert_eq!(detail(&of_meeting, Piece::Lead), "Le Dr Yann P.");
    assert!(there(&of_meeting)[0].contains(&Piece::Lead));
    dossier = Edit::Team(TeamField::QualityLead, "Sophie R.".into()).apply(&of_meeting);
    assert_eq!(detail(&dossier, Piece::Lead), "Sophie R.", "the team's comes first");
    let said = QualityApproach {
        theme: Some(QualityTheme::Access),
        reason: " \n".into(),
        objective: "Répondre le jour même".into(),
        ..QualityApproach::of(LATEST)
    };
    dossier = quality(said.clone()).apply(&dossier);
    let first = [Piece::Lead, Piece::StateOfPlay, Piece::Theme, Piece::Objective];
    assert_eq!(there(&dossier)[0], first, "a blank reason is none");
    assert_eq!(detail(&dossier, Piece::Theme), "Accès aux soins");
    let said = QualityApproach { reason: "Le départ d’un médecin".into(), ..said };
    let first = &levels(&quality(said).apply(&dossier), LATEST)[0];
    assert!(first.is_complete());
    assert_eq!((first.done(), first.number, first.title), (5, 1, "Diagnostic de maturité"));
}

#[test]
fn without_a_mean_there_is_no_state_of_play() {
    let mut dossier = builders::les_tilleuls();
    let campaign = Arc::make_mut(&mut dossier.campaigns[2]);
    let kept = campaign.entries.keys().next().cloned().expect("answers");
    campaign.entries.retain(|id, _| *id == kept);
    assert!(there(&dossier)[0].is_empty());
    let told = detail(&dossier, Piece::StateOfPlay);
    assert_eq!(told, "1 sur 70 critères a un niveau : il en faut 60 % pour conclure.");
}

#[test]
fn the_second_level_asks_each_action_for_an_owner_a_deadline_and_an_indicator() {
    use ImprovementState::{Done, Dropped, ToDo, UnderWay};
    let planned = [Piece::Plan, Piece::Owners, Piece::Deadlines, Piece::Indicators];
    assert_eq!(there(&with_plan(&[improvement(ToDo)]))[1], planned, "nothing has begun");
    for begun in [UnderWay, Done] {
        let dossier = with_plan(&[improvement(begun)]);
        let second = &levels(&dossier, LATEST)[1];
        assert!(second.is_complete(), "{second:#?}");
    }
    let elsewhere = Improvement { campaign: Some(CampaignId(2)), ..improvement(Done) };
    assert!(there(&with_plan(&[elsewhere, improvement(Dropped)]))[1].is_empty());
    let bare = Improvement {
        objective: "Afficher les résultats".into(),
        owner: " ".into(),
        deadline: None,
        indicator: String::new(),
        ..improvement(ToDo)
    };
    let dossier = with_plan(&[improvement(Done), bare.clone()]);
    assert_eq!(there(&dossier)[1], [Piece::Plan, Piece::UnderWay]);
    let told = detail(&dossier, Piece::Deadlines);
    assert_eq!(told, "Échéance à préciser pour « Afficher les résultats ».");
    assert_eq!(detail(&dossier, Piece::Plan), "2 actions décidées pour cette campagne");
    assert_eq!(detail(&dossier, Piece::UnderWay), "1 faite");
    let given_up = Improvement { state: Dropped, ..bare };
    let second = &levels(&with_plan(&[improvement(Done), given_up]), LATEST)[1];
    assert!(second.is_complete(), "what was given up is asked nothing");
}

#[test]
fn the_third_level_asks_for_figures_words_a_verdict_and_what_comes_next() {
    let measure = Measure { before: Some(Quantity::whole(1)), ..Measure::default() };
    let mut said = QualityApproach { measures: vec![measure], ..QualityApproach::of(LATEST) };
    let told = |said: &QualityApproach| quality(said.clone()).apply(&builders::les_tilleuls());
    assert!(there(&told(&said))[2].is_empty(), "a measure before is no result");
    said.measures.push(Measure { after: Some(Quantity::whole(0)), ..Measure::default() });
    assert!(there(&told(&said))[2].is_empty(), "one of two measures is not the figures");
    assert_eq!(detail(&told(&said), Piece::Figures), "1 mesure relevée sur 2.");
    said.measures.remove(0);
    assert_eq!(there(&told(&said))[2], [Piece::Figures]);
    assert_eq!(detail(&told(&said), Piece::Figures), "1 mesure relevée sur 1");
    said.observations = "Des débats plus courts".into();
    said.verdict = Some(ObjectiveVerdict::Missed);
    said.analysis = "Trop tôt".into();
    assert!(!levels(&told(&said), LATEST)[2].is_complete());
    assert_eq!(detail(&told(&said), Piece::Verdict), "Non atteint");
    said.revision = "On continue".into();
    let third = &levels(&told(&said), LATEST)[2];
    assert!(third.is_complete(), "reached or not");
    assert_eq!((third.number, third.title), (3, "Résultats et conclusions"));
}

#[test]
fn each_piece_is_told_once_at_its_level_and_says_what_to_do() {
    let levels = levels(&builders::les_tilleuls(), LATEST);
    let told: Vec<Piece> = levels.iter().flat_map(|l| &l.pieces).map(|one| one.piece).collect();
    assert_eq!(told, Piece::ALL);
    for level in &levels {
        for one in &level.pieces {
            assert_eq!(one.piece.level(), level.number);
            assert_eq!(one.label, one.piece.label());
            assert!(one.is_there || one.detail.ends_with('.'), "{}", one.detail);
        }
    }
    let scores = Scores::of(&builders::les_tilleuls(), LATEST).expect("there");
    assert_eq!(quality_levels(&Dossier::default(), LATEST, &scores), []);
}

#[test]
fn the_example_shows_a_whole_approach_and_one_under_way() {
    let dossier = read(EXAMPLE);
    let done = |campaign| {
        let levels = levels(&dossier, CampaignId(campaign));
        levels.iter().map(|level| (level.done(), level.pieces.len())).collect::<Vec<_>>()
    };
    assert_eq!(done(2), [(5, 5), (5, 5), (5, 5)]);
    assert_eq!(done(3), [(5, 5), (5, 5), (1, 5)]);
    let logo = dossier.presentation.logo.as_ref().expect("a logo");
    assert_eq!(logo.description, "Logo des Tilleuls\u{a0}: une feuille de tilleul");
    assert!(logo.png.len() <= 6 * 1024, "{} bytes", logo.png.len());
    let again = LogoImage::from_bytes(&logo.png, &logo.description);
    assert_eq!(again.as_ref(), Ok(logo));
    assert!(dossier.presentation.wishes_of("synthese").is_some_and(|one| !one.before.is_empty()));
    let tail = |text: &str| text.split("demarches_qualite").nth(1).map(str::to_owned);
    let shipped = std::str::from_utf8(EXAMPLE).expect("UTF-8");
    assert_eq!(tail(shipped), tail(&file::write(&dossier)), "as Jalons would write it");
}

#[test]
fn a_meeting_that_names_no_lead_changes_nothing() {
    let mut dossier = builders::les_tilleuls();
    let meeting = Meeting::new(jalons::dossier::Length::default());
    Arc::make_mut(&mut dossier.campaigns[2]).meeting = Some(meeting);
    assert!(!there(&dossier)[0].contains(&Piece::Lead));
}
