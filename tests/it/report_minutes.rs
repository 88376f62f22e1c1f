//! The minutes say exactly what was decided, and the paper ballot asks exactly what is asked.

use jalons::app::export::{DocumentKind, Export, ExportError, Format, Request, produce};
use jalons::app::{shipped_grid, shipped_rules};
use jalons::dossier::{
    Answer, CampaignId, CollectionEdit, Correction, Decided, Decision, Dossier, Edit, EntryText,
    Extent, Fate, How, Improvement, ImprovementId, Length, Meeting, MeetingEdit, MeetingText,
    OTHER_PROFESSION,
};
use jalons::grid::{Criterion, HOW_TO_CHOOSE, HOW_TO_READ, Level};
use jalons::report::content::{Block, Labelled, Mark, Report, Section, Text, Titled};
use jalons::report::documents::{self, Material, Missing, PaperBallot};
use jalons::report::manuscript::Manuscript;
use jalons::report::{pdf, preview};
use jalons::scoring::Scores;
use jalons::store::Replace;
use jiff::civil::{Date, date};

use crate::gathering::{self, gathering, id, take};
use crate::report::{figures, items};
use crate::report_builders::example;

const DAY: Date = date(2026, 11, 22);
const CAMPAIGN: CampaignId = CampaignId(1);
const HOSTILE: &str = "*gras* #panic(\"x\") $x$ \\ [crochet] <script>alert(1)</script>";
/// Who answered what to the first two criteria.
const VOTES: [(&str, &str, &str); 7] = [
    ("Médecin", "2", "0"),
    ("Médecin", "2", "1"),
    ("Médecin", "3", "4"),
    ("Infirmier", "2", "3"),
    ("Infirmier", "1", "nsp"),
    ("Sage-femme", "2", "so"),
    ("Pharmacien", "2", "4"),
];

/// A dossier whose seven members gave their ballots, sealed, and whose meeting is prepared.
pub fn sealed(fate: Fate) -> Dossier {
    let mut campaign = gathering(fate);
    campaign.meeting = Some(Meeting::new(Length::default()));
    for (number, (profession, first, second)) in VOTES.into_iter().enumerate() {
        let said = [("a1", first, "Commentaire secret"), ("a2", second, "")];
        let name = format!("Quidam {number}");
        take(&mut campaign, (profession, &name), &said);
    }
    let mut dossier = gathering::dossier(campaign);
    "Les Essais".clone_into(&mut dossier.team.name);
    dossier
}

fn apply(dossier: &Dossier, edits: impl IntoIterator<Item = Edit>) -> Dossier {
    edits.into_iter().fold(dossier.clone(), |dossier, edit| edit.apply(&dossier))
}

fn decision(answer: Answer, how: How) -> Decision {
    Decision {
        answer,
        observed: None,
        reason: Some("Parce que nous l’avons vu.".to_owned()),
        minority: Some(String::new()),
        decided: Decided { on: DAY, how },
    }
}

/// The same dossier, revealed, with one level accepted, one point without agreement, one postponed.
pub fn decided(fate: Fate) -> Dossier {
    let meet = |edit| Edit::Meet(CAMPAIGN, edit);
    let text = |which, text: &str| meet(MeetingEdit::Text(which, text.to_owned()));
    let disputed = Answer::Disputed { low: Level::at(1), high: Level::at(4) };
    let disputed = Decision {
        minority: Some("Deux membres tiennent au niveau 4.".to_owned()),
        ..decision(disputed, How::Discussed)
    };
    let together = decision(Answer::Level(Level::at(2)), How::Together);
    apply(
        &sealed(fate),
        [
            Edit::Collect(CAMPAIGN, CollectionEdit::Reveal(DAY)),
            meet(MeetingEdit::Agenda {
                together: vec![id("a1")],
                agenda: vec![id("a2"), id("a3")],
                postponed: vec![id("a4")],
            }),
            meet(MeetingEdit::Sitting(DAY)),
            meet(MeetingEdit::Elapsed(58 * 60)),
            meet(MeetingEdit::Points(id("a2"), 14)),
            meet(MeetingEdit::NextDate(Some(date(2027, 1, 19)))),
            text(MeetingText::Present, "Sept membres"),
            text(MeetingText::ToldUsers, "Une affiche à l’accueil."),
            Edit::Decide(CAMPAIGN, vec![(id("a1"), together), (id("a2"), disputed)]),
            Edit::Improvement(Box::new(Improvement {
                id: ImprovementId(1),
                campaign: Some(CAMPAIGN),
                objective: "Un calendrier partagé".to_owned(),
                criteria: [id("a2")].into(),
                owner: "La coordinatrice".to_owned(),
                deadline: Some(date(2027, 3, 31)),
                ..Improvement::default()
            })),
        ],
    )
}

