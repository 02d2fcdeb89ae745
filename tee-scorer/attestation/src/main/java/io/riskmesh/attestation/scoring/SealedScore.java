package io.riskmesh.attestation.scoring;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.RefusedBody;
import io.riskmesh.attestation.frame.WireReader;
import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.attestation.session.SealedHeader;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.receipt.LogEntry;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import java.util.ArrayList;
import java.util.List;

/// The answer to the payer: a score with its receipt, or a refusal; sealed always 2,048 bytes, so that the host cannot tell one
/// from the other. Margins and leaves are not in it: members know the trees, and a margin would give features back.
public sealed interface SealedScore {

    /// Bytes of the sealed message, header and tag included.
    int SEALED_BYTES = 2_048;

    /// Bytes of the plain text.
    int PLAIN_BYTES = SEALED_BYTES - SealedHeader.BYTES - 16;

    /// Scores are rounded to this many parts per million.
    int PPM_STEP = 1_000;

    /// A score.
    ///
    /// @param scorePpm 0 to 1,000,000, a multiple of 1,000
    /// @param band index into the policy's bands
    /// @param receipt canonical bytes of a [ScoreReceipt]: a retry gets the same ones
    record Scored(int scorePpm, int band, List<ScoreReason> reasons, OpaqueBytes receipt, GroupSignature signature)
            implements SealedScore {

        private static final int MOST_REASONS = HalfPayload.MOST_REASONS + 1;

        public Scored {
            reasons = List.copyOf(reasons);
            if (scorePpm < 0 || scorePpm > 1_000_000 || scorePpm % PPM_STEP != 0 || band < 0 || band > 255
                    || reasons.size() > MOST_REASONS) {
                throw new IllegalArgumentException("A score is a multiple of 1,000 ppm with at most 6 reasons, got " + scorePpm);
            }
        }

        /// The receipt.
        public ScoreReceipt read() throws MalformedFact {
            if (LogEntry.decode(receipt.toBytes()) instanceof ScoreReceipt read) {
                return read;
            }
            throw new MalformedFact("Expected a score receipt");
        }

        @Override
        public byte[] encode() {
            WireWriter out = new WireWriter().u8(1).count(scorePpm).u8(band).u8(reasons.size());
            reasons.forEach(reason -> out.u8(reason.feature()).bool(reason.raises()));
            out.sized(receipt.toBytes());
            signature.write(out);
            return out.padTo(PLAIN_BYTES).toBytes();
        }

        private static Scored decode(WireReader in) throws MalformedMessage {
            int scorePpm = in.count();
            int band = in.u8();
            int count = in.u8();
            List<ScoreReason> reasons = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                reasons.add(new ScoreReason(in.u8(), in.bool()));
            }
            return new Scored(scorePpm, band, reasons, OpaqueBytes.of(in.sized(PLAIN_BYTES)), GroupSignature.read(in));
        }
    }

    /// No score.
    record NotScored(RefusedBody refusal) implements SealedScore {

        @Override
        public byte[] encode() {
            return new WireWriter().u8(0).sized(refusal.encode()).padTo(PLAIN_BYTES).toBytes();
        }
    }

    /// The plain text, padded with zeros to [#PLAIN_BYTES].
    byte[] encode();

    static SealedScore decode(byte[] plain) throws MalformedMessage {
        WireReader in = new WireReader(plain);
        WireReader.within(plain.length, PLAIN_BYTES, PLAIN_BYTES);
        try {
            SealedScore score = in.bool() ? Scored.decode(in) : new NotScored(RefusedBody.decode(in.sized(PLAIN_BYTES)));
            in.zerosToEnd();
            return score;
        } catch (IllegalArgumentException e) {
            throw new MalformedMessage(e.getMessage());
        }
    }
}
