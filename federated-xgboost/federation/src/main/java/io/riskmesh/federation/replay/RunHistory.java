package io.riskmesh.federation.replay;

import io.riskmesh.boosting.canonical.Decoded;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.training.TreeSchedule;
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
import io.riskmesh.ledger.PartyId;
import java.util.ArrayList;
import java.util.List;

/// What a transcript says about how a model was grown: cuts, prior, and for each tree whose rows were summed, where it was
/// cut off and whether it was scored.
public record RunHistory(HistogramCuts cuts, int priorPerMille, List<TreeSchedule> trees) {
    public RunHistory {
        trees = List.copyOf(trees);
    }

    /// @param entries of one whole transcript, as banks keep it
    /// @param roster all invited banks, sorted: a bank's place is its ordinal
    /// @throws IllegalArgumentException if an entry is none, or there are no cuts
    public static RunHistory of(List<byte[]> entries, List<PartyId> roster) {
        Reading reading = new Reading(roster);
        for (byte[] entry : entries) {
            if (!(RoundCodec.decode(entry) instanceof RoundCodec.Decoded.Message(RoundMessage.Broadcast broadcast))) {
                throw new IllegalArgumentException("Expected entries of a transcript, got other bytes");
            }
            reading.read(broadcast);
        }
        return reading.history();
    }

    private static final class Reading {
        private final List<PartyId> roster;
        private final List<TreeSchedule> trees = new ArrayList<>();
        private HistogramCuts cuts;
        private int prior;

        Reading(List<PartyId> roster) {
            this.roster = roster;
        }

        void read(RoundMessage.Broadcast entry) {
            switch (entry) {
                case CutsAgreed agreed -> {
                    cuts = decoded(agreed);
                    prior = agreed.priorPerMille();
                }
                case TreeDone done -> trees.add(schedule(done));
                case ValidationResult result -> {
                    TreeSchedule last = trees.removeLast();
                    trees.add(new TreeSchedule(last.members(), last.steps(), result.opening().isPresent()));
                }
                case StartSession _, CutBuckets _, BeginTree _, CandidateSplits _, ChosenSplits _, CloseSlot _, RunDone _ -> {}
            }
        }

        private TreeSchedule schedule(TreeDone done) {
            List<Integer> members = done.members().stream().map(roster::indexOf).toList();
            int steps = switch (done.ending()) {
                case COMPLETE -> TreeSchedule.COMPLETE;
                case TRUNCATED -> done.steps();
            };
            return new TreeSchedule(members, steps, false);
        }

        private static HistogramCuts decoded(CutsAgreed agreed) {
            if (HistogramCuts.decode(agreed.cuts().array()) instanceof Decoded.Value<HistogramCuts>(HistogramCuts value)) {
                return value;
            }
            throw new IllegalArgumentException("Expected cuts in the transcript, got other bytes");
        }

        RunHistory history() {
            if (cuts == null) {
                throw new IllegalArgumentException("Expected cuts in the transcript, found none");
            }
            return new RunHistory(cuts, prior, trees);
        }
    }
}
