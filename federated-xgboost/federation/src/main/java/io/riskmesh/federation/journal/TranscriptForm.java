package io.riskmesh.federation.journal;

import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.transcript.Transcript;
import io.riskmesh.ledger.canonical.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The stored form of transcript entries: parts, each a list of entries. A run that went back to an earlier point goes on
/// there, so reading drops what came after that point.
public final class TranscriptForm {

    private TranscriptForm() {}

    public static byte[] encode(List<byte[]> entries) {
        return StoredBytes.write(out -> {
            out.writeInt(entries.size());
            for (byte[] entry : entries) {
                StoredBytes.writeSized(out, entry);
            }
        });
    }

    /// The entries of one unbroken transcript from the run's beginning; empty if the parts are damaged or do not join.
    public static Optional<List<byte[]>> decode(Digest run, List<byte[]> parts) {
        List<byte[]> entries = new ArrayList<>();
        List<Digest> points = new ArrayList<>();
        points.add(Transcript.ofRun(run).digest());
        for (byte[] part : parts) {
            Optional<List<byte[]>> read = part(part);
            if (read.isEmpty() || !read.get().stream().allMatch(entry -> join(entries, points, entry))) {
                return Optional.empty();
            }
        }
        return Optional.of(entries);
    }

    private static boolean join(List<byte[]> entries, List<Digest> points, byte[] entry) {
        if (!(RoundCodec.decode(entry) instanceof RoundCodec.Decoded.Message(RoundMessage message))) {
            return false;
        }
        int at = points.lastIndexOf(message.header().previous());
        if (at < 0) {
            return false;
        }
        entries.subList(at, entries.size()).clear();
        points.subList(at + 1, points.size()).clear();
        entries.add(entry);
        points.add(new Transcript(points.getLast()).after(entry).digest());
        return true;
    }

    private static Optional<List<byte[]>> part(byte[] bytes) {
        return StoredBytes.read(bytes, in -> {
            int count = StoredBytes.count(in);
            List<byte[]> entries = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                entries.add(StoredBytes.readSized(in));
            }
            return entries;
        });
    }
}
