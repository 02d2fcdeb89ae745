package io.riskmesh.securesum.message;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.refusal.RefusedInput;

/// A party's fresh public keys of one session, under both signature keys its certificates name.
///
/// @param x25519 32 bytes, u-coordinate little-endian (RFC 7748)
/// @param mlKem 1,184 bytes, ML-KEM-768 encapsulation key (FIPS 203)
/// @param certificateDigest over the certificates of both signature keys
/// @param classicalSignature 64 bytes: ECDSA P-256 in r || s form, or Ed25519
/// @param postQuantumSignature 3,309 bytes: ML-DSA-65
public record KeyAnnouncement(
        Octets sessionId,
        String party,
        Octets x25519,
        Octets mlKem,
        Octets certificateDigest,
        Octets classicalSignature,
        Octets postQuantumSignature)
        implements SessionMessage {
    public static final int X25519_BYTES = 32;
    public static final int ML_KEM_BYTES = 1184;
    public static final int CLASSICAL_SIGNATURE_BYTES = 64;

    @Override
    public String sender() {
        return party;
    }

    /// What both signatures cover.
    public byte[] body() {
        return unsigned(new WireWriter(1500)).toBytes();
    }

    void write(WireWriter out) {
        unsigned(out).fixed(classicalSignature).fixed(postQuantumSignature);
    }

    private WireWriter unsigned(WireWriter out) {
        return out.fixed(sessionId).party(party).fixed(x25519).fixed(mlKem).fixed(certificateDigest);
    }

    static KeyAnnouncement read(WireReader in) throws RefusedInput {
        return new KeyAnnouncement(in.fixed(32), in.party(), in.fixed(X25519_BYTES), in.fixed(ML_KEM_BYTES), in.fixed(32),
                in.fixed(CLASSICAL_SIGNATURE_BYTES), in.fixed(RecordProof.SIGNATURE_BYTES));
    }
}
