//! What comes next for the team: what is late, what is to be rated again, ballots, meetings,
//! deadlines. For Accueil; the deadlines of the ACI stand apart.

use jiff::civil::Date;

use super::{Action, Command, PlanAction, Screen, State};
use crate::dossier::{Campaign, Collection, Dossier, Improvement, ImprovementId};
use crate::french;
use crate::grid::CriterionId;

/// Something that comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upcoming {
    /// What it is.
    pub what: String,
    /// When, or how it stands.
    pub when: String,
    /// Whether it is late.
    pub is_pressing: bool,
    /// Where it is done.
    pub place: Destination,
}

/// Where something is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Destination {
    /// An action of the plan.
    Improvement(ImprovementId),
    /// A criterion in Évaluer.
    Criterion(CriterionId),
    /// A screen.
    Screen(Screen),
    /// What a command begins.
    Command(Command),
}

impl Destination {
    /// Returns the action that goes there.
    pub fn action(&self) -> Action {
        match self {
            Self::Improvement(id) => Action::Plan(PlanAction::Show(Some(*id))),
            Self::Criterion(criterion) => Action::Focus(criterion.clone()),
            Self::Screen(screen) => Action::Go(*screen),
            Self::Command(command) => Action::Run(*command),
        }
    }
}

/// How many of a kind are named.
const FEW: usize = 3;

impl State {
    /// Returns what comes next, what is pressing first.
    pub fn upcoming(&self) -> Vec<Upcoming> {
        let Some(dossier) = self.dossier() else { return Vec::new() };
        let mut upcoming = overdue(dossier, self.today);
        upcoming.extend(self.to_reassess_next());
        let latest = dossier.latest_campaign();
        upcoming.extend(latest.and_then(|latest| awaited_ballots(dossier, latest)));
        upcoming.extend(latest.and_then(|latest| self.to_close(latest)));
        upcoming.extend(latest.and_then(|latest| left_points(dossier, latest)));
        upcoming.extend(next_meeting(dossier, self.today));
        upcoming.extend(deadlines(dossier, self.today));
        upcoming
    }

    fn to_reassess_next(&self) -> Option<Upcoming> {
        let mut codes: Vec<String> = self
            .session
            .derived
            .to_reassess
            .iter()
            .map(|(criterion, _)| self.code_of(criterion))
            .collect();
        codes.dedup();
        let (criterion, _) = self.session.derived.to_reassess.first()?;
        let latest = self.dossier()?.latest_campaign();
        let is_closed = latest.is_some_and(|latest| latest.is_closed());
        let place = match codes.as_slice() {
            [_] if !is_closed && self.session.derived.position(criterion).is_some() => {
                Destination::Criterion(criterion.clone())
            }
            _ => Destination::Screen(Screen::Plan),
        };
        Some(Upcoming {
            what: format!("Réévaluer {}", codes.join(", ")),
            when: "une action est faite".to_owned(),
            is_pressing: false,
            place,
        })
    }

    /// Says that a campaign whose meeting is over has only to be closed.
    fn to_close(&self, latest: &Campaign) -> Option<Upcoming> {
        let scores = self
            .session
            .derived
            .scores
            .as_ref()
            .filter(|_| self.session.campaign == Some(latest.id))?;
        let is_complete = scores.whole.coverage.remaining() == 0;
        let is_revealed = latest.collection.as_ref().is_some_and(Collection::is_revealed);
        (is_complete && is_revealed && !latest.is_closed()).then(|| Upcoming {
            what: fr!("Clore « {} »", latest.title),
            when: "tous les critères ont une réponse".to_owned(),
            is_pressing: false,
            place: Destination::Screen(Screen::Meeting),
        })
    }
}

fn overdue(dossier: &Dossier, today: Date) -> Vec<Upcoming> {
    let late: Vec<_> = dossier
        .plan(today)
        .into_iter()
        .filter(|improvement| improvement.is_overdue(today))
        .collect();
    let mut upcoming: Vec<Upcoming> =
        late.iter().take(FEW).map(|improvement| of_improvement(improvement, today)).collect();
    let others = late.len().saturating_sub(FEW);
    if others > 0 {
        upcoming.push(Upcoming {
            what: match others {
                1 => "Et une autre action en retard".to_owned(),
                _ => format!("Et {others} autres actions en retard"),
            },
            when: "dans le plan d’action".to_owned(),
            is_pressing: true,
            place: Destination::Screen(Screen::Plan),
        });
    }
    upcoming
}

