package io.riskmesh.features;

/// What the payee's bank knows of an account from the start.
public record PayeeProfile(AsOf openedAt, boolean business) {}
