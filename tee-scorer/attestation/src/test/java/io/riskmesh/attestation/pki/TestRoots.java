package io.riskmesh.attestation.pki;

import io.riskmesh.ledger.canonical.Digest;

/// Pins a root of a test's own; only this package can.
public final class TestRoots {

    private TestRoots() {}

    public static PinnedRoot pinned(byte[] spki) {
        return new PinnedRoot(Digest.ofFile(spki));
    }
}
