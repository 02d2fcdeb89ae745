package io.riskmesh.binselect.journal;

import io.riskmesh.binselect.journal.JournalEntry.Answered;
import io.riskmesh.binselect.journal.JournalEntry.Begun;
import io.riskmesh.binselect.journal.JournalEntry.CoPaths;
import io.riskmesh.binselect.journal.JournalEntry.Kind;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;
import java.nio.ByteBuffer;
import java.util.Optional;

/// The one written form of each journal entry: version, kind, fields; the host frames and seals it.
public final class JournalCodec {
    private static final int VERSION = 1;
    private static final int DIGEST_BYTES = 32;
    private static final int ENTROPY_BYTES = 32;

    private JournalCodec() {}

    /// The bytes hold secrets.
    public static byte[] encode(JournalEntry entry) {
        return switch (entry) {
            case Begun e -> start(1, 32 + ENTROPY_BYTES + DIGEST_BYTES).put(e.pair().array()).put(e.entropy().reveal())
                    .put(e.inputs().array()).array();
            case Answered e -> start(2, 9 + DIGEST_BYTES).put((byte) e.kind().code()).putInt(e.slot()).putInt(e.index())
                    .put(e.digest().array()).array();
            case CoPaths e -> start(3, 4 + e.coPaths().length()).putInt(e.block()).put(e.coPaths().reveal()).array();
        };
    }

    /// Empty if the bytes are no entry of this version.
    public static Optional<JournalEntry> decode(byte[] bytes) {
        if (bytes.length < 2 || bytes[0] != VERSION) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 2, bytes.length - 2);
        return switch (bytes[1]) {
            case 1 -> in.remaining() == 32 + ENTROPY_BYTES + DIGEST_BYTES
                    ? Optional.of(new Begun(octets(in, 32), secret(in, ENTROPY_BYTES), octets(in, DIGEST_BYTES)))
                    : Optional.empty();
            case 2 -> answered(in);
            case 3 -> in.remaining() >= 4 && in.getInt(2) >= 0
                    ? Optional.of(new CoPaths(in.getInt(), secret(in, in.remaining()))) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<JournalEntry> answered(ByteBuffer in) {
        if (in.remaining() != 9 + DIGEST_BYTES) {
            return Optional.empty();
        }
        Optional<Kind> kind = Kind.of(in.get());
        int slot = in.getInt();
        int index = in.getInt();
        if (kind.isEmpty() || slot < 0 || index < 0) {
            return Optional.empty();
        }
        return Optional.of(new Answered(kind.get(), slot, index, octets(in, DIGEST_BYTES)));
    }

    private static ByteBuffer start(int kind, int bodyBytes) {
        return ByteBuffer.allocate(2 + bodyBytes).put((byte) VERSION).put((byte) kind);
    }

    private static Octets octets(ByteBuffer in, int length) {
        byte[] field = new byte[length];
        in.get(field);
        return Octets.wrap(field);
    }

    private static Secret secret(ByteBuffer in, int length) {
        byte[] field = new byte[length];
        in.get(field);
        return Secret.wrap(field);
    }
}
