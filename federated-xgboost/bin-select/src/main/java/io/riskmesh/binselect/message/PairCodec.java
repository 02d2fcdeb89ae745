package io.riskmesh.binselect.message;

import io.riskmesh.binselect.message.PairMessage.BaseCiphertexts;
import io.riskmesh.binselect.message.PairMessage.BaseKeys;
import io.riskmesh.binselect.message.PairMessage.Corrections;
import io.riskmesh.binselect.message.PairMessage.ExtendChoices;
import io.riskmesh.binselect.message.PairMessage.Missing;
import io.riskmesh.binselect.message.PairMessage.PuncturedSeeds;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.refusal.Refusal;
import io.riskmesh.binselect.refusal.RefusedInput;
import io.riskmesh.binselect.refusal.SelectRefusal;
import java.nio.ByteBuffer;

/// The one written form of each message: mark, version, kind, pair id, fields big-endian; nothing after them. Decoding any bytes
/// gives a message or a refusal, never an exception. The mark tells these messages from those of other rooms.
public final class PairCodec {
    public static final int VERSION = 1;
    /// No message is longer, and none the engine makes is longer than a quarter of it.
    public static final int MOST_BYTES = 8 << 20;
    private static final byte MARK = 'B';
    private static final int HEADER_BYTES = 3 + 32;

    private PairCodec() {}

    /// What bytes turned out to be.
    public sealed interface Decoded {
        record Message(PairMessage message) implements Decoded {}

        record Refused(Refusal refusal) implements Decoded {}
    }

    /// Whether the bytes are meant as a message of this room.
    public static boolean claims(byte[] bytes) {
        return bytes.length > 0 && bytes[0] == MARK;
    }

    public static byte[] encode(PairMessage message) {
        return switch (message) {
            case BaseKeys m -> start(1, m, m.keys().length()).put(m.keys().array()).array();
            case BaseCiphertexts m -> start(2, m, m.ciphertexts().length()).put(m.ciphertexts().array()).array();
            case ExtendChoices m -> start(3, m, 4 + m.check().length() + 4 + m.columns().length()).putInt(m.block())
                    .put(m.check().array()).putInt(m.columns().length()).put(m.columns().array()).array();
            case PuncturedSeeds m -> sized(sized(start(4, m, 4 + 32 + 8 + m.seeds().length() + m.leafChecks().length())
                    .putInt(m.block()).put(m.treesDigest().array()), m.seeds()), m.leafChecks()).array();
            case Corrections m -> sized(start(5, m, 12 + m.cells().length()).putInt(m.slot()).putInt(m.part()), m.cells()).array();
            case Missing m -> start(6, m, 8).putInt(m.slot()).putInt(m.part()).array();
        };
    }

    public static Decoded decode(byte[] bytes) {
        try {
            RefusedInput.unless(bytes.length <= MOST_BYTES, SelectRefusal.LENGTH_MISMATCH, "at most 8 MiB", bytes.length);
            WireReader in = new WireReader(bytes);
            RefusedInput.unless(in.u8() == MARK, SelectRefusal.MALFORMED_MESSAGE, "a message of a pair", "other bytes");
            int version = in.u8();
            RefusedInput.unless(version == VERSION, SelectRefusal.MALFORMED_MESSAGE, "version " + VERSION, version);
            int kind = in.u8();
            PairMessage message = read(kind, in.fixed(32), in);
            in.end();
            return new Decoded.Message(message);
        } catch (RefusedInput e) {
            return new Decoded.Refused(e.refusal());
        }
    }

    private static PairMessage read(int kind, Octets pair, WireReader in) throws RefusedInput {
        return switch (kind) {
            case 1 -> new BaseKeys(pair, in.fixed(BaseKeys.TRANSFERS * BaseKeys.KEY_BYTES));
            case 2 -> new BaseCiphertexts(pair, in.fixed(BaseKeys.TRANSFERS * 2 * BaseCiphertexts.CIPHERTEXT_BYTES));
            case 3 -> choices(pair, in);
            case 4 -> seeds(pair, in);
            case 5 -> new Corrections(pair, in.count(), in.count(), in.sized(MOST_BYTES));
            case 6 -> new Missing(pair, in.count(), in.count());
            default -> throw new RefusedInput(SelectRefusal.MALFORMED_MESSAGE, "a message kind of 1..6", kind);
        };
    }

    private static ExtendChoices choices(Octets pair, WireReader in) throws RefusedInput {
        int block = in.count();
        Octets check = in.fixed(ExtendChoices.CHECK_BYTES);
        return new ExtendChoices(pair, block, in.sized(MOST_BYTES), check);
    }

    private static PuncturedSeeds seeds(Octets pair, WireReader in) throws RefusedInput {
        int block = in.count();
        Octets digest = in.fixed(32);
        Octets seeds = in.sized(MOST_BYTES);
        return new PuncturedSeeds(pair, block, seeds, in.sized(MOST_BYTES), digest);
    }

    private static ByteBuffer start(int kind, PairMessage message, int bodyBytes) {
        return ByteBuffer.allocate(HEADER_BYTES + bodyBytes).put(MARK).put((byte) VERSION).put((byte) kind).put(message.pair().array());
    }

    private static ByteBuffer sized(ByteBuffer out, Octets field) {
        return out.putInt(field.length()).put(field.array());
    }
}