fn deadlines(dossier: &Dossier, today: Date) -> impl Iterator<Item = Upcoming> {
    let plan = dossier.plan(today).into_iter();
    let is_next = move |improvement: &&std::sync::Arc<Improvement>| {
        improvement.state.is_open() && !improvement.is_overdue(today)
    };
    let dated = plan.filter(is_next).filter(|improvement| improvement.deadline.is_some());
    dated.take(FEW).map(move |improvement| of_improvement(improvement, today))
}

fn of_improvement(improvement: &Improvement, today: Date) -> Upcoming {
    let when = improvement.deadline.map_or_else(String::new, |deadline| {
        let away = french::due((deadline - today).get_days());
        format!("{}, {away}", french::long_date(deadline))
    });
    let owner = improvement.owner.trim();
    let when = if owner.is_empty() { when } else { format!("{when} · {owner}") };
    Upcoming {
        what: improvement.title().to_owned(),
        when,
        is_pressing: improvement.is_overdue(today),
        place: Destination::Improvement(improvement.id),
    }
}

/// Says how many ballots came, and whether they wait for the reveal.
fn awaited_ballots(dossier: &Dossier, latest: &Campaign) -> Option<Upcoming> {
    let collection = latest.collection.as_ref().filter(|collection| !collection.is_revealed())?;
    let presence = collection.presence(&dossier.team);
    let is_full = presence.associates > 0 && presence.missing == 0;
    let what = if is_full { "Dévoiler les avis en réunion" } else { "Recueillir les avis" };
    let when = fr!("réponses : {}", presence.words());
    let place = Destination::Screen(Screen::Meeting);
    Some(Upcoming { what: what.to_owned(), when, is_pressing: false, place })
}

/// Names the points a meeting left for another day, until a meeting decides them.
fn left_points(dossier: &Dossier, latest: &Campaign) -> Option<Upcoming> {
    let postponed = latest.unfinished().postponed;
    let mut left: Vec<CriterionId> = postponed.iter().map(|one| one.id.clone()).collect();
    left.extend(dossier.carried_over(latest.id));
    left.retain(|id| !latest.is_decided(id));
    let codes = dossier.codes_of(&left.into_iter().collect());
    if latest.is_closed() && !codes.is_empty() {
        return Some(left_for_next(&codes));
    }
    let when = match codes.len() {
        0 => return None,
        1 => fr!("reporté ; il ouvre l’ordre du jour de la prochaine réunion"),
        _ => fr!("reportés ; ils ouvrent l’ordre du jour de la prochaine réunion"),
    };
    Some(Upcoming {
        what: format!("Reprendre {}", codes.join(", ")),
        when: when.to_owned(),
        is_pressing: false,
        place: Destination::Screen(Screen::Meeting),
    })
}

/// Names what a closed campaign left: nothing of it is taken up before the next one.
fn left_for_next(codes: &[String]) -> Upcoming {
    let head = if codes.len() == 1 { "Reporté" } else { "Reportés" };
    let when =
        fr!("à l’ordre du jour de la prochaine réunion : commencez une campagne le moment venu");
    Upcoming {
        what: fr!("{head} : {}", codes.join(", ")),
        when: when.to_owned(),
        is_pressing: false,
        place: Destination::Command(Command::NewCampaign),
    }
}

fn next_meeting(dossier: &Dossier, today: Date) -> Option<Upcoming> {
    let dates =
        dossier.campaigns.iter().filter_map(|campaign| campaign.meeting.as_ref()?.next_date);
    let next = dates.filter(|date| *date >= today).min()?;
    let away = french::due((next - today).get_days());
    Some(Upcoming {
        what: "Prochaine réunion d’équipe".to_owned(),
        when: format!("{}, {away}", french::long_date(next)),
        is_pressing: false,
        place: Destination::Screen(Screen::Meeting),
    })
}
