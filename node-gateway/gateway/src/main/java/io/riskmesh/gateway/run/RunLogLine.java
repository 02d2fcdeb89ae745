package io.riskmesh.gateway.run;

/// One thing that happened in a run. Texts hold no cell, sum, seed, key or row.
///
/// @param at ms since the epoch
/// @param event a short name, such as `state`, `session`, `bank_lost`, `refused`
public record RunLogLine(long at, String event, String text) {}
