package io.riskmesh.securesum.message;

import io.riskmesh.securesum.refusal.Refusal;
import io.riskmesh.securesum.refusal.RefusedInput;
import io.riskmesh.securesum.refusal.SumRefusal;
import java.util.Optional;

/// The one written form of each message: version, kind, fields; nothing after them. Decoding any bytes gives a message or
/// a refusal, never an exception.
public final class SumCodec {
    public static final int VERSION = 1;

    private SumCodec() {}

    /// What bytes turned out to be.
    public sealed interface Decoded {
        record Message(SumMessage message) implements Decoded {}

        record Refused(Refusal refusal) implements Decoded {}
    }

    public static byte[] encode(SumMessage message) {
        WireWriter counted = WireWriter.counting();
        write(message, counted);
        WireWriter out = new WireWriter(counted.size());
        write(message, out);
        return out.toBytes();
    }

    private static void write(SumMessage message, WireWriter out) {
        out.u8(VERSION).u8(kind(message));
        switch (message) {
            case KeyAnnouncement m -> m.write(out);
            case KemCiphertext m -> m.write(out);
            case KeyConfirmation m -> m.write(out);
            case Contribution m -> m.write(out);
            case FrozenSum m -> m.write(out);
            case MaskedVector m -> m.write(out);
            case Reveal m -> m.write(out);
            case RevealRequest m -> m.write(out);
            case Opened m -> m.write(out);
            case Abandon m -> m.write(out);
            case SlotSignature m -> m.write(out);
        }
    }

    public static Decoded decode(byte[] bytes) {
        try {
            WireReader in = new WireReader(bytes);
            int version = in.u8();
            RefusedInput.unless(version == VERSION, SumRefusal.MALFORMED_MESSAGE, "version " + VERSION, version);
            SumMessage message = read(in.u8(), in);
            in.end();
            return new Decoded.Message(message);
        } catch (RefusedInput e) {
            return new Decoded.Refused(e.refusal());
        }
    }

    /// A contribution record by itself, as journals keep it.
    public static byte[] encodeRecord(ContributionRecord record) {
        WireWriter out = new WireWriter(4096).u8(VERSION);
        record.write(out);
        return out.toBytes();
    }

    public static Optional<ContributionRecord> decodeRecord(byte[] bytes) {
        try {
            WireReader in = new WireReader(bytes);
            RefusedInput.unless(in.u8() == VERSION, SumRefusal.MALFORMED_MESSAGE, "version " + VERSION, "another");
            ContributionRecord record = ContributionRecord.read(in);
            in.end();
            return Optional.of(record);
        } catch (RefusedInput _) {
            return Optional.empty();
        }
    }

    private static SumMessage read(int kind, WireReader in) throws RefusedInput {
        return switch (kind) {
            case 1 -> KeyAnnouncement.read(in);
            case 2 -> KemCiphertext.read(in);
            case 3 -> KeyConfirmation.read(in);
            case 4 -> Contribution.read(in);
            case 5 -> FrozenSum.read(in);
            case 6 -> MaskedVector.read(in);
            case 7 -> Reveal.read(in);
            case 8 -> RevealRequest.read(in);
            case 9 -> Opened.read(in);
            case 10 -> Abandon.read(in);
            case 11 -> SlotSignature.read(in);
            default -> throw new RefusedInput(SumRefusal.MALFORMED_MESSAGE, "a message kind of 1..11", kind);
        };
    }

    private static int kind(SumMessage message) {
        return switch (message) {
            case KeyAnnouncement _ -> 1;
            case KemCiphertext _ -> 2;
            case KeyConfirmation _ -> 3;
            case Contribution _ -> 4;
            case FrozenSum _ -> 5;
            case MaskedVector _ -> 6;
            case Reveal _ -> 7;
            case RevealRequest _ -> 8;
            case Opened _ -> 9;
            case Abandon _ -> 10;
            case SlotSignature _ -> 11;
        };
    }
}
