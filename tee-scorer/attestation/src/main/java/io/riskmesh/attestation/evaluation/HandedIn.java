package io.riskmesh.attestation.evaluation;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.ledger.canonical.Digest;

/// What a bank hands in, whole: which of the three things it is, the digest of the facts that it believes, the coin that it computed
/// itself, and the bytes.
///
/// @param content not changed by anyone
public record HandedIn(Kind kind, Digest facts, Digest coin, byte[] content) {

    /// Most bytes of one: an evaluation input with its head.
    public static final int MOST_BYTES = (64 << 20) + 1024;

    /// Numbers are never reused.
    public enum Kind {
        /// The bank's own leaf sums.
        INPUT(1),
        /// The sums that training opened, by its opener; written like an input.
        OPENED(2),
        /// The model's file.
        MODEL(3);

        private final int code;

        Kind(int code) {
            this.code = code;
        }

        private static Kind of(int code) throws MalformedMessage {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new MalformedMessage("Nothing of kind " + code + " is handed in");
        }
    }

    public byte[] encode() {
        return new WireWriter().u8(kind.code).digest(facts).digest(coin).sized(content).toBytes();
    }

    public static HandedIn decode(byte[] bytes) throws MalformedMessage {
        WireReader in = new WireReader(bytes);
        HandedIn handed = new HandedIn(Kind.of(in.u8()), in.digest(), in.digest(), in.sized(MOST_BYTES));
        in.end();
        return handed;
    }

    /// Names no content.
    @Override
    public String toString() {
        return "HandedIn[" + kind + ", " + content.length + " bytes]";
    }
}
