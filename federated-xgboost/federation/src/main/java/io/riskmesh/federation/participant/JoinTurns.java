package io.riskmesh.federation.participant;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.federation.journal.RunCheckpoint;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.message.Header;
import io.riskmesh.federation.message.HeldTree;
import io.riskmesh.federation.message.JoinRun;
import io.riskmesh.federation.message.KeysReady;
import io.riskmesh.federation.message.OpenRun;
import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.StartSession;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.role.Order;
import io.riskmesh.federation.role.RuleDesk;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.federation.rows.BinnedRows;
import io.riskmesh.federation.rules.ThreeBanks;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.RunEvent;
import io.riskmesh.federation.sums.Session;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/// How a bank gets into a session: at the start, after a stop, or back into a run that goes on.
record JoinTurns(Bank bank, SecureRandom entropy) {

    /// Asks to be let in.
    Turn<ParticipantState> knock(ParticipantState state) {
        return Turn.of(state, Order.Tell.one(bank.terms().coordinator(), join(state, JoinRun.KNOCK)));
    }

    /// Answers an opening, if its terms are this bank's.
    Turn<ParticipantState> opened(ParticipantState state, OpenRun message) throws RefusedRound {
        unless(message.epoch() > state.epoch(), TrainingReason.STALE_MESSAGE, "an epoch after " + state.epoch(), message.epoch());
        unless(message.parameters().equals(bank.terms().parametersDigest()), TrainingReason.PLAN_MISMATCH,
                "parameters " + bank.terms().parametersDigest(), message.parameters());
        unless(message.roster().equals(bank.terms().rosterDigest()), TrainingReason.PLAN_MISMATCH,
                "joins " + bank.terms().rosterDigest(), message.roster());
        unless(message.openers() == bank.terms().run().sumOpeners(), LedgerReason.SUMS_NOT_AUTHORISED,
                bank.terms().run().sumOpeners(), message.openers());
        long bound = bank.terms().join(bank.self()).rowBound();
        unless(bank.rows().rows() <= bound, TrainingReason.ROW_BOUND_EXCEEDED, "at most " + bound + " rows", "more");
        byte[] answer = RoundCodec.encode(join(state, message.epoch()));
        return Turn.of(state.in(new Phase.Waiting(message.epoch(), answer)),
                new Order.Tell(List.of(bank.terms().coordinator()), answer));
    }

    private JoinRun join(ParticipantState state, int epoch) {
        byte[] nonce = new byte[Digest.LENGTH_BYTES];
        entropy.nextBytes(nonce);
        List<HeldTree> held = state.held().stream()
                .map(point -> new HeldTree(Math.max(0, point.progress().rounds()), point.transcript().digest())).toList();
        Header header = new Header(bank.terms().runId(), Header.BEFORE_TREES, state.slots().floor(), 0, bank.self(),
                state.transcript().digest());
        return new JoinRun(header, epoch, Digest.fromBytes(nonce), bank.terms().join(bank.self()).digest(),
                bank.terms().schemaDigest(), bank.terms().planDigest(), held, state.opened());
    }

    /// The banks of the session are known; keys follow.
    Turn<ParticipantState> started(ParticipantState state, Phase.Waiting now, StartSession message, byte[] bytes, RuleDesk rules)
            throws RefusedRound {
        unless(message.epoch() == now.answered(), TrainingReason.STALE_MESSAGE, "epoch " + now.answered(), message.epoch());
        rules.require(ThreeBanks.check(bank.terms().floor(), bank.terms().parameters().privacy(), message.members().size()));
        unless(message.members().size() >= bank.terms().leastBanks(), SharedReason.TOO_FEW_BANKS,
                "at least " + bank.terms().leastBanks() + " banks", message.members().size());
        int own = message.members().indexOf(bank.self());
        unless(bank.terms().roster().containsAll(message.members()) && own >= 0
                        && message.joins().size() == message.members().size()
                        && message.joins().get(own).equals(digest(now.join())),
                SharedReason.NOT_A_MEMBER, "invited banks that joined, this one among them", message.members());
        ParticipantState there = goTo(state, message.header().previous());
        unless(message.trees() == there.progress().rounds(), TrainingReason.RUN_NOT_RESUMABLE,
                there.progress().rounds() + " rounds at that point", message.trees());
        Session session = Session.of(message);
        return Turn.of(there.after(bytes).inSession(session), new Order.SetUpKeys(session),
                new Order.Host(new Effect.Report(new RunEvent.SessionStarted(message.epoch(), message.members()))));
    }

    /// A join's digest, as the session names it.
    static Digest digest(byte[] join) {
        return Digest.of("run-join-message", join);
    }

    /// The state at a point of the transcript: here, or one that was kept.
    ParticipantState goTo(ParticipantState state, Digest transcript) throws RefusedRound {
        if (state.transcript().digest().equals(transcript)) {
            return state;
        }
        for (RunCheckpoint point : state.held()) {
            if (point.transcript().digest().equals(transcript)) {
                return restore(state, point);
            }
        }
        throw new RefusedRound(TrainingReason.STALE_MESSAGE, "a transcript point of this bank", transcript);
    }

    /// The state at a kept point: rows are binned afresh and moved by its trees.
    ParticipantState restore(ParticipantState state, RunCheckpoint point) {
        Optional<BinnedRows> rows = point.progress().cuts().map(agreed -> bank.rows().bin(agreed.cuts()));
        rows.ifPresent(fresh -> move(fresh, point.progress()));
        return state.at(point, rows);
    }

    private static void move(BinnedRows fresh, RunProgress progress) {
        List<RegressionTree> all = progress.allTrees();
        int priors = all.size() - progress.trees().size();
        for (int tree = 0; tree < all.size(); tree++) {
            if (tree < priors) {
                fresh.add(all.get(tree));
            } else {
                fresh.add(all.get(tree), progress.members().get(tree - priors));
            }
        }
    }

    Turn<ParticipantState> keysComplete(ParticipantState state) {
        Header header = new Header(bank.terms().runId(), Header.BEFORE_TREES, state.slots().floor(), 0, bank.self(),
                state.transcript().digest());
        return Turn.of(state.in(new Phase.Between()),
                Order.Tell.one(bank.terms().coordinator(), new KeysReady(header, state.epoch())));
    }
}
