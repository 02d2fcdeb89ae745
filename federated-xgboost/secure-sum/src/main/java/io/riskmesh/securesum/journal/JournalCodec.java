package io.riskmesh.securesum.journal;

import io.riskmesh.securesum.message.ContributionRecord;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.SumCodec;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.parameters.SurvivorSet;
import io.riskmesh.securesum.refusal.Refusal;
import io.riskmesh.securesum.refusal.SumRefusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The stored form of journal entries. It contains secrets: the host seals it at rest.
public final class JournalCodec {
    private static final int VERSION = 1;
    private static final int BEGUN = 1;
    private static final int INTENT = 2;
    private static final int FROZEN = 3;
    private static final int FLOOR = 4;
    private static final int STATED = 5;

    private JournalCodec() {}

    /// What stored bytes turned out to be.
    public sealed interface Decoded {
        record Entry(JournalEntry entry) implements Decoded {}

        record Refused(Refusal refusal) implements Decoded {}
    }

    public static byte[] encode(JournalEntry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            switch (entry) {
                case JournalEntry.Begun begun -> write(out, begun);
                case JournalEntry.Intent intent -> write(out, intent);
                case JournalEntry.Frozen frozen -> write(out, frozen);
                case JournalEntry.Floor floor -> write(out, floor);
                case JournalEntry.Stated stated -> write(out, stated);
            }
        } catch (IOException e) {
            throw new IllegalStateException("Writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    public static Decoded decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                return malformed("version " + version);
            }
            JournalEntry entry = read(in);
            return in.available() == 0 ? new Decoded.Entry(entry) : malformed(in.available() + " more bytes");
        } catch (EOFException _) {
            return malformed("a cut entry");
        } catch (IOException | IllegalArgumentException e) {
            return malformed(e.getMessage());
        }
    }

    private static Decoded malformed(String actual) {
        return new Decoded.Refused(Refusal.of(SumRefusal.MALFORMED_MESSAGE, "a journal entry", actual));
    }

    private static void write(DataOutputStream out, JournalEntry.Begun begun) throws IOException {
        out.writeByte(BEGUN);
        out.write(begun.sessionId().array());
        out.write(begun.epoch().array());
    }

    private static void write(DataOutputStream out, JournalEntry.Intent intent) throws IOException {
        out.writeByte(INTENT);
        out.write(intent.aggregation().array());
        out.writeInt(intent.slot());
        out.writeInt(intent.step());
        out.write(intent.entropy().reveal());
        writeSized(out, SumCodec.encodeRecord(intent.record()));
    }

    private static void write(DataOutputStream out, JournalEntry.Frozen frozen) throws IOException {
        out.writeByte(FROZEN);
        out.write(frozen.aggregation().array());
        out.write(frozen.freezeDigest().array());
        out.write(frozen.set().sessionId().array());
        out.writeInt(frozen.set().firstSlot());
        out.writeInt(frozen.set().lastSlot());
        out.writeByte(frozen.set().members().size());
        for (String member : frozen.set().members().parties()) {
            out.writeUTF(member);
        }
        writeSized(out, SumCodec.encode(frozen.reveal()));
    }

    private static void write(DataOutputStream out, JournalEntry.Floor floor) throws IOException {
        out.writeByte(FLOOR);
        out.writeInt(floor.slot());
        out.writeInt(floor.step());
    }

    private static void write(DataOutputStream out, JournalEntry.Stated stated) throws IOException {
        out.writeByte(STATED);
        out.write(stated.aggregation().array());
        out.writeInt(stated.slot());
        out.write(stated.recordDigest().array());
    }

    private static JournalEntry read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case BEGUN -> new JournalEntry.Begun(digest(in), digest(in));
            case INTENT -> new JournalEntry.Intent(digest(in), in.readInt(), in.readInt(),
                    Secret.wrap(fixed(in, 32)), record(sized(in)));
            case FROZEN -> new JournalEntry.Frozen(digest(in), digest(in), set(in), reveal(sized(in)));
            case FLOOR -> new JournalEntry.Floor(in.readInt(), in.readInt());
            case STATED -> new JournalEntry.Stated(digest(in), in.readInt(), digest(in));
            default -> throw new IOException("entry kind " + kind);
        };
    }

    private static SurvivorSet set(DataInputStream in) throws IOException {
        Octets sessionId = digest(in);
        int first = in.readInt();
        int last = in.readInt();
        int count = in.readUnsignedByte();
        List<String> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            members.add(in.readUTF());
        }
        return new SurvivorSet(sessionId, first, last, new Roster(members));
    }

    private static ContributionRecord record(byte[] bytes) throws IOException {
        return SumCodec.decodeRecord(bytes).orElseThrow(() -> new IOException("no contribution record"));
    }

    private static Reveal reveal(byte[] bytes) throws IOException {
        if (SumCodec.decode(bytes) instanceof SumCodec.Decoded.Message(Reveal reveal)) {
            return reveal;
        }
        throw new IOException("no reveal");
    }

    private static Octets digest(DataInputStream in) throws IOException {
        return Octets.wrap(fixed(in, 32));
    }

    private static byte[] fixed(DataInputStream in, int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private static void writeSized(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] sized(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a length of " + length);
        }
        return fixed(in, length);
    }
}
