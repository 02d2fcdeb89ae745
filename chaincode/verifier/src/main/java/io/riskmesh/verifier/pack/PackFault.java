package io.riskmesh.verifier.pack;

/// What is wrong with a pack.
///
/// @param file of the pack
/// @param step that found it: `files`, `blocks`, `model`, or the step of a receipt
/// @param detail one sentence
public record PackFault(String file, String step, String detail) {}
