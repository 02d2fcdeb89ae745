package io.riskmesh.federation.participant;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.federation.message.BeginTree;
import io.riskmesh.federation.message.CandidateSplits;
import io.riskmesh.federation.message.CatchUp;
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
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.role.RuleDesk;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.federation.rules.FirstTree;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.octets.Octets;
import java.util.List;
import java.util.Optional;

/// Takes over what happened while the bank was away: entries of the transcript, from a point it knows. It took no part in
/// their sums, so there is nothing to judge but the form of trees and the chain of digests.
record CatchUpTurns(Bank bank, JoinTurns joins) {

    Turn<ParticipantState> caughtUp(ParticipantState state, CatchUp message, RuleDesk rules) throws RefusedRound {
        List<Octets> entries = message.entries();
        unless(!entries.isEmpty(), TrainingReason.STALE_MESSAGE, "entries", "none");
        ParticipantState now = joins.goTo(state, broadcast(entries.getFirst()).header().previous());
        for (Octets entry : entries) {
            now = entered(now, broadcast(entry), entry.array(), rules);
        }
        return Turn.of(now);
    }

    private RoundMessage.Broadcast broadcast(Octets entry) throws RefusedRound {
        return switch (RoundCodec.decode(entry.array())) {
            case RoundCodec.Decoded.Message(RoundMessage.Broadcast broadcast)
                when broadcast.header().run().equals(bank.terms().runId())
                        && broadcast.header().sender().equals(bank.terms().coordinator()) -> broadcast;
            case RoundCodec.Decoded.Message _ ->
                throw new RefusedRound(SharedReason.WRONG_PARTY, "entries of this run's coordinator", "another message");
            case RoundCodec.Decoded.Refused(var refusal) -> throw new RefusedRound(refusal);
        };
    }

    private ParticipantState entered(ParticipantState state, RoundMessage.Broadcast entry, byte[] bytes, RuleDesk rules)
            throws RefusedRound {
        unless(entry.header().previous().equals(state.transcript().digest()), TrainingReason.STALE_MESSAGE,
                "an unbroken transcript", "a gap");
        ParticipantState after = state.after(bytes);
        return switch (entry) {
            case CutsAgreed cuts -> {
                rules.require(FirstTree.checkPrior(bank.terms().parameters().basePrior(), cuts.priorPerMille()));
                yield CutTurns.take(bank, after, CutTurns.cuts(bank, cuts), cuts.priorPerMille()).withOpened(Optional.empty());
            }
            case TreeDone tree -> {
                unless(after.progress().cuts().isPresent() && tree.header().tree() == after.progress().trees().size(),
                        TrainingReason.STALE_MESSAGE, "tree " + after.progress().trees().size(), tree.header().tree());
                yield new EndTurns(bank).take(after, tree);
            }
            case ValidationResult result -> after.with(after.progress().scored(result.verdict(), result.bestTrees()));
            case StartSession _, CutBuckets _, BeginTree _, CandidateSplits _, ChosenSplits _, CloseSlot _, RunDone _ -> after;
        };
    }
}
