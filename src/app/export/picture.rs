//! A chart as a picture: which there are, and what each is made from.

use jiff::civil::Date;
use strum::{EnumIter, IntoEnumIterator as _};

use crate::chart::{Bars, Chart, Claims, Curves, HeatMap, Occasions, Radar, StackUnit, Timeline};
use crate::dossier::{CampaignId, Dossier};
use crate::remuneration::Register;
use crate::scoring::Scores;

/// One of the charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum ChartKind {
    /// Radar by domain.
    Profile,
    /// Bars by domain: reached, last time, target.
    Bars,
    /// Criteria × campaigns.
    HeatMap,
    /// What stands behind the levels.
    Claims,
    /// Domains over time.
    Progress,
    /// The remuneration by exercise.
    Remuneration(StackUnit),
    /// The plan of improvements over time.
    Plan,
}

/// How a picture is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter)]
pub enum PictureFormat {
    /// Vector.
    Svg,
    /// Pixels, twice the size of the screen.
    Png,
}

impl ChartKind {
    /// Returns every chart.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::iter().flat_map(|kind| {
            let has_units = matches!(kind, Self::Remuneration(_));
            if has_units { StackUnit::iter().map(Self::Remuneration).collect() } else { vec![kind] }
        })
    }

    /// Returns its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Profile => "Profil par domaine",
            Self::Bars => "Atteint, dernière fois, cible",
            Self::HeatMap => "Critères et campagnes",
            Self::Claims => "Ce qui montre les niveaux",
            Self::Progress => "Progression par domaine",
            Self::Remuneration(StackUnit::Euros) => "Rémunération ACI par exercice",
            Self::Remuneration(StackUnit::Points) => "Points ACI par exercice",
            Self::Plan => "Calendrier des actions",
        }
    }

    /// Returns its name in a file name or on the command line.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Profile => "profil",
            Self::Bars => "barres",
            Self::HeatMap => "criteres",
            Self::Claims => "preuves",
            Self::Progress => "progression",
            Self::Remuneration(StackUnit::Euros) => "remuneration",
            Self::Remuneration(StackUnit::Points) => "points",
            Self::Plan => "plan",
        }
    }

    /// Returns the chart itself, as things stand on a day.
    pub fn chart(
        self,
        dossier: &Dossier,
        campaign: CampaignId,
        scores: &Scores,
        today: Date,
    ) -> Chart {
        let occasions = Occasions::of(dossier, campaign);
        match self {
            Self::Profile => Chart::Radar(Radar::of(scores, occasions)),
            Self::Bars => Chart::Bars(Bars::of(scores, occasions)),
            Self::HeatMap => Chart::HeatMap(HeatMap::of(dossier).with_strengths(dossier, today)),
            Self::Claims => {
                let claims = dossier.campaign(campaign).map(|one| Claims::of(dossier, one, today));
                Chart::Claims(claims.unwrap_or_default())
            }
            Self::Progress => over_time(dossier, campaign, scores, occasions),
            Self::Remuneration(unit) => {
                let register = Register::of(dossier, &[], today);
                let rules = crate::app::shipped_rules();
                crate::app::remuneration_chart(&rules, dossier, register, unit)
            }
            Self::Plan => Chart::Timeline(Timeline::of(dossier, today)),
        }
    }
}

/// Returns the domains over time; their profile, with what the plan would change, while no line
/// joins two dates.
fn over_time(
    dossier: &Dossier,
    campaign: CampaignId,
    scores: &Scores,
    occasions: Occasions,
) -> Chart {
    let lines = Curves::of(dossier);
    if lines.is_over_time() || lines.is_blank() {
        return Chart::Lines(lines);
    }
    let bars = Bars::of(scores, occasions);
    let is_latest = dossier.latest_campaign().is_some_and(|latest| latest.id == campaign);
    Chart::Bars(if is_latest { bars.with_plan(dossier) } else { bars })
}
