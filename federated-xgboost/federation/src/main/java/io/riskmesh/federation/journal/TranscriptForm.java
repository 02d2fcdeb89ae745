package io.riskmesh.federation.journal;

import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.transcript.Transcript;
import io.riskmesh.federation.tree.NodeStatistics;
import io.riskmesh.federation.tree.OpenedSums;
import io.riskmesh.ledger.canonical.Digest;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The stored form of the transcript: parts, each a list of entries and, at the coordinating bank, what only the opener
/// knows of the trees that end in them or in a later part. A run that went back to an earlier point goes on there, so reading drops what came
/// after that point.
public final class TranscriptForm {

    private TranscriptForm() {}

    /// @param statistics of the trees that end in these entries, by the trees' digests
    public static byte[] encode(List<byte[]> entries, Map<Digest, NodeStatistics> statistics) {
        return StoredBytes.write(out -> {
            out.writeInt(entries.size());
            for (byte[] entry : entries) {
                StoredBytes.writeSized(out, entry);
            }
            out.writeInt(statistics.size());
            for (Map.Entry<Digest, NodeStatistics> tree : new TreeMap<>(statistics).entrySet()) {
                out.write(tree.getKey().toBytes());
                write(out, tree.getValue());
            }
        });
    }

    /// A part without entries: sums of trees that end in entries to come, so that they are on disk before anybody hears of the tree.
    ///
    /// @param sums by the digest of the model that ends with the tree
    public static byte[] encode(Map<Digest, OpenedSums> sums) {
        return StoredBytes.write(out -> {
            out.writeInt(0);
            out.writeInt(0);
            out.writeInt(sums.size());
            for (Map.Entry<Digest, OpenedSums> tree : new TreeMap<>(sums).entrySet()) {
                out.write(tree.getKey().toBytes());
                out.writeInt(tree.getValue().leaves().size());
                for (NodeSums leaf : tree.getValue().leaves()) {
                    out.writeLong(leaf.gradient());
                    out.writeLong(leaf.hessian());
                    out.writeLong(leaf.count());
                }
            }
        });
    }

    /// One unbroken transcript from the run's beginning; empty if the parts are damaged or do not join.
    public static Optional<KeptTranscript> decode(Digest run, List<byte[]> parts) {
        List<byte[]> entries = new ArrayList<>();
        Map<Digest, NodeStatistics> statistics = new TreeMap<>();
        Map<Digest, OpenedSums> sums = new TreeMap<>();
        List<Digest> points = new ArrayList<>();
        points.add(Transcript.ofRun(run).digest());
        for (byte[] bytes : parts) {
            Optional<Part> part = StoredBytes.read(bytes, TranscriptForm::part);
            if (part.isEmpty() || !part.get().entries().stream().allMatch(entry -> join(entries, points, entry))) {
                return Optional.empty();
            }
            statistics.putAll(part.get().statistics());
            sums.putAll(part.get().sums());
        }
        return Optional.of(new KeptTranscript(entries, points, statistics, sums));
    }

    private record Part(List<byte[]> entries, Map<Digest, NodeStatistics> statistics, Map<Digest, OpenedSums> sums) {}

    private static boolean join(List<byte[]> entries, List<Digest> points, byte[] entry) {
        if (!(RoundCodec.decode(entry) instanceof RoundCodec.Decoded.Message(RoundMessage.Broadcast message))) {
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

    private static Part part(DataInputStream in) throws IOException {
        List<byte[]> entries = new ArrayList<>();
        for (int left = StoredBytes.count(in); left > 0; left--) {
            entries.add(StoredBytes.readSized(in));
        }
        Map<Digest, NodeStatistics> statistics = new TreeMap<>();
        for (int left = StoredBytes.count(in); left > 0; left--) {
            statistics.put(Digest.fromBytes(StoredBytes.fixed(in, Digest.LENGTH_BYTES)), read(in));
        }
        return new Part(entries, statistics, in.available() > 0 ? sums(in) : Map.of());
    }

    private static Map<Digest, OpenedSums> sums(DataInputStream in) throws IOException {
        Map<Digest, OpenedSums> sums = new TreeMap<>();
        for (int left = StoredBytes.count(in); left > 0; left--) {
            Digest tree = Digest.fromBytes(StoredBytes.fixed(in, Digest.LENGTH_BYTES));
            int leaves = StoredBytes.count(in);
            StoredBytes.check((long) leaves * 3 * Long.BYTES <= in.available());
            List<NodeSums> read = new ArrayList<>();
            for (int leaf = 0; leaf < leaves; leaf++) {
                read.add(new NodeSums(in.readLong(), in.readLong(), in.readLong()));
            }
            sums.put(tree, new OpenedSums(read));
        }
        return sums;
    }

    static void write(DataOutputStream out, NodeStatistics statistics) throws IOException {
        float[] values = statistics.values();
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    static NodeStatistics read(DataInputStream in) throws IOException {
        int count = StoredBytes.count(in);
        StoredBytes.check((long) count * Float.BYTES <= in.available());
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.readFloat();
        }
        return new NodeStatistics(values);
    }
}
