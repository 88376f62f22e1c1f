//! A piece, seen from each side from which a person would compare it.
//!
//! Of a ballot, only that it is there and how often it was sent.

use super::facet::{Comparable, Facet};
use super::piece::PieceContent;
use crate::dossier::{
    Answer, BallotScope, Campaign, Closure, Collection, CriterionEntry, EntryText, Extent, Fact,
    Fate, Improvement, Meeting, MeetingText, Patientele, Presentation, Proof, ProofPlace,
    QualityApproach,
};
use crate::french;
use crate::grid::{Held, Observed, number_words};
use crate::source::excerpt;

/// Tells whether a piece is added and removed whole.
pub(super) const fn is_there_or_not(piece: &PieceContent) -> bool {
    matches!(
        piece,
        PieceContent::Campaign(..)
            | PieceContent::WholeCampaign(..)
            | PieceContent::Exercise(_)
            | PieceContent::WholeExercise(_)
            | PieceContent::Improvement(_)
            | PieceContent::Proof(_)
    )
}

/// Says that there is no such piece.
pub(super) const fn absent(sample: &PieceContent) -> &'static str {
    match sample {
        PieceContent::Entry(..) => "sans réponse",
        PieceContent::ContractDate(_) | PieceContent::Date(..) => "sans date",
        PieceContent::Fictitious | PieceContent::IndicatorProof(..) => "non",
        PieceContent::Collection(..) => "pas de collecte",
        PieceContent::Ballot(..) => "pas reçu",
        PieceContent::Meeting(..) => "pas de réunion",
        PieceContent::Closure(..) => "pas close",
        PieceContent::Approach(_) => "rien d’écrit",
        PieceContent::Fact(..) => "non renseigné",
        PieceContent::TeamText(..)
        | PieceContent::Sites(_)
        | PieceContent::Associates(_)
        | PieceContent::Patientele(_)
        | PieceContent::Campaign(..)
        | PieceContent::WholeCampaign(..)
        | PieceContent::Title(..)
        | PieceContent::Extent(..)
        | PieceContent::Profile(..)
        | PieceContent::Note(..)
        | PieceContent::Exercise(_)
        | PieceContent::WholeExercise(_)
        | PieceContent::ExerciseNote(..)
        | PieceContent::Improvement(_)
        | PieceContent::Proof(_)
        | PieceContent::Presentation(_)
        | PieceContent::Order(..) => "absent",
    }
}

/// Returns what there is to say of a piece.
pub(super) fn facets(piece: &PieceContent) -> Vec<Facet<'_>> {
    match piece {
        PieceContent::TeamText(_, text)
        | PieceContent::Title(_, text)
        | PieceContent::Note(_, text)
        | PieceContent::ExerciseNote(_, text) => vec![Facet::text("", text)],
        PieceContent::ContractDate(day) | PieceContent::Date(_, day) => {
            vec![Facet::new("", french::long_date(*day))]
        }
        PieceContent::Fictitious | PieceContent::IndicatorProof(..) => {
            vec![Facet::new("", "oui".to_owned())]
        }
        PieceContent::Sites(sites) => vec![Facet::many("sites", sites.len(), "site", [sites])],
        PieceContent::Associates(all) => {
            let count = all.iter().map(|one| one.count).fold(0, u32::saturating_add);
            let count = usize::try_from(count).unwrap_or(usize::MAX);
            vec![Facet::many("associés", count, "associé", [all])]
        }
        PieceContent::Patientele(years) => {
            let year =
                |one: &Patientele| fr!("{}~en {}", french::integer(i64::from(one.count)), one.year);
            let shown: Vec<String> = years.iter().map(year).collect();
            let shown = (!years.is_empty()).then(|| shown.join(", "));
            vec![Facet::option("", shown, "non renseignée").of([years])]
        }
        PieceContent::Campaign(_, grid) => {
            vec![Facet::new("grille", format!("grille {} {}", grid.id, grid.version))]
        }
        PieceContent::WholeCampaign(campaign, _) => campaign_facets(campaign),
        PieceContent::Extent(_, extent) => vec![Facet::new("", extent.words().to_owned())],
        PieceContent::Profile(_, answers, professions) => {
            let said: Vec<&str> = answers.values().map(String::as_str).collect();
            vec![Facet::new("", said.join(", ")).of([answers, professions])]
        }
        PieceContent::Entry(_, _, entry) => entry_facets(entry),
        PieceContent::Collection(_, collection) => collection_facets(collection),
        PieceContent::Ballot(_, ballot) => {
            let told = match ballot.revision {
                0 | 1 => "reçu".to_owned(),
                again => format!("reçu, {again}e envoi"),
            };
            vec![Facet::new("", told)]
        }
        PieceContent::Meeting(_, meeting) => meeting_facets(meeting),
        PieceContent::Closure(_, closure) => closure_facets(closure),
        PieceContent::Approach(approach) => approach_facets(approach),
        PieceContent::Exercise(_) | PieceContent::WholeExercise(_) => Vec::new(),
        PieceContent::Fact(_, _, fact) => vec![Facet::new("", fact_words(fact))],
        PieceContent::Improvement(one) => improvement_facets(one),
        PieceContent::Proof(proof) => proof_facets(proof),
        PieceContent::Presentation(presentation) => presentation_facets(presentation),
        PieceContent::Order(_, names) => vec![Facet::new("", "autre ordre".to_owned()).of([names])],
    }
}

