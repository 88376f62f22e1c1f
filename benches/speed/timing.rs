//! Measures and says.

use std::time::{Duration, Instant};

/// Returns the median of so many runs, after two that warm up.
pub fn median(runs: usize, mut work: impl FnMut()) -> Duration {
    for _ in 0..2 {
        work();
    }
    median_of((0..runs).map(|_| once(&mut work)).collect())
}

/// Returns how long one run takes.
pub fn once(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

/// Returns the middle one.
pub fn median_of(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Says how long something takes beside something else.
pub fn say(what: &str, time: Duration, beside: (&str, Duration)) {
    let ratio = time.as_secs_f64() / beside.1.as_secs_f64().max(f64::MIN_POSITIVE);
    let ms = time.as_secs_f64() * 1e3;
    println!("{what}: {ms:.2} ms, ratio {ratio:.2} to {}", beside.0);
}
