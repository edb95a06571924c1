//! The instructions that v1conv computes with.

use std::env;

use anyhow::{Context, Result};
use v1conv::Backend;

/// With the instructions named by the variable `INSTRUCTIONS`, such as `Avx2`, otherwise with the best.
pub fn backend() -> Result<Backend> {
    let Ok(name) = env::var("INSTRUCTIONS") else {
        return Ok(Backend::best());
    };
    let available = Backend::available();
    let chosen = available
        .iter()
        .find(|instructions| format!("{instructions:?}") == name)
        .with_context(|| format!("INSTRUCTIONS={name}: this processor has {available:?}"))?;
    Ok(Backend::with(*chosen)?)
}
