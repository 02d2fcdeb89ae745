package io.riskmesh.gateway.split;

/// The rows of one bank.
///
/// @param name as reports print it
/// @param rows numbers of its training rows, ascending
public record BankRows(String name, int[] rows) {}