fn campaign_facets(campaign: &Campaign) -> Vec<Facet<'_>> {
    let answers = campaign.entries.values().filter(|entry| entry.answer.is_some()).count();
    let closed = campaign.closure.as_ref();
    let closed = closed.map(|closure| format!("close le {}", french::long_date(closure.on)));
    vec![
        Facet::text("", &campaign.title),
        Facet::new("date", format!("datée du {}", french::long_date(campaign.date))),
        Facet::many("réponses", answers, "réponse", [&campaign.entries]),
        Facet::option("clôture", closed, "pas close"),
    ]
}

fn entry_facets(entry: &CriterionEntry) -> Vec<Facet<'_>> {
    let CriterionEntry { answer, observed, comment: _, target, held_proofs, minority: _, decided } =
        entry;
    let text = |which: EntryText| Facet::text(which.label(), which.read(entry));
    let answer = match answer {
        Some(Answer::NotApplicable { reason }) => {
            Facet { name: "réponse", ..Facet::text(fr!("sans objet :"), reason) }
        }
        answer => {
            let words = answer.as_ref().map(Answer::words);
            Facet { is_said: true, ..Facet::option("réponse", words, "sans réponse") }
        }
    };
    let target = target.map(|level| fr!("cible niveau~{level}"));
    let decided = decided.map(|one| format!("décidé le {}", french::long_date(one.on)));
    vec![
        answer,
        Facet::option("observé", observed.as_ref().map(observed_words), "rien d’observé")
            .of([observed]),
        text(EntryText::Comment),
        Facet::option("cible", target, "sans cible"),
        Facet::many("preuves", held_proofs.len(), "preuve", [held_proofs]),
        text(EntryText::Minority),
        Facet::option("décision", decided, "sans décision"),
    ]
}

fn observed_words(observed: &Observed) -> String {
    match observed {
        Observed::Number(number) => number_words(*number),
        Observed::Characteristics(held) => {
            let yes = held.values().filter(|one| **one == Held::Yes).count();
            french::count(yes, "caractéristique")
        }
    }
}

fn collection_facets(collection: &Collection) -> Vec<Facet<'_>> {
    let Collection { key: _, scope, fate, ballots, revealed_on } = collection;
    let state = revealed_on.map_or_else(
        || "ouverte".to_owned(),
        |day| format!("dévoilée le {}", french::long_date(day)),
    );
    let fate = match fate {
        Fate::Counts => "effectifs gardés à la clôture",
        Fate::Destroyed => "rien gardé à la clôture",
    };
    let scope_words = match scope {
        BallotScope::Campaign => "toute la campagne".to_owned(),
        BallotScope::Short => Extent::Short.words().to_owned(),
        BallotScope::Domains(domains) => french::count(domains.len(), "domaine"),
    };
    let count = Facet::new("avis", format!("{} avis", ballots.len())).of([ballots]);
    let ballots = Facet { is_said: !ballots.is_empty(), ..count };
    vec![
        Facet::new("état", state),
        ballots,
        Facet::new("devenir", fate.to_owned()),
        Facet::new("portée", scope_words).of([scope]),
    ]
}

fn meeting_facets(meeting: &Meeting) -> Vec<Facet<'_>> {
    let days = &meeting.sittings;
    let discussed: [&dyn Comparable; 4] =
        [&meeting.together, &meeting.agenda, &meeting.postponed, &meeting.objections];
    let agenda = meeting.agenda.len() + meeting.together.len();
    let next = meeting.next_date;
    let next = next.map(|day| format!("prochaine le {}", french::long_date(day)));
    let given = meeting.points.values().fold(0, |sum: u32, points| sum.saturating_add(*points));
    let priorities = fr!("points de priorité : {given}");
    let mut told = vec![
        Facet::new("phase", meeting.phase.label().to_lowercase()),
        Facet::many("séances", days.len(), "séance", [days]),
        Facet::new("durée", format!("{} minutes", meeting.length.minutes())),
        Facet::many("ordre du jour", agenda, "critère", discussed),
        Facet::new("priorités", priorities).of([&meeting.points]),
        Facet::option("prochaine", next, "sans prochaine date"),
    ];
    told.extend(
        MeetingText::ALL.iter().map(|which| Facet::text(which.label(), meeting.text(*which))),
    );
    told
}

