//! Where a part stands in a dossier, so that differences come in the order one reads it.

use super::part::{IdentityPart, Listing, PieceKey, TeamPart};
use crate::dossier::{Campaign, CampaignId, Dossier, TeamField};

/// A section, a rank in it, then two finer ones.
pub(super) type ReadingRank = (u8, usize, u8, usize);

/// Returns where a part stands in the first of these dossiers that has it.
pub(super) fn place(part: &PieceKey, dossiers: &[&Dossier]) -> ReadingRank {
    let of = |id: CampaignId, rank: u8, finer: usize| (2, campaign_rank(id, dossiers), rank, finer);
    match part {
        PieceKey::Team(which) => (0, team_rank(*which), 0, 0),
        PieceKey::Fictitious => (1, 0, 0, 0),
        PieceKey::Campaign(id) => of(*id, 0, 0),
        PieceKey::CampaignIdentity(id, which) => of(*id, 1, identity_rank(*which)),
        PieceKey::Entry(id, criterion) => {
            let found = campaign(*id, dossiers).and_then(|campaign| {
                campaign.grid.criteria().position(|(_, one)| one.id == *criterion)
            });
            of(*id, 2, found.unwrap_or(usize::MAX))
        }
        PieceKey::Collection(id) => of(*id, 3, 0),
        PieceKey::Ballot(id, _) => of(*id, 4, 0),
        PieceKey::Order(Listing::Ballots(id)) => of(*id, 5, 0),
        PieceKey::Meeting(id) => of(*id, 6, 0),
        PieceKey::Closure(id) => of(*id, 7, 0),
        PieceKey::Approach(id) => of(*id, 8, 0),
        PieceKey::Exercise(year) => (3, year_rank(*year), 0, 0),
        PieceKey::Fact(year, _) => (3, year_rank(*year), 1, 0),
        PieceKey::IndicatorProof(year, _) => (3, year_rank(*year), 2, 0),
        PieceKey::ExerciseNote(year) => (3, year_rank(*year), 3, 0),
        PieceKey::Improvement(id) => {
            let rank =
                |dossier: &&Dossier| dossier.improvements.iter().position(|one| one.id == *id);
            (4, dossiers.iter().find_map(rank).unwrap_or(usize::MAX), 0, 0)
        }
        PieceKey::Order(Listing::Improvements) => (4, usize::MAX, 1, 0),
        PieceKey::Proof(id) => {
            let rank = |dossier: &&Dossier| dossier.proofs.iter().position(|one| one.id == *id);
            (5, dossiers.iter().find_map(rank).unwrap_or(usize::MAX), 0, 0)
        }
        PieceKey::Order(Listing::Proofs) => (5, usize::MAX, 1, 0),
        PieceKey::Presentation => (6, 0, 0, 0),
    }
}

/// Returns a campaign as the first of these dossiers that has it.
pub(super) fn campaign<'a>(id: CampaignId, dossiers: &[&'a Dossier]) -> Option<&'a Campaign> {
    dossiers.iter().find_map(|dossier| dossier.campaign(id)).map(|campaign| &**campaign)
}

/// Ranks campaigns by their dates, whichever dossier they are in.
fn campaign_rank(id: CampaignId, dossiers: &[&Dossier]) -> usize {
    let Some(own) = campaign(id, dossiers) else { return usize::MAX };
    let key = (own.date, own.id);
    let all = dossiers.iter().flat_map(|dossier| &dossier.campaigns);
    all.filter(|other| (other.date, other.id) < key).count()
}

fn team_rank(which: TeamPart) -> usize {
    match which {
        TeamPart::Field(field) => {
            TeamField::ALL.iter().position(|one| *one == field).unwrap_or_default()
        }
        TeamPart::ContractDate => 20,
        TeamPart::Sites => 21,
        TeamPart::Associates => 22,
        TeamPart::Patientele => 23,
    }
}

const fn identity_rank(which: IdentityPart) -> usize {
    match which {
        IdentityPart::Title => 0,
        IdentityPart::Date => 1,
        IdentityPart::Extent => 2,
        IdentityPart::Profile => 3,
        IdentityPart::Note => 4,
    }
}

fn year_rank(year: i16) -> usize {
    usize::try_from(i32::from(year) - i32::from(i16::MIN)).unwrap_or(0)
}