pub fn closed(fate: Fate) -> Dossier {
    apply(&decided(fate), [Edit::CloseCampaign(CAMPAIGN, DAY)])
}

#[track_caller]
fn minutes(dossier: &Dossier) -> Report {
    let scores = Scores::of(dossier, CAMPAIGN).expect("a campaign");
    let material = Material {
        dossier,
        campaign: dossier.campaign(CAMPAIGN).map(|one| &**one).zip(Some(&scores)),
        exercise: None,
        rules: &shipped_rules(),
        changed_proofs: &[],
        made_on: DAY,
    };
    documents::build(DocumentKind::Minutes, &material).expect("there is a meeting")
}

/// Returns a part of the minutes; nothing when they have none of this name.
fn part<'a>(minutes: &'a Report, id: &str) -> Option<&'a Section> {
    minutes.sections.iter().find(|section| section.id == id)
}

/// Returns the criteria of a part of the minutes.
fn criteria<'a>(minutes: &'a Report, id: &str) -> Vec<&'a Titled> {
    let blocks = part(minutes, id).into_iter().flat_map(|part| &part.blocks);
    let items = blocks.filter_map(|block| match block {
        Block::Item(item) => Some(item),
        _ => None,
    });
    items.collect()
}

/// Returns the lines of a list.
fn listed(minutes: &Report, id: &str) -> Vec<String> {
    let blocks = part(minutes, id).into_iter().flat_map(|part| &part.blocks);
    let lines = blocks.filter_map(|block| match block {
        Block::List { items } => Some(items.iter().map(Text::plain)),
        _ => None,
    });
    lines.flatten().collect()
}

/// Returns labels and values of a part of the minutes.
fn facts(minutes: &Report, id: &str) -> Vec<Labelled> {
    let blocks = part(minutes, id).into_iter().flat_map(|part| &part.blocks);
    let facts = blocks.filter_map(|block| match block {
        Block::Facts { facts, .. } => Some(facts.clone()),
        _ => None,
    });
    facts.flatten().collect()
}

/// Tells whether the minutes say by which rule ballots agree: only where they are told.
fn tells_the_rule(minutes: &Report) -> bool {
    facts(minutes, "methode").iter().any(|fact| fact.label == "Écart")
}

fn tells_ballots(item: &Titled) -> bool {
    let has_tally = item.blocks.iter().any(|block| matches!(block, Block::Tally { .. }));
    has_tally || item.notes.iter().any(|note| note.plain().contains("avis"))
}

fn manuscript(minutes: &Report) -> Manuscript {
    Manuscript::report(minutes)
}

/// Returns what a document says, with plain spaces and no line ends.
#[track_caller]
fn said(manuscript: &Manuscript) -> String {
    let pages = preview::pages(manuscript, 0.02).expect("pages");
    let text: String = pages.into_iter().map(|page| page.text).collect();
    text.replace(['\u{a0}', '\n'], " ")
}

#[track_caller]
fn check_says(dossier: &Dossier, words: &[&str]) {
    let text = said(&manuscript(&minutes(dossier)));
    let tight = |text: &str| text.split_whitespace().collect::<String>();
    for word in words {
        assert!(tight(&text).contains(&tight(word)), "« {word} » in {text}");
    }
}

#[test]
fn before_the_reveal_the_minutes_are_a_draft_that_tells_nothing_of_the_ballots() {
    let document = minutes(&sealed(Fate::Counts));
    assert_eq!(document.caution, "Brouillon, avis non dévoilés");
    assert!(items(&document).is_empty());
    assert!(!tells_the_rule(&document));
    assert_eq!(figures(&document)[0].value, "7");
    let text = said(&manuscript(&document));
    for hidden in ["médiane 2", "niveau 2", "Commentaire secret", "Quidam", "presque"] {
        assert!(!text.contains(hidden), "« {hidden} » in {text}");
    }
}

