//! Laws over values nobody would think of.

use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestRunner};

/// Runs a law over many facts, the same ones every time.
pub fn hold<S: Strategy>(
    cases: u32,
    facts: &S,
    law: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let config = Config {
        cases,
        rng_seed: RngSeed::Fixed(20_261_122),
        failure_persistence: None,
        max_shrink_iters: 2_000,
        ..Config::default()
    };
    let failure = TestRunner::new(config).run(facts, law).err();
    let told = failure.map(|failure| failure.to_string()).unwrap_or_default();
    assert!(told.is_empty(), "{told}");
}
