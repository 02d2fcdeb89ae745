package io.riskmesh.federation.participant;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.federation.message.AbortRun;
import io.riskmesh.federation.message.Header;
import io.riskmesh.federation.message.OpenRun;
import io.riskmesh.federation.message.RunDone;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.federation.role.Order;
import io.riskmesh.federation.role.RuleDesk;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.federation.rules.StrippedModel;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.federation.tree.PublicTree;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.List;
import java.util.Optional;

/// The end of the run for a participant.
record FinishTurns(Bank bank, PointTurns points) {

    /// Reads the released file: it says nothing of its rows (rule R11) and is the model that was trained. `state` is after
    /// the message's entry. The end is kept like the end of a slot: it may be the only one of a tree that a restart ended, and a
    /// bank that was told of its last trees has not kept them yet.
    Turn<ParticipantState> done(ParticipantState state, RunDone message, RuleDesk rules) throws RefusedRound {
        unless(state.progress().isOver(bank.terms()), TrainingReason.STALE_MESSAGE, "the end after the last tree",
                state.progress().trees().size() + " trees");
        byte[] file = message.model().array();
        rules.require(StrippedModel.check(bank.terms().parameters(), file));
        if (!(XgboostModelFile.read(file) instanceof ReadResult.ModelRead(TreeEnsemble read, _))) {
            throw new RefusedRound(TrainingReason.MODEL_NOT_STRIPPED, "a model file", "other bytes");
        }
        TreeEnsemble model = read.withSchema(bank.terms().schema());
        checkTrees(state.progress().kept(bank.terms()).trees(), model.trees());
        return points.end(state, new Order.Host(new Effect.Finish(new RunOutcome.Done(message.model(), model))));
    }

    private static void checkTrees(List<RegressionTree> trained, List<RegressionTree> released) throws RefusedRound {
        unless(trained.size() == released.size(), TrainingReason.SPLITS_MISMATCH, trained.size() + " trees", released.size());
        for (int t = 0; t < trained.size(); t++) {
            unless(PublicTree.digest(trained.get(t)).equals(PublicTree.digest(released.get(t))), TrainingReason.SPLITS_MISMATCH,
                    "tree " + t + " as it was trained", "another");
        }
    }

    /// The coordinator ended the run.
    Turn<ParticipantState> aborted(ParticipantState state, AbortRun message) {
        RunRefusal refusal = RunRefusal.of(message.reason(), "the run to go on",
                "the end" + message.named().map(party -> " because of " + party).orElse(""));
        return over(state, refusal, message.resumable());
    }

    /// The coordinator gathers banks anew while this one is in the middle of a slot: it has given that session up, and perhaps this
    /// bank with it. A new machine begins from what is kept, and asks to be let in.
    Turn<ParticipantState> givenUp(ParticipantState state, OpenRun message) {
        return over(state, RunRefusal.of(TrainingReason.STALE_MESSAGE, "the session of epoch " + state.epoch() + " to go on",
                "an opening of epoch " + message.epoch()), true);
    }

    /// The coordinator is gone.
    Turn<ParticipantState> alone(ParticipantState state) {
        return over(state, RunRefusal.of(SharedReason.TOO_FEW_BANKS, "the coordinator " + bank.terms().coordinator(), "it is lost"), true);
    }

    /// What came breaks the protocol: the bank says so and leaves.
    Turn<ParticipantState> leave(ParticipantState state, RunRefusal refusal) {
        Header header = new Header(bank.terms().runId(), Header.BEFORE_TREES, state.slots().floor(), 0, bank.self(),
                state.transcript().digest());
        Turn<ParticipantState> told = Turn.of(state, Order.Tell.one(
                bank.terms().coordinator(), new AbortRun(header, refusal.reason(), false, Optional.empty())));
        return told.then(over(state, refusal, false));
    }

    private static Turn<ParticipantState> over(ParticipantState state, RunRefusal refusal, boolean resumable) {
        RunOutcome outcome = resumable ? new RunOutcome.Resumable(refusal) : new RunOutcome.Failed(refusal);
        return Turn.of(state.in(new Phase.Over()), new Order.Host(new Effect.Refuse(refusal)),
                new Order.Host(new Effect.Finish(outcome)));
    }
}
