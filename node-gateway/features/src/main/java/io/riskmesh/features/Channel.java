package io.riskmesh.features;

/// How money moves; both banks see it.
public enum Channel {
    CARD,
    TRANSFER
}