#[test]
fn the_minutes_say_what_was_decided_word_for_word() {
    let document = minutes(&decided(Fate::Counts));
    let accepted = criteria(&document, "acceptes");
    let [accepted] = accepted[..] else { panic!("one accepted") };
    assert!(accepted.title.starts_with("A1 · "));
    assert_eq!(accepted.notes[0].plain(), "Niveau\u{a0}2 · Structuré");
    assert!(matches!(accepted.mark, Some(Mark::Level(sign)) if sign.number == 2));
    assert!(criteria(&document, "discutes").is_empty());
    let disputed = criteria(&document, "desaccords");
    let [disputed] = disputed[..] else { panic!("one without agreement") };
    assert_eq!(disputed.mark, Some(Mark::Disputed));
    let texts = disputed.blocks.iter().filter_map(|block| match block {
        Block::Paragraph { text, .. } => Some(text.plain().replace('\u{a0}', " ")),
        _ => None,
    });
    let told = ["Pas d’accord à ce jour : entre 1 et 4", "7 avis · médiane 3 · partagé"];
    assert_eq!(texts.collect::<Vec<_>>(), told);
    let tally = disputed.blocks.iter().find_map(|block| match block {
        Block::Tally { counts, .. } => Some(counts.iter().map(|count| count.number).collect()),
        _ => None,
    });
    assert_eq!(tally, Some(vec![1, 1, 0, 1, 2, 1, 1]), "ballots are told");
    let minority = Block::Quote {
        label: "Avis minoritaire".to_owned(),
        paragraphs: vec!["Deux membres tiennent au niveau 4.".to_owned()],
    };
    assert_eq!(disputed.blocks.last(), Some(&minority));
    let [_, decided_levels, left, _] = figures(&document) else { panic!("four") };
    assert_eq!((decided_levels.value.as_str(), left.value.as_str()), ("1", "1"));
    assert_eq!(listed(&document, "reportes"), ["A4\u{a0}· Critère 4 de Coordination"]);
    assert_eq!(listed(&document, "sans-decision"), ["A3\u{a0}· Critère 3 de Coordination"]);
    check_says(
        &decided(Fate::Counts),
        &[
            "58 minutes, 60 minutes prévues",
            "Sept membres",
            "19 janvier 2027",
            "Sans accord à ce jour",
            "Pas d’accord à ce jour : entre 1 et 4",
            "1 au niveau 1, 5 au niveau 2, 1 au niveau 3",
            "Deux membres tiennent au niveau 4.",
            "Parce que nous l’avons vu.",
            "14 points",
            "Un calendrier partagé",
            "La coordinatrice",
            "31 mars 2027",
            "Une affiche à l’accueil.",
            "Document provisoire",
        ],
    );
}

#[test]
fn a_point_without_agreement_counts_as_decided_once_a_level_is() {
    let found = decision(Answer::Level(Level::at(2)), How::Discussed);
    let agreed = Edit::Decide(CAMPAIGN, vec![(id("a2"), found)]);
    let document = minutes(&apply(&decided(Fate::Counts), [agreed]));
    assert!(criteria(&document, "desaccords").is_empty());
    assert_eq!(criteria(&document, "discutes").len(), 1);
    let values: Vec<_> = figures(&document).iter().map(|figure| figure.value.as_str()).collect();
    assert_eq!(values, ["7", "2", "0", "1"]);
    let [.., disputed, actions] = figures(&document) else { panic!("four") };
    assert_eq!(disputed.detail, "Aucun niveau incertain");
    assert_eq!(actions.detail, "Avec un responsable");
}

#[track_caller]
fn check_duration(seconds: u32, told: &str) {
    let elapsed = Edit::Meet(CAMPAIGN, MeetingEdit::Elapsed(seconds));
    let document = minutes(&apply(&decided(Fate::Counts), [elapsed]));
    let facts = facts(&document, "seance");
    let fact = facts.iter().find(|fact| fact.label == "Durée");
    assert_eq!(fact.map(|fact| fact.value.replace('\u{a0}', " ")).as_deref(), Some(told));
}

