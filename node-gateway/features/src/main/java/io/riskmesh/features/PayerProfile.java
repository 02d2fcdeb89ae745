package io.riskmesh.features;

import java.util.OptionalInt;

/// What the payer's bank knows of an account from the start. A business has no birth year.
public record PayerProfile(OptionalInt birthYear, AsOf openedAt, long openingBalanceCents) {}
