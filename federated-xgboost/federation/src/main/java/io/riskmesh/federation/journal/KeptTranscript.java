package io.riskmesh.federation.journal;

import io.riskmesh.boosting.canonical.Decoded;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.message.BeginTree;
import io.riskmesh.federation.message.CandidateSplits;
import io.riskmesh.federation.message.ChosenSplits;
import io.riskmesh.federation.message.CloseSlot;
import io.riskmesh.federation.message.CutBuckets;
import io.riskmesh.federation.message.CutsAgreed;
import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.message.RunDone;
import io.riskmesh.federation.message.StartSession;
import io.riskmesh.federation.message.TreeDone;
import io.riskmesh.federation.message.ValidationResult;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.federation.tree.ModelSoFar;
import io.riskmesh.federation.tree.NodeStatistics;
import io.riskmesh.federation.tree.OpenedSums;
import io.riskmesh.federation.tree.PublicTree;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A transcript as a bank kept it.
///
/// @param points digests before each entry and after the last
/// @param statistics by the digests of trees, at the coordinating bank
/// @param sums of leaves, by the digest of the model that ends with the tree; at the coordinating bank of a run whose contributions
///     are measured
public record KeptTranscript(List<byte[]> entries, List<Digest> points, Map<Digest, NodeStatistics> statistics,
        Map<Digest, OpenedSums> sums) {
    public KeptTranscript {
        entries = List.copyOf(entries);
        points = List.copyOf(points);
        statistics = Map.copyOf(statistics);
        sums = Map.copyOf(sums);
    }

    public boolean knows(Digest point) {
        return points.contains(point);
    }

    /// What the run had come to at a point; empty if the point was not kept or the entries before it are no run's.
    public Optional<RunProgress> progress(RunTerms terms, Digest point) {
        int length = points.lastIndexOf(point);
        if (length < 0) {
            return Optional.empty();
        }
        try {
            RunProgress progress = RunProgress.nothing(terms);
            for (byte[] entry : entries.subList(0, length)) {
                progress = after(progress, terms, entry);
            }
            return Optional.of(progress);
        } catch (RefusedRound _) {
            return Optional.empty();
        }
    }

    /// What was opened of the leaves of each tree of a run; empty if that was not kept.
    public Optional<List<OpenedSums>> opened(RunTerms terms, RunProgress progress) {
        RunProgress.AgreedCuts cuts = progress.cuts().orElseThrow();
        ModelSoFar model = ModelSoFar.nothing(terms.runId()).withCuts(cuts.cuts(), cuts.priorPerMille());
        List<OpenedSums> opened = new ArrayList<>();
        for (RegressionTree tree : progress.trees()) {
            model = model.with(tree);
            if (!sums.containsKey(model.digest())) {
                return Optional.empty();
            }
            opened.add(sums.get(model.digest()));
        }
        return Optional.of(opened);
    }

    RunProgress after(RunProgress progress, RunTerms terms, byte[] entry) throws RefusedRound {
        return switch (broadcast(entry)) {
            case CutsAgreed agreed -> progress.withCuts(cuts(terms, agreed), agreed.priorPerMille());
            case TreeDone done when progress.cuts().isPresent() -> progress.with(PublicTree.build(progress.agreedCuts(), done.splits(),
                    done.leaves(), statistics.getOrDefault(done.digest(), NodeStatistics.NONE)), done.members());
            case ValidationResult result -> progress.scored(result.verdict(), result.bestTrees());
            case TreeDone _ -> throw new RefusedRound(TrainingReason.RUN_NOT_RESUMABLE, "cuts before trees", "none");
            case StartSession _, CutBuckets _, BeginTree _, CandidateSplits _, ChosenSplits _, CloseSlot _, RunDone _ -> progress;
        };
    }

    private static RoundMessage.Broadcast broadcast(byte[] entry) throws RefusedRound {
        if (RoundCodec.decode(entry) instanceof RoundCodec.Decoded.Message(RoundMessage.Broadcast broadcast)) {
            return broadcast;
        }
        throw new RefusedRound(TrainingReason.RUN_NOT_RESUMABLE, "an entry of a transcript", "other bytes");
    }

    private static HistogramCuts cuts(RunTerms terms, CutsAgreed agreed) throws RefusedRound {
        if (HistogramCuts.decode(agreed.cuts().array()) instanceof Decoded.Value<HistogramCuts>(HistogramCuts cuts)
                && cuts.fits(terms.schema())) {
            return cuts;
        }
        throw new RefusedRound(TrainingReason.RUN_NOT_RESUMABLE, "cuts of the schema", "others");
    }
}
