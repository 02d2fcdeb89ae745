package io.riskmesh.federation.message;

import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.octets.Octets;

/// The one written form of each message between the banks of a pair: mark, version, kind, header, fields; nothing after them.
/// Decoding any bytes gives a message or a refusal, never an exception.
public final class PairCodec {
    public static final int VERSION = 1;
    public static final int TAG_BYTES = 16;

    private static final byte MARK = 'J';
    private static final int MOST_ROWS = 1 << 24;
    private static final int MOST_TREES = 1 << 14;

    private PairCodec() {}

    /// What bytes turned out to be.
    public sealed interface Decoded {
        record Message(PairMessage message) implements Decoded {}

        record Refused(RunRefusal refusal) implements Decoded {}
    }

    /// Whether the bytes are meant as a message of a pair.
    public static boolean isPair(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == MARK;
    }

    public static byte[] encode(PairMessage message) {
        MessageWriter out = new MessageWriter().u8(MARK).u8(VERSION).u8(kind(message));
        PairHeader header = message.header();
        out.digest(header.run()).i32(header.epoch()).i32(header.slot()).u16(header.step()).party(header.from()).party(header.to())
                .digest(header.previous());
        switch (message) {
            case PairMessage.AlignTags(_, Octets tags) -> out.sized(tags);
            case PairMessage.AlignKnown(_, int tags, Octets bitmap) -> out.i32(tags).sized(bitmap);
            case PairMessage.PayeeSplitBits(_, var nodes) -> out.list(nodes, PairCodec::writeBits);
            case PairMessage.PayerSplitBits(_, var nodes) -> out.list(nodes, PairCodec::writeBits);
            case PairMessage.AskPaths(_, var trees) -> out.list(trees, MessageWriter::i32);
            case PairMessage.PathBits(_, int tree, var nodes) -> out.i32(tree).list(nodes, PairCodec::writeBits);
            case PairMessage.EngineBytes(_, boolean byPayer, Octets bytes) -> out.flag(byPayer).sized(bytes);
        }
        return out.toBytes();
    }

    public static Decoded decode(byte[] bytes) {
        try {
            MessageReader in = new MessageReader(bytes);
            MessageReader.check(in.u8() == MARK, "a message of a pair", "other bytes");
            int version = in.u8();
            MessageReader.check(version == VERSION, "version " + VERSION, version);
            int kind = in.u8();
            PairHeader header = new PairHeader(in.digest(), in.count(), in.count(), in.u16(), in.party(), in.party(), in.digest());
            PairMessage message = read(kind, header, in);
            in.end();
            return new Decoded.Message(message);
        } catch (RefusedRound e) {
            return new Decoded.Refused(e.refusal());
        }
    }

    private static PairMessage read(int kind, PairHeader header, MessageReader in) throws RefusedRound {
        return switch (kind) {
            case 1 -> {
                Octets tags = in.sized();
                MessageReader.check(tags.length() % TAG_BYTES == 0, "tags of " + TAG_BYTES + " bytes", tags.length());
                yield new PairMessage.AlignTags(header, tags);
            }
            case 2 -> {
                int tags = in.within(0, MOST_ROWS);
                yield new PairMessage.AlignKnown(header, tags, bits(in, tags));
            }
            case 3 -> new PairMessage.PayeeSplitBits(header, in.list(12, CandidateSplits.MOST_NODES, PairCodec::readBits));
            case 4 -> new PairMessage.PayerSplitBits(header, in.list(12, CandidateSplits.MOST_NODES, PairCodec::readBits));
            case 5 -> new PairMessage.EngineBytes(header, in.flag(), in.sized());
            case 6 -> new PairMessage.AskPaths(header, in.list(4, MOST_TREES, MessageReader::count));
            case 7 -> new PairMessage.PathBits(header, in.count(), in.list(12, CandidateSplits.MOST_NODES, PairCodec::readBits));
            default -> throw new RefusedRound(TrainingReason.MALFORMED_MESSAGE, "a message kind of 1..7", kind);
        };
    }

    private static void writeBits(MessageWriter out, NodeBits bits) {
        out.i32(bits.node()).i32(bits.rows()).sized(bits.bits());
    }

    private static NodeBits readBits(MessageReader in) throws RefusedRound {
        int node = in.count();
        int rows = in.within(0, MOST_ROWS);
        return new NodeBits(node, rows, bits(in, rows));
    }

    private static Octets bits(MessageReader in, int rows) throws RefusedRound {
        Octets bits = in.sized();
        MessageReader.check(NodeBits.isWhole(rows, bits), "one bit for each of " + rows + " rows", bits.length() + " bytes");
        return bits;
    }

    private static int kind(PairMessage message) {
        return switch (message) {
            case PairMessage.AlignTags _ -> 1;
            case PairMessage.AlignKnown _ -> 2;
            case PairMessage.PayeeSplitBits _ -> 3;
            case PairMessage.PayerSplitBits _ -> 4;
            case PairMessage.EngineBytes _ -> 5;
            case PairMessage.AskPaths _ -> 6;
            case PairMessage.PathBits _ -> 7;
        };
    }
}