#[test]
fn a_timer_that_hardly_ran_is_not_told_as_the_length_of_the_meeting() {
    check_duration(0, "60 minutes prévues");
    check_duration(60, "60 minutes prévues");
    check_duration(15 * 60 - 1, "60 minutes prévues");
    check_duration(15 * 60, "15 minutes, 60 minutes prévues");
    check_duration(62 * 60, "1 h 02, 60 minutes prévues");
}

#[test]
fn after_closing_the_minutes_say_the_same_from_what_remains() {
    let (before, after) = (minutes(&decided(Fate::Counts)), minutes(&closed(Fate::Counts)));
    for id in ["discutes", "acceptes", "desaccords"] {
        assert_eq!(part(&before, id), part(&after, id));
    }
    assert_eq!(facts(&before, "methode"), facts(&after, "methode"));
    assert_eq!(figures(&before)[0].value, figures(&after)[0].value);
    assert!(!before.caution.is_empty() && after.caution.is_empty());
}

#[test]
fn what_is_to_be_destroyed_is_never_written_in_the_minutes() {
    for dossier in [decided(Fate::Destroyed), closed(Fate::Destroyed)] {
        let document = minutes(&dossier);
        let both = [criteria(&document, "desaccords"), criteria(&document, "acceptes")].concat();
        assert!(both.len() == 2 && !both.into_iter().any(tells_ballots));
        assert!(!tells_the_rule(&document));
        assert_eq!(figures(&document)[0].value, "7");
    }
}

#[test]
fn no_voter_is_named_and_no_profession_under_three_people() {
    for dossier in [sealed(Fate::Counts), decided(Fate::Counts), closed(Fate::Counts)] {
        let document = minutes(&dossier);
        let told = facts(&document, "methode");
        let told = told.iter().map(|one| (one.label.as_str(), one.value.as_str()));
        let expected = [("Médecin", "3"), ("Autres professions, ensemble", "4")];
        assert_eq!(told.take(2).collect::<Vec<_>>(), expected);
        let text = said(&manuscript(&document));
        for hidden in ["Quidam", "Sage-femme", "Pharmacien", "Infirmier", "Commentaire secret"] {
            assert!(!text.contains(hidden), "« {hidden} » in {text}");
        }
    }
}

#[test]
fn a_correction_is_added_and_changes_nothing_else() {
    let text = "Le calendrier manquait.".to_owned();
    let correction = Correction { on: date(2027, 2, 1), criterion: id("a1"), text };
    let corrected = apply(&closed(Fate::Counts), [Edit::Correct(CAMPAIGN, correction)]);
    let (before, after) = (minutes(&closed(Fate::Counts)), minutes(&corrected));
    let corrections = criteria(&after, "corrections");
    let Block::Paragraph { text, .. } = &corrections[0].blocks[0] else { panic!("words") };
    assert_eq!(text.plain(), "Le calendrier manquait.");
    let mut sections = after.sections.clone();
    sections.retain(|section| section.id != "corrections");
    assert_eq!(Report { sections, ..after.clone() }, before);
}

#[test]
fn whatever_was_typed_comes_out_literally_in_an_accessible_pdf() {
    let text = |which| Edit::Meet(CAMPAIGN, MeetingEdit::Text(which, HOSTILE.to_owned()));
    let dossier = apply(
        &decided(Fate::Counts),
        [
            text(MeetingText::Present),
            text(MeetingText::Note),
            Edit::Text(CAMPAIGN, id("a2"), EntryText::Minority, HOSTILE.to_owned()),
        ],
    );
    for dossier in [dossier, sealed(Fate::Counts), closed(Fate::Destroyed)] {
        let pdf = pdf::render(&manuscript(&minutes(&dossier))).expect("a document");
        assert_eq!(pdf.warnings, Vec::<String>::new());
        let has = |mark: &str| pdf.bytes.windows(mark.len()).any(|part| part == mark.as_bytes());
        assert!(has("pdfaid:conformance>A<") && has("pdfuaid:part>1<"));
    }
    let dossier = apply(&decided(Fate::Counts), [text(MeetingText::Note)]);
    check_says(&dossier, &[HOSTILE]);
}

