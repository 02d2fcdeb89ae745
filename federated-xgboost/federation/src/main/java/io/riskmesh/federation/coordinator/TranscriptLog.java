package io.riskmesh.federation.coordinator;

import io.riskmesh.federation.transcript.Transcript;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.securesum.octets.Octets;
import java.util.ArrayList;
import java.util.List;

/// All entries of the transcript with the points between them, so that a bank that was away can be told what it missed.
/// Grows in place: an earlier log is a prefix of a later one and must not grow as well.
final class TranscriptLog {
    private final List<byte[]> entries;
    private final List<Digest> points; // points.get(i) is before entries.get(i)
    private final int saved;

    private TranscriptLog(List<byte[]> entries, List<Digest> points, int saved) {
        this.entries = entries;
        this.points = points;
        this.saved = saved;
    }

    static TranscriptLog begin(Transcript start) {
        List<Digest> points = new ArrayList<>();
        points.add(start.digest());
        return new TranscriptLog(new ArrayList<>(), points, 0);
    }

    /// The log of entries that are on disk.
    static TranscriptLog restored(Transcript start, List<byte[]> entries) {
        TranscriptLog log = begin(start);
        for (byte[] entry : entries) {
            log.with(entry);
        }
        return log.saved();
    }

    TranscriptLog with(byte[] entry) {
        entries.add(entry);
        points.add(tip().after(entry).digest());
        return new TranscriptLog(entries, points, saved);
    }

    /// The same, cut off at a point.
    TranscriptLog upTo(Digest point) {
        int at = points.lastIndexOf(point);
        if (at < 0) {
            throw new IllegalArgumentException("Expected a point of this transcript");
        }
        entries.subList(at, entries.size()).clear();
        points.subList(at + 1, points.size()).clear();
        return new TranscriptLog(entries, points, Math.min(saved, at));
    }

    Transcript tip() {
        return new Transcript(points.getLast());
    }

    boolean knows(Digest point) {
        return points.contains(point);
    }

    /// What came after a point.
    List<Octets> since(Digest point) {
        return entries.subList(points.lastIndexOf(point), entries.size()).stream().map(Octets::wrap).toList();
    }

    /// Entries that are not on disk.
    List<byte[]> unsaved() {
        return List.copyOf(entries.subList(saved, entries.size()));
    }

    TranscriptLog saved() {
        return new TranscriptLog(entries, points, entries.size());
    }

    @Override
    public String toString() {
        return "TranscriptLog[" + entries.size() + " entries]";
    }
}
