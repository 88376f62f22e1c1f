//! What several charts share: their table, the names of two campaigns, the scale, words of a plan.

use crate::dossier::{CampaignId, Dossier};
use crate::french;
use crate::grid::Level;
use crate::scoring::Planned;

/// The figures of a chart, for those who prefer them or cannot see it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChartTable {
    /// One per column.
    pub headers: Vec<String>,
    /// As many cells as there are headers.
    pub rows: Vec<Vec<String>>,
}

/// What the two campaigns of a comparison are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occasions {
    /// The campaign shown: "2025".
    pub now: String,
    /// The one it is compared with: "2024".
    pub then: String,
}

impl Default for Occasions {
    fn default() -> Self {
        Self { now: "cette fois".to_owned(), then: "dernière fois".to_owned() }
    }
}

impl Occasions {
    /// Names a campaign and the last comparable one by their years, or months within a year.
    pub fn of(dossier: &Dossier, id: CampaignId) -> Self {
        let Some(now) = dossier.campaign(id).map(|campaign| campaign.date) else {
            return Self::default();
        };
        match dossier.last_comparable(id).map(|campaign| campaign.date) {
            None => Self { now: now.year().to_string(), ..Self::default() },
            Some(then) if then.year() == now.year() => {
                Self { now: french::month_year(now), then: french::month_year(then) }
            }
            Some(then) => Self { now: now.year().to_string(), then: then.year().to_string() },
        }
    }

    /// Tells when the comparison was: "en 2024", "la dernière fois".
    pub(super) fn when(&self) -> String {
        if *self.then == *Self::default().then {
            format!("la {}", self.then)
        } else {
            format!("en {}", self.then)
        }
    }
}

/// The highest value of the scale.
pub(in crate::chart) fn scale_max() -> u8 {
    Level::MAX.number()
}

/// Opens every text alternative: the title and the scale.
pub(super) fn opening(title: &str) -> String {
    format!("{title}, sur une échelle de 0 à {}", scale_max())
}

/// Tells a planned mean: "2,6 en juin 2027 (A2 au niveau 3)".
pub(in crate::chart) fn planned_words(planned: &Planned) -> String {
    let levels: Vec<String> =
        planned.reached.iter().map(|(code, level)| fr!("{code} au niveau~{level}")).collect();
    let (mean, when) = (french::decimal(planned.mean), french::month_year(planned.date));
    format!("{mean} en {when} ({})", levels.join(", "))
}