fn closure_facets(closure: &Closure) -> Vec<Facet<'_>> {
    let Closure { on, remains: _, corrections } = closure;
    vec![
        Facet::new("clôture", format!("close le {}", french::long_date(*on))),
        Facet::many("corrections", corrections.len(), "correction", [corrections]),
    ]
}

fn approach_facets(approach: &QualityApproach) -> Vec<Facet<'_>> {
    let QualityApproach {
        campaign: _,
        theme,
        reason,
        objective,
        measures,
        observations,
        verdict,
        analysis,
        revision,
        difficulties,
        requests,
    } = approach;
    let theme = theme.map(|theme| theme.label().to_owned());
    let verdict = verdict.map(|verdict| format!("objectif {}", verdict.label()));
    vec![
        Facet::option("thème", theme, "sans thème"),
        Facet::text("raison", reason),
        Facet::text("objectif", objective),
        Facet::many("mesures", measures.len(), "mesure", [measures]),
        Facet::text("constats", observations),
        Facet::option("verdict", verdict, "objectif non jugé"),
        Facet::text("analyse", analysis),
        Facet::text("suites", revision),
        Facet::text("difficultés", difficulties),
        Facet::text("demandes", requests),
    ]
}

fn fact_words(fact: &Fact) -> String {
    match fact {
        Fact::Flag(true) => "oui".to_owned(),
        Fact::Flag(false) => "non".to_owned(),
        Fact::Number(number) => {
            let exact = num_rational::Ratio::new(i128::from(number.in_hundredths()), 100);
            french::quantity(exact)
        }
        Fact::Choice(choice) => excerpt(&choice.replace('_', " ")),
        Fact::Set(names) if names.is_empty() => "aucun".to_owned(),
        Fact::Set(names) => {
            let names: Vec<String> = names.iter().map(|name| name.replace('_', " ")).collect();
            names.join(", ")
        }
        Fact::Date(day) => french::long_date(*day),
    }
}

fn improvement_facets(improvement: &Improvement) -> Vec<Facet<'_>> {
    let Improvement {
        id: _,
        campaign: _,
        objective,
        criteria,
        planned,
        owner,
        means,
        start,
        deadline,
        indicator,
        expected_proof,
        state,
        history,
    } = improvement;
    let start = start.map(|day| format!("début le {}", french::long_date(day)));
    let deadline = deadline.map(|day| format!("échéance le {}", french::long_date(day)));
    let planned = planned.map(|level| fr!("niveau~{level} prévu"));
    vec![
        Facet::new("état", state.label().to_owned()),
        Facet::text("objectif", objective),
        Facet::many("critères", criteria.len(), "critère", [criteria]),
        Facet::option("niveau", planned, "sans niveau prévu"),
        Facet::text("responsable", owner),
        Facet::text("moyens", means),
        Facet::option("début", start, "sans début"),
        Facet::option("échéance", deadline, "sans échéance"),
        Facet::text("indicateur", indicator),
        Facet::text("preuve attendue", expected_proof),
        Facet::many("historique", history.len(), "ligne d’historique", [history]),
    ]
}

fn proof_facets(proof: &Proof) -> Vec<Facet<'_>> {
    let Proof { id: _, title, kind, date, valid_until, place, owner, criteria, indicators, note } =
        proof;
    let links = criteria.len() + indicators.len();
    let made = date.map(|day| format!("du {}", french::long_date(day)));
    let last = valid_until.map(|day| format!("valable jusqu’au {}", french::long_date(day)));
    let place_facet = match place {
        ProofPlace::Unsaid => Facet::text("emplacement", ""),
        ProofPlace::File { path, .. } => Facet::text("fichier", path),
        ProofPlace::Address(address) => Facet::text("adresse", address),
        ProofPlace::Paper(folder) => Facet::text("papier", folder),
    };
    vec![
        Facet::text("titre", title),
        Facet::new("nature", kind.label().to_owned()),
        Facet::option("date", made, "sans date"),
        Facet::option("validité", last, "sans limite"),
        Facet { name: "emplacement", ..place_facet.of([place]) },
        Facet::text("responsable", owner),
        Facet::many("liens", links, "lien", [criteria, indicators]),
        Facet::text("note", note),
    ]
}

fn presentation_facets(presentation: &Presentation) -> Vec<Facet<'_>> {
    let Presentation { letterhead, logo, wishes } = presentation;
    let logo_words = if logo.is_some() { "un logo" } else { "sans logo" };
    vec![
        Facet::text("en-tête", letterhead),
        Facet::new("logo", logo_words.to_owned()).of([logo]),
        Facet::many("documents", wishes.len(), "document adapté", [wishes]),
    ]
}
