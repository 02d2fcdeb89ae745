package io.riskmesh.federation.party;

import io.riskmesh.federation.journal.CheckpointForm;
import io.riskmesh.federation.journal.JournalForm;
import io.riskmesh.federation.journal.KeptTranscript;
import io.riskmesh.federation.journal.RunCheckpoint;
import io.riskmesh.federation.journal.TranscriptForm;
import io.riskmesh.federation.message.OpenedTree;
import io.riskmesh.federation.step.StoredRun;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.ledger.canonical.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a bank kept of a run, read back.
///
/// @param points oldest first
/// @param ending the newest, at the coordinating bank
record StoredPoints(List<RunCheckpoint> points, List<OpenedTree> opened, List<byte[]> entries, Optional<JournalForm.Entry.Ending> ending) {

    /// Empty if anything is damaged or of another run.
    static Optional<StoredPoints> of(RunTerms terms, StoredRun stored) {
        Optional<KeptTranscript> transcript = TranscriptForm.decode(terms.runId(), stored.transcript());
        if (transcript.isEmpty()) {
            return Optional.empty();
        }
        List<RunCheckpoint> points = new ArrayList<>();
        boolean last = true;
        for (byte[] bytes : stored.checkpoints()) {
            Optional<RunCheckpoint> point = CheckpointForm.decode(terms, transcript.get(), bytes);
            point.ifPresent(points::add);
            last = point.isPresent();
        }
        List<OpenedTree> opened = new ArrayList<>();
        Optional<JournalForm.Entry.Ending> ending = Optional.empty();
        for (byte[] bytes : stored.journal()) {
            Optional<JournalForm.Entry> entry = JournalForm.decode(terms.runId(), bytes);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            switch (entry.get()) {
                case JournalForm.Entry.Opened(OpenedTree tree) -> opened.add(tree);
                case JournalForm.Entry.Ending kept -> ending = Optional.of(kept);
            }
        }
        // An older point may lie on a way that the run has left; the newest must stand.
        if (!last) {
            return Optional.empty();
        }
        Digest gradients = points.isEmpty() ? null : points.getLast().progress().model().digest();
        Optional<JournalForm.Entry.Ending> standing =
                ending.filter(kept -> gradients == null || kept.tree().gradients().equals(gradients));
        return Optional.of(new StoredPoints(points, opened, transcript.get().entries(), standing));
    }
}