#[test]
fn a_very_long_reason_flows_over_pages_whole() {
    let long = "Nous avons beaucoup à dire. ".repeat(720);
    let reasons =
        [id("a1"), id("a2")].map(|id| Edit::Text(CAMPAIGN, id, EntryText::Comment, long.clone()));
    let text = said(&manuscript(&minutes(&apply(&decided(Fate::Counts), reasons))));
    assert_eq!(text.matches("beaucoup").count(), 2 * 720);
}

#[test]
fn without_a_meeting_there_are_no_minutes_and_this_is_said() {
    let mut campaign = gathering(Fate::Counts);
    campaign.meeting = None;
    let request = Request {
        document: Export::Report(DocumentKind::Minutes, Format::Pdf),
        dossier: gathering::dossier(campaign),
        campaign: Some(CAMPAIGN),
        exercise: None,
        rules: shipped_rules(),
        made_on: DAY,
        made_at: jiff::Timestamp::UNIX_EPOCH,
        path: "compte-rendu.pdf".into(),
        replace: Replace::Nothing,
        folder: None,
        changed_proofs: Vec::new(),
        proof_files: Vec::new(),
    };
    let refused = produce(&request, &mut |_| true).expect_err("nothing to tell");
    assert!(matches!(refused, ExportError::Missing(Missing::Meeting)), "{refused}");
}

/// Returns the paper ballot of the shipped grid.
fn shipped_ballot(path: Extent) -> PaperBallot {
    let mut campaign = gathering(Fate::Counts);
    campaign.grid = shipped_grid();
    campaign.extent = path;
    campaign.collection = None;
    PaperBallot::of(&gathering::dossier(campaign), CAMPAIGN, DAY).expect("a campaign")
}

#[track_caller]
fn check_ballot(path: Extent, asks: fn(&Criterion) -> bool, most_pages: usize) {
    let criteria = shipped_grid().criteria().filter(|(_, criterion)| asks(criterion)).count();
    let ballot = shipped_ballot(path);
    let items: Vec<_> = ballot.domains.iter().flat_map(|domain| &domain.items).collect();
    let numbers: Vec<usize> = items.iter().map(|item| item.number).collect();
    assert_eq!(numbers, (1..=criteria).collect::<Vec<_>>());
    let manuscript = Manuscript::paper_ballot(&ballot);
    assert_eq!(pdf::render(&manuscript).expect("a document").warnings, Vec::<String>::new());
    let pages = preview::pages(&manuscript, 0.02).expect("pages").len();
    assert!(pages <= most_pages, "{pages} pages");
    let tight = |text: &str| text.split_whitespace().collect::<String>();
    let text = tight(&said(&manuscript));
    assert!(text.contains(&tight(HOW_TO_CHOOSE)), "how a level is chosen");
    assert!(text.contains(&tight(HOW_TO_READ)), "what its words stand for");
    let commented = items.iter().filter(|item| !item.is_sensitive).count();
    assert_eq!(text.matches("Commentaire").count(), commented, "never asked for nobody");
    assert!(!text.contains("Remarque"), "one word for what is added to an answer");
    for item in items {
        for words in item.rows.iter().map(|row| &row.sentence).chain([&item.title, &item.question])
        {
            assert!(text.contains(&tight(words)), "{} « {words} »", item.code);
        }
    }
}

#[test]
fn the_ballot_on_paper_offers_the_professions_of_every_ballot_and_another() {
    for dossier in [example(), gathering::dossier(gathering(Fate::Counts))] {
        let id = dossier.latest_campaign().expect("a campaign").id;
        let ballot = PaperBallot::of(&dossier, id, DAY).expect("a campaign");
        let (other, named) = ballot.professions.split_last().expect("the others");
        assert_eq!((named, other.as_str()), (&*dossier.team.professions(), OTHER_PROFESSION));
        let text = said(&Manuscript::paper_ballot(&ballot));
        assert!(text.contains("Secrétariat") && text.contains("Coordination"), "{text}");
    }
}

#[test]
fn the_ballot_on_paper_asks_everything_in_few_pages() {
    check_ballot(Extent::Full, |_| true, 12);
    check_ballot(Extent::Short, |criterion| criterion.is_in(Extent::Short), 4);
}
