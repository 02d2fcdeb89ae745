package io.riskmesh.securesum.proof;

import io.riskmesh.securesum.octets.Octets;

/// Verifies signatures of the parties of a session. Answers false for a stranger and for malformed signatures.
public interface PartyVerifier {

    boolean verifyClassical(String party, byte[] statement, Octets signature);

    boolean verifyPostQuantum(String party, byte[] statement, Octets signature);

    /// Digest over both certificates of the party, as its announcement must carry it.
    Octets certificateDigest(String party);
}
