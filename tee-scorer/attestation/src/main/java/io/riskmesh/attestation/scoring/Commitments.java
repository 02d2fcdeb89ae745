package io.riskmesh.attestation.scoring;

import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.ledger.canonical.Digest;
import java.util.Optional;

/// The commitments of a receipt (design `attestation-and-scoring.md` section 7): whoever holds the payer's salt can open them, to
/// anyone else they say nothing.
public final class Commitments {

    private static final int REQUEST = 1;
    private static final int SCORE = 2;

    private Commitments() {}

    /// `SHA-256(0x01 || salt || request digest)`.
    ///
    /// @param salt of the payer's payload
    /// @param payer digest of the payer's payload
    /// @param payee digest of the payee's, if it took part
    public static Digest request(Digest salt, Digest payer, Optional<Digest> payee) {
        WireWriter both = new WireWriter().digest(payer).digest(payee.orElseGet(() -> Digest.ofFile(new byte[0])));
        return Digest.ofFile(new WireWriter().u8(REQUEST).digest(salt).digest(Digest.of("request", both.toBytes())).toBytes());
    }

    /// `SHA-256(0x02 || salt || score u32 || band u8)`.
    public static Digest score(Digest salt, int scorePpm, int band) {
        return Digest.ofFile(new WireWriter().u8(SCORE).digest(salt).count(scorePpm).u8(band).toBytes());
    }
}
