//! The *démarche qualité* of campaigns, both ways:
//! `demarches_qualite: [(campagne: 3, theme: coordination, objectif: "…", mesures: […], …)]`.

use std::sync::Arc;

use super::parts::{Bare, Ids, NUMBERS, Word, WordTable};
use super::quantity::{self, QuantityFile};
use crate::dossier::{
    Campaign, CampaignId, Dossier, Measure, ObjectiveVerdict, QualityApproach, QualityTheme,
    Quantity,
};
use crate::source::{Node, PlainText, Problems, Record};

const THEMES: WordTable<QualityTheme> = &[
    ("continuite", QualityTheme::Continuity),
    ("situations_medico_sociales", QualityTheme::SocialSituations),
    ("coordination", QualityTheme::Coordination),
    ("delegation", QualityTheme::Delegation),
    ("acces", QualityTheme::Access),
    ("prevention", QualityTheme::Prevention),
];
const VERDICTS: WordTable<ObjectiveVerdict> = &[
    ("atteint", ObjectiveVerdict::Reached),
    ("en_partie", ObjectiveVerdict::Partly),
    ("non_atteint", ObjectiveVerdict::Missed),
];

record! {
    /// An approach as the file holds it.
    pub(super) struct ApproachFile<'a> {
        campagne: u32,
        theme if "Bare::is_none": Bare<Word>,
        raison if "PlainText::is_empty": PlainText<'a>,
        objectif if "PlainText::is_empty": PlainText<'a>,
        mesures if "Vec::is_empty": Vec<MeasureFile<'a>>,
        constats if "PlainText::is_empty": PlainText<'a>,
        verdict if "Bare::is_none": Bare<Word>,
        analyse if "PlainText::is_empty": PlainText<'a>,
        suites if "PlainText::is_empty": PlainText<'a>,
        difficultes if "PlainText::is_empty": PlainText<'a>,
        demandes if "PlainText::is_empty": PlainText<'a>,
    }
}

record! {
    struct MeasureFile<'a> {
        nom: PlainText<'a>,
        unite if "PlainText::is_empty": PlainText<'a>,
        avant if "Bare::is_none": Bare<QuantityFile>,
        vise if "Bare::is_none": Bare<QuantityFile>,
        apres if "Bare::is_none": Bare<QuantityFile>,
    }
}

/// Reads the approaches of a dossier that has these campaigns, in their order.
pub(super) fn approaches<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
    campaigns: &[Arc<Campaign>],
    known: &Ids<CampaignId>,
) -> Vec<Arc<QualityApproach>> {
    let example = "[(campagne: 1, objectif: \"…\")]";
    let nodes = record.list("demarches_qualite", example).unwrap_or_default();
    let mut ids = Ids::new();
    let mut approaches = Vec::with_capacity(nodes.len());
    for node in nodes {
        let record = Record::open(node, problems, "cette démarche qualité", ApproachFile::KEYS);
        let approach = approach(&record, problems);
        let place = campaigns.iter().position(|campaign| campaign.id == approach.campaign);
        if record.get("campagne").is_some() {
            let span = record.span("campagne");
            let what = format!("La démarche qualité de la campagne n° {}", approach.campaign.0);
            let help = "Réunissez les deux en une seule démarche.";
            ids.note(approach.campaign, span, problems, &what, help);
            // Kept, it would show nowhere and go to the next campaign of that number.
            if !known.contains(&approach.campaign) {
                let message = format!("Ce dossier n’a pas de campagne n° {}.", approach.campaign.0);
                let help = "Corrigez son numéro, ou supprimez cette démarche qualité.";
                problems.error(span, message, help);
            }
        }
        if !approach.is_blank() {
            approaches.push((place, Arc::new(approach)));
        }
    }
    approaches.sort_by_key(|(place, _)| *place);
    approaches.into_iter().map(|(_, approach)| approach).collect()
}

fn approach<'a, const N: usize>(
    record: &Record<'a, N>,
    problems: &'a Problems<'a>,
) -> QualityApproach {
    let campaign = record.required_integer("campagne", &NUMBERS);
    let measures = record.list("mesures", "[(nom: \"…\", unite: \"%\", avant: 20)]");
    QualityApproach {
        campaign: CampaignId(u32::try_from(campaign).unwrap_or(0)),
        theme: record.choice("theme", THEMES),
        reason: record.free_text("raison"),
        objective: record.free_text("objectif"),
        measures: measures.unwrap_or_default().iter().map(|node| measure(node, problems)).collect(),
        observations: record.free_text("constats"),
        verdict: record.choice("verdict", VERDICTS),
        analysis: record.free_text("analyse"),
        revision: record.free_text("suites"),
        difficulties: record.free_text("difficultes"),
        requests: record.free_text("demandes"),
    }
}

fn measure<'a>(node: &'a Node<'a>, problems: &'a Problems<'a>) -> Measure {
    let record = Record::open(node, problems, "cette mesure", MeasureFile::KEYS);
    record.require("nom", "\"…\"");
    let quantity = |key| quantity::optional(&record, problems, key);
    Measure {
        label: record.free_text("nom"),
        unit: record.free_text("unite"),
        before: quantity("avant"),
        aim: quantity("vise"),
        after: quantity("apres"),
    }
}

/// Returns what is written of the approaches of a dossier: those that say something of a campaign.
pub(super) fn written(dossier: &Dossier) -> Vec<ApproachFile<'_>> {
    let is_kept = |approach: &&Arc<QualityApproach>| {
        !approach.is_blank() && dossier.campaign(approach.campaign).is_some()
    };
    dossier.approaches.iter().filter(is_kept).map(|approach| ApproachFile::of(approach)).collect()
}

impl<'a> ApproachFile<'a> {
    fn of(approach: &'a QualityApproach) -> Self {
        let QualityApproach {
            campaign,
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
        Self {
            campagne: campaign.0,
            theme: Bare(theme.as_ref().map(|theme| Word::of(THEMES, theme))),
            raison: PlainText(reason),
            objectif: PlainText(objective),
            mesures: measures.iter().map(MeasureFile::of).collect(),
            constats: PlainText(observations),
            verdict: Bare(verdict.as_ref().map(|verdict| Word::of(VERDICTS, verdict))),
            analyse: PlainText(analysis),
            suites: PlainText(revision),
            difficultes: PlainText(difficulties),
            demandes: PlainText(requests),
        }
    }
}

impl<'a> MeasureFile<'a> {
    fn of(measure: &'a Measure) -> Self {
        let quantity = |quantity: Option<Quantity>| Bare(quantity.map(QuantityFile));
        Self {
            nom: PlainText(&measure.label),
            unite: PlainText(&measure.unit),
            avant: quantity(measure.before),
            vise: quantity(measure.aim),
            apres: quantity(measure.after),
        }
    }
}
