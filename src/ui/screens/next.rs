//! What a team does next, in the order a team does it: the first card of Accueil.

use crate::app::{Action, Command, Screen, State, shipped_grid};
use crate::dossier::{Campaign, CampaignField, Collection, Dossier, Edit, Extent, Phase};
use crate::french;
use crate::grid::CriterionId;
use crate::scoring::Coverage;

/// What to do next.
pub(super) struct NextTask {
    /// What it is.
    pub(super) title: String,
    /// Why, or what is left.
    pub(super) text: String,
    /// How it is done.
    pub(super) button: (&'static str, Action),
    /// Another thing one may do.
    pub(super) other: Option<(&'static str, Action)>,
}

const RESULTS: (&str, Action) = ("Voir les résultats", Action::Go(Screen::Results));
const OPINIONS: (&str, Action) = ("Recueillir les avis de l’équipe", Action::Go(Screen::Meeting));

/// Says what a team does next with this dossier.
pub(super) fn next(state: &State, dossier: &Dossier) -> NextTask {
    let campaign = state.session.shown_campaign();
    let (Some(campaign), Some(scores)) = (campaign, &state.session.derived.scores) else {
        return first();
    };
    if campaign.is_closed() {
        return after_closing(dossier, campaign);
    }
    if let Some(next) = meeting_under_way(campaign) {
        return next;
    }
    let coverage = &scores.whole.coverage;
    if coverage.remaining() > 0 {
        let (start, verb) = if coverage.answered() == 0 {
            ("Commencer", "Commencer l’évaluation")
        } else {
            ("Terminer", "Continuer l’évaluation")
        };
        return NextTask {
            title: fr!("{start} « {} »", campaign.title),
            text: remaining_words(coverage),
            button: (verb, Action::Go(Screen::Assess)),
            other: state.session.derived.serving.contains(&Screen::Results).then_some(RESULTS),
        };
    }
    if campaign.extent == Extent::First && campaign.collection.is_none() {
        return after_first_path(dossier, campaign);
    }
    complete(campaign)
}

/// Says how to begin: the shortest path first.
fn first() -> NextTask {
    let grid = shipped_grid();
    NextTask {
        title: "Commencer la première auto-évaluation".to_owned(),
        text: fr!(
            "{} critères suffisent pour une première fois, en une demi-heure. La grille en a {} : le reste \
             peut attendre, et rien de ce qui est répondu n’est perdu.",
            grid.count_in(Extent::First),
            grid.criterion_count(),
        ),
        button: (Command::FirstPath.label(), Action::Run(Command::FirstPath)),
        other: Some((Command::NewCampaign.label(), Action::Run(Command::NewCampaign))),
    }
}

/// Says what follows once every criterion has an answer: the team's voices come before any document.
fn complete(campaign: &Campaign) -> NextTask {
    let title = fr!("« {} » est complète", campaign.title);
    match campaign.collection.as_ref().map(Collection::is_revealed) {
        None => NextTask {
            title,
            text: fr!(
                "Ce sont pour l’instant vos réponses. Recueillez maintenant les avis de l’équipe : chacun répond \
                 de son côté, puis une réunion décide."
            )
            .to_owned(),
            button: OPINIONS,
            other: Some(RESULTS),
        },
        Some(false) => NextTask {
            title,
            text: fr!("Les avis de l’équipe sont en cours : la réunion les dévoilera.").to_owned(),
            button: ("Aller à la réunion", Action::Go(Screen::Meeting)),
            other: Some(RESULTS),
        },
        Some(true) => NextTask {
            title,
            text: "Relisez les résultats avec l’équipe, puis exportez le diagnostic.".to_owned(),
            button: RESULTS,
            other: Some(("Exporter le rapport", Action::Go(Screen::Reports))),
        },
    }
}

/// Says what follows the first path: its page and three actions, then the team, then a wider path.
fn after_first_path(dossier: &Dossier, campaign: &Campaign) -> NextTask {
    let planned = dossier.decided_in(campaign.id).count();
    if planned == 0 {
        return NextTask {
            title: "Tous les critères du premier parcours ont une réponse".to_owned(),
            text: "Regardez le résultat sur une page, et choisissez-y jusqu’à trois actions."
                .to_owned(),
            button: ("Voir le résultat", Action::Go(Screen::Results)),
            other: Some(OPINIONS),
        };
    }
    NextTask {
        title: "La première évaluation est faite".to_owned(),
        text: fr!(
            "{} à mener. Recueillez quand vous voulez les avis de l’équipe, ou reprenez ce qui a été laissé de \
             côté : les réponses restent.",
            french::count(planned, "action")
        ),
        button: OPINIONS,
        other: widening(campaign),
    }
}

/// Returns the button that takes up what a narrow path left out.
fn widening(campaign: &Campaign) -> Option<(&'static str, Action)> {
    let extent = campaign.grid.wider(campaign.extent)?;
    let label = match extent {
        Extent::First => return None,
        Extent::Short => "Passer au parcours court",
        Extent::Full => "Passer au parcours complet",
    };
    let edit = Edit::Campaign(campaign.id, CampaignField::Extent(extent));
    Some((label, Action::Edit(edit)))
}

/// Says where a meeting that was begun and not closed goes on.
fn meeting_under_way(campaign: &Campaign) -> Option<NextTask> {
    let meeting = campaign.meeting.as_ref().filter(|meeting| meeting.phase > Phase::Reveal)?;
    let is_open = |id: &&CriterionId| !meeting.postponed.contains(*id) && !campaign.is_decided(id);
    let open = meeting.agenda.iter().chain(&meeting.together).filter(is_open).count();
    let postponed = campaign.unfinished().postponed.len();
    let text = match open {
        0 if postponed == 1 => fr!("Un point est reporté ; les autres sont décidés.").to_owned(),
        0 if postponed > 1 => {
            fr!("{postponed} points sont reportés ; les autres sont décidés.")
        }
        0 => fr!("Tous les points sont décidés : il reste les actions et la clôture.").to_owned(),
        _ => format!("Il reste {} à décider.", french::count(open, "point")),
    };
    Some(NextTask {
        title: fr!("Reprendre la réunion de « {} »", campaign.title),
        text,
        button: ("Reprendre la réunion", Action::Go(Screen::Meeting)),
        other: Some(("Voir les résultats", Action::Go(Screen::Results))),
    })
}

/// Says what a closed campaign leaves to do: its actions, then the next one.
fn after_closing(dossier: &Dossier, campaign: &Campaign) -> NextTask {
    let open = dossier.improvements.iter().filter(|one| one.state.is_open()).count();
    let left = campaign.unfinished().words();
    let left = left
        .map(|words| fr!("{} : à reprendre à la prochaine réunion. ", french::capitalised(&words)));
    let text = match open {
        0 => fr!(
            "La campagne ne change plus. Aucune action n’est en cours : l’équipe peut en prévoir, ou préparer la \
             campagne suivante."
        )
        .to_owned(),
        1 => "La campagne ne change plus. Une action reste à mener d’ici la prochaine campagne."
            .to_owned(),
        _ => format!(
            "La campagne ne change plus. {open} actions restent à mener d’ici la prochaine campagne."
        ),
    };
    NextTask {
        title: fr!("« {} » est close", campaign.title),
        text: fr!("{}{text}", left.unwrap_or_default()),
        button: ("Suivre le plan d’action", Action::Go(Screen::Plan)),
        other: Some((Command::NewCampaign.label(), Action::Run(Command::NewCampaign))),
    }
}

fn remaining_words(coverage: &Coverage) -> String {
    let (remaining, to_confirm) = (coverage.remaining(), coverage.to_confirm);
    let confirm = match to_confirm {
        0 => String::new(),
        1 if remaining == 1 => ", à reconfirmer".to_owned(),
        number if number == remaining => ", tous à reconfirmer".to_owned(),
        number => format!(", dont {number} à reconfirmer"),
    };
    match remaining {
        1 => format!("Il ne reste qu’un critère{confirm}."),
        _ => format!("Il reste {}{confirm}.", french::count(remaining, "critère")),
    }
}
