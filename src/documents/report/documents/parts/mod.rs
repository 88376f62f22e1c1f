//! Parts that several documents share.

pub(super) mod charts;
pub(super) mod criteria;
pub(super) mod evolution;
pub(super) mod highlights;
pub(super) mod observed;
pub(super) mod plan;
pub(super) mod profile;
pub(super) mod proofs;
pub(super) mod quality;
pub(super) mod reservations;
pub(super) mod voices;
