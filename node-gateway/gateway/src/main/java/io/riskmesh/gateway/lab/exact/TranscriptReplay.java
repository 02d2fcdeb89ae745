package io.riskmesh.gateway.lab.exact;

import io.riskmesh.boosting.canonical.Decoded;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.training.TreeSchedule;
import io.riskmesh.federation.message.BeginTree;
import io.riskmesh.federation.message.ChosenSplits;
import io.riskmesh.federation.message.CutsAgreed;
import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.message.TreeDone;
import io.riskmesh.federation.message.ValidationResult;
import io.riskmesh.ledger.PartyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// What the coordinator's messages to all banks say about how a model was grown: cuts, prior, and for each tree whose rows were
/// summed and where it was cut off. Enough to grow it again on pooled rows.
public final class TranscriptReplay {
    private final List<PartyId> roster;
    private final TreeMap<Integer, TreeSchedule> trees = new TreeMap<>();
    private Optional<HistogramCuts> cuts = Optional.empty();
    private OptionalInt prior = OptionalInt.empty();
    private boolean everyTreeValidated = true;
    private int chosen;

    private TranscriptReplay(List<PartyId> roster) {
        this.roster = roster;
    }

    /// Reads a transcript in the order of sending. A tree that was begun again replaces what was said of it before.
    ///
    /// @param roster all invited banks, sorted: a bank's place is its ordinal
    public static TranscriptReplay of(List<byte[]> transcript, List<PartyId> roster) {
        TranscriptReplay replay = new TranscriptReplay(roster);
        for (byte[] bytes : transcript) {
            switch (RoundCodec.decode(bytes)) {
                case RoundCodec.Decoded.Message(RoundMessage message) -> replay.hear(message);
                case RoundCodec.Decoded.Refused refused ->
                    throw new IllegalStateException("A recorded message does not decode: " + refused.refusal());
            }
        }
        return replay;
    }

    private void hear(RoundMessage message) {
        switch (message) {
            case CutsAgreed agreed -> {
                cuts = Optional.of(decoded(agreed));
                prior = OptionalInt.of(agreed.priorPerMille());
            }
            case BeginTree _ -> chosen = 0;
            case ChosenSplits _ -> chosen++;
            case TreeDone done -> trees.put(done.header().tree(), schedule(done));
            case ValidationResult result -> everyTreeValidated &= result.opening().isPresent();
            default -> {
                // nothing else decides how a tree grows
            }
        }
    }

    private static HistogramCuts decoded(CutsAgreed agreed) {
        return switch (HistogramCuts.decode(agreed.cuts().array())) {
            case Decoded.Value(HistogramCuts value) -> value;
            case Decoded.Malformed<HistogramCuts> malformed ->
                throw new IllegalStateException("Recorded cuts do not decode: " + malformed.reason());
        };
    }

    private TreeSchedule schedule(TreeDone done) {
        List<Integer> members = done.members().stream().map(roster::indexOf).toList();
        return switch (done.ending()) {
            case COMPLETE -> TreeSchedule.complete(members);
            case TRUNCATED -> new TreeSchedule(members, chosen);
        };
    }

    /// The cuts of the run.
    public HistogramCuts cuts() {
        return cuts.orElseThrow(() -> new IllegalStateException("Expected agreed cuts in the transcript, found none"));
    }

    /// The prior that a masked sum gave, if there was one.
    public OptionalInt prior() {
        return prior;
    }

    /// How each tree was grown, from tree 0 on.
    public List<TreeSchedule> schedule() {
        return new ArrayList<>(trees.values());
    }

    /// Whether each validation that was asked for was opened; a replay of early stopping needs all of them.
    public boolean isEveryTreeValidated() {
        return everyTreeValidated;
    }
}
