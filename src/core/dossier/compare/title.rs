//! What a part is called, in French: "A2 · Titre du critère, Auto-évaluation 2025".

use super::part::{IdentityPart, Listing, PieceKey, TeamPart};
use super::place::campaign;
use crate::dossier::{CampaignId, Dossier, ImprovementId, ProofId};
use crate::grid::CriterionId;
use crate::source::excerpt;

/// Names a part as the first of these dossiers that has it.
pub(super) fn title(part: &PieceKey, dossiers: &[&Dossier]) -> String {
    let of = |what: &str, id: CampaignId| format!("{what}, {}", campaign_title(id, dossiers));
    match part {
        PieceKey::Team(which) => format!("Équipe, {}", team_words(*which)),
        PieceKey::Fictitious => "Dossier fictif".to_owned(),
        PieceKey::Campaign(id) => of("Campagne", *id),
        PieceKey::CampaignIdentity(id, which) => of(identity_words(*which), *id),
        PieceKey::Entry(id, criterion) => {
            format!(
                "{}, {}",
                criterion_title(*id, criterion, dossiers),
                campaign_title(*id, dossiers)
            )
        }
        PieceKey::Collection(id) => of("Collecte des avis", *id),
        PieceKey::Ballot(id, _) => of("Un avis", *id),
        PieceKey::Meeting(id) => of("Réunion", *id),
        PieceKey::Closure(id) => of("Clôture", *id),
        PieceKey::Approach(id) => of("Démarche qualité", *id),
        PieceKey::Exercise(year) => format!("Exercice {year}"),
        PieceKey::Fact(year, id) => format!("Exercice {year}, {}", spaced(&id.0)),
        PieceKey::IndicatorProof(year, indicator) => {
            format!("Exercice {year}, justificatif de {}", spaced(indicator))
        }
        PieceKey::ExerciseNote(year) => format!("Exercice {year}, note"),
        PieceKey::Improvement(id) => improvement_title(*id, dossiers),
        PieceKey::Proof(id) => proof_title(*id, dossiers),
        PieceKey::Presentation => "Présentation des documents".to_owned(),
        PieceKey::Order(Listing::Ballots(id)) => of("Ordre des avis", *id),
        PieceKey::Order(Listing::Improvements) => "Ordre des actions".to_owned(),
        PieceKey::Order(Listing::Proofs) => "Ordre des preuves".to_owned(),
    }
}

fn team_words(which: TeamPart) -> &'static str {
    match which {
        TeamPart::Field(field) => field.label(),
        TeamPart::ContractDate => "date du contrat",
        TeamPart::Sites => "sites",
        TeamPart::Associates => "associés",
        TeamPart::Patientele => "patientèle",
    }
}

const fn identity_words(which: IdentityPart) -> &'static str {
    match which {
        IdentityPart::Title => "Titre de la campagne",
        IdentityPart::Date => "Date de la campagne",
        IdentityPart::Extent => "Parcours de la campagne",
        IdentityPart::Profile => "Profil de l’équipe pour la campagne",
        IdentityPart::Note => "Note de la campagne",
    }
}

fn campaign_title(id: CampaignId, dossiers: &[&Dossier]) -> String {
    let title = campaign(id, dossiers).map(|campaign| excerpt(&campaign.title));
    match title {
        Some(title) if !title.is_empty() => title,
        _ => fr!("campagne n°~{}", id.0),
    }
}

fn criterion_title(id: CampaignId, criterion: &CriterionId, dossiers: &[&Dossier]) -> String {
    let mut campaigns = dossiers.iter().filter_map(|dossier| dossier.campaign(id));
    let found = campaigns.find_map(|campaign| campaign.grid.criterion(criterion));
    found.map_or_else(|| excerpt(&criterion.0), |(_, one)| format!("{} · {}", one.code, one.title))
}

fn improvement_title(id: ImprovementId, dossiers: &[&Dossier]) -> String {
    let found = dossiers.iter().find_map(|dossier| dossier.improvement(id));
    let title = found.map_or_else(String::new, |improvement| excerpt(improvement.title()));
    fr!("Action « {title} »")
}

fn proof_title(id: ProofId, dossiers: &[&Dossier]) -> String {
    let found = dossiers.iter().find_map(|dossier| dossier.proof(id));
    let title = found.map_or_else(String::new, |proof| excerpt(proof.display_title()));
    fr!("Preuve « {title} »")
}

/// Reads a name of the rules as words: "protocoles nombre".
fn spaced(name: &str) -> String {
    excerpt(&name.replace('_', " "))
}
