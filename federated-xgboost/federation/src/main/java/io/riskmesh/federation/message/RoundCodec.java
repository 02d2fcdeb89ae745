package io.riskmesh.federation.message;

import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.ledger.reason.TrainingReason;

/// The one written form of each message: mark, version, kind, header, fields; nothing after them. The mark tells round
/// messages from those of secure-sum, which begin with their version, 1. Decoding any bytes gives a message or a refusal,
/// never an exception.
public final class RoundCodec {
    public static final int VERSION = 1;

    private static final byte MARK = 'R';

    private RoundCodec() {}

    /// What bytes turned out to be.
    public sealed interface Decoded {
        record Message(RoundMessage message) implements Decoded {}

        record Refused(RunRefusal refusal) implements Decoded {}
    }

    /// Whether the bytes are meant as a round message; otherwise they are one of secure-sum.
    public static boolean isRound(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == MARK;
    }

    public static byte[] encode(RoundMessage message) {
        MessageWriter out = new MessageWriter().u8(MARK).u8(VERSION).u8(kind(message));
        writeHeader(out, message.header());
        switch (message) {
            case OpenRun m -> m.write(out);
            case JoinRun m -> m.write(out);
            case StartSession m -> m.write(out);
            case KeysReady m -> m.write(out);
            case CutBuckets m -> m.write(out);
            case CutsAgreed m -> m.write(out);
            case BeginTree m -> m.write(out);
            case CandidateSplits m -> m.write(out);
            case ChosenSplits m -> m.write(out);
            case TreeDone m -> m.write(out);
            case ValidationResult m -> m.write(out);
            case CloseSlot m -> m.write(out);
            case RunDone m -> m.write(out);
            case CatchUp m -> m.write(out);
            case AbortRun m -> m.write(out);
        }
        return out.toBytes();
    }

    public static Decoded decode(byte[] bytes) {
        try {
            MessageReader in = new MessageReader(bytes);
            MessageReader.check(in.u8() == MARK, "a round message", "other bytes");
            int version = in.u8();
            MessageReader.check(version == VERSION, "version " + VERSION, version);
            int kind = in.u8();
            RoundMessage message = read(kind, readHeader(in), in);
            in.end();
            return new Decoded.Message(message);
        } catch (RefusedRound e) {
            return new Decoded.Refused(e.refusal());
        }
    }

    private static void writeHeader(MessageWriter out, Header header) {
        out.digest(header.run()).i32(header.tree()).i32(header.slot()).u16(header.step()).party(header.sender())
                .digest(header.previous());
    }

    private static Header readHeader(MessageReader in) throws RefusedRound {
        return new Header(in.digest(), in.within(Header.BEFORE_TREES, Integer.MAX_VALUE), in.count(), in.u16(), in.party(),
                in.digest());
    }

    private static RoundMessage read(int kind, Header header, MessageReader in) throws RefusedRound {
        return switch (kind) {
            case 1 -> OpenRun.read(header, in);
            case 2 -> JoinRun.read(header, in);
            case 3 -> StartSession.read(header, in);
            case 4 -> KeysReady.read(header, in);
            case 5 -> CutBuckets.read(header, in);
            case 6 -> CutsAgreed.read(header, in);
            case 7 -> BeginTree.read(header, in);
            case 8 -> CandidateSplits.read(header, in);
            case 9 -> ChosenSplits.read(header, in);
            case 10 -> TreeDone.read(header, in);
            case 11 -> ValidationResult.read(header, in);
            case 12 -> CloseSlot.read(header, in);
            case 13 -> RunDone.read(header, in);
            case 14 -> CatchUp.read(header, in);
            case 15 -> AbortRun.read(header, in);
            default -> throw new RefusedRound(TrainingReason.MALFORMED_MESSAGE, "a message kind of 1..15", kind);
        };
    }

    private static int kind(RoundMessage message) {
        return switch (message) {
            case OpenRun _ -> 1;
            case JoinRun _ -> 2;
            case StartSession _ -> 3;
            case KeysReady _ -> 4;
            case CutBuckets _ -> 5;
            case CutsAgreed _ -> 6;
            case BeginTree _ -> 7;
            case CandidateSplits _ -> 8;
            case ChosenSplits _ -> 9;
            case TreeDone _ -> 10;
            case ValidationResult _ -> 11;
            case CloseSlot _ -> 12;
            case RunDone _ -> 13;
            case CatchUp _ -> 14;
            case AbortRun _ -> 15;
        };
    }
}
