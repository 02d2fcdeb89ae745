package io.riskmesh.attestation.evidence;

import static io.riskmesh.ledger.reason.AttestationReason.CLAIMS_MALFORMED;

import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.ledger.canonical.Digest;
import java.util.Arrays;

/// A quote and the claims whose digest is its report data: CBOR tag 60000 of `[bstr quote, bstr claims]` ("tagged evidence" of TCG
/// DICE), in its one encoding. Immutable.
public final class Evidence {

    public static final int MOST_BYTES = 16_384;

    private static final int TAG = 60_000;

    private final byte[] quote;
    private final byte[] claims;

    private Evidence(byte[] quote, byte[] claims) {
        this.quote = quote;
        this.claims = claims;
    }

    public static Evidence of(byte[] quote, Claims claims) {
        return new Evidence(quote.clone(), claims.encode());
    }

    public static Evidence decode(byte[] bytes) throws Rejected {
        Rejected.unless(bytes.length <= MOST_BYTES, CLAIMS_MALFORMED, "evidence has at most " + MOST_BYTES + " bytes");
        CborReader in = new CborReader(bytes);
        try {
            in.tag(TAG);
            in.array(2);
            Evidence evidence = new Evidence(in.bytes(), in.bytes());
            in.end();
            return evidence;
        } catch (MalformedCbor e) {
            throw new Rejected(CLAIMS_MALFORMED, e.getMessage());
        }
    }

    public byte[] encode() {
        return new CborWriter().tag(TAG).array(2).bytes(quote).bytes(claims).toBytes();
    }

    /// Digest under which messages name this evidence.
    public Digest digest() {
        return Digest.of("evidence", encode());
    }

    public byte[] quote() {
        return quote.clone();
    }

    /// The claims as they were hashed.
    public byte[] claimBytes() {
        return claims.clone();
    }

    public Claims claims() throws Rejected {
        return Claims.decode(claims);
    }

    /// What the report data of the quote must be: SHA-256 of the claims and 32 zeros.
    public byte[] reportData() {
        return Arrays.copyOf(Digest.ofFile(claims).toBytes(), 64);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Evidence that && Arrays.equals(quote, that.quote) && Arrays.equals(claims, that.claims);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(quote) + Arrays.hashCode(claims);
    }
}
