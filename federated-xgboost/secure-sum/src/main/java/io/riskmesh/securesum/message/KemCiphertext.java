package io.riskmesh.securesum.message;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.refusal.RefusedInput;

/// The party earlier in the roster encapsulates to the later one.
///
/// @param ciphertext 1,088 bytes, ML-KEM-768
/// @param signature ML-DSA-65 over {@link #body}
public record KemCiphertext(Octets sessionId, String from, String to, Octets ciphertext, Octets signature)
        implements SessionMessage {
    public static final int CIPHERTEXT_BYTES = 1088;

    @Override
    public String sender() {
        return from;
    }

    public byte[] body() {
        return unsigned(new WireWriter(1300)).toBytes();
    }

    void write(WireWriter out) {
        unsigned(out).fixed(signature);
    }

    private WireWriter unsigned(WireWriter out) {
        return out.fixed(sessionId).party(from).party(to).fixed(ciphertext);
    }

    static KemCiphertext read(WireReader in) throws RefusedInput {
        return new KemCiphertext(
                in.fixed(32), in.party(), in.party(), in.fixed(CIPHERTEXT_BYTES), in.fixed(RecordProof.SIGNATURE_BYTES));
    }
}
