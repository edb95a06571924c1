//! The instructions that v1conv computes with.

use std::env;

use anyhow::{Context, Result};
use v1conv::Backend;

/// With the instructions that the variable `INSTRUCTIONS` names, such as `Avx2`, or else with the best.
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
