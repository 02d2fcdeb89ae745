package io.riskmesh.gateway.run.flow;

import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.federation.refusal.RunRefusal;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.run.RunProgress;
import io.riskmesh.gateway.run.RunState;
import io.riskmesh.gateway.run.fact.RunFacts;
import io.riskmesh.gateway.run.fact.RunStopped;
import io.riskmesh.gateway.run.round.RoundInbox;
import io.riskmesh.gateway.run.store.Invitation;
import io.riskmesh.gateway.run.store.RunFileParts;
import io.riskmesh.gateway.run.store.RunRow;
import io.riskmesh.gateway.run.store.RunTable;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.RunClose;
import io.riskmesh.ledger.fact.TranscriptDigest;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// One run at this bank, from the top to its end. Killed anywhere, a new flow of the same row goes through the same steps, each of
/// which finds what was done. For one thread; [#stop] and [#progress] from any.
final class RunFlow {
    private static final Set<ReasonCode> RULES = Set.of(SharedReason.AUTHORISATION_MISSING, SharedReason.AUTHORISATION_EXPIRED,
            SharedReason.AUTHORISATION_REVOKED, SharedReason.PURPOSE_MISMATCH, LedgerReason.COHORT_TOO_CLOSE);

    private static final System.Logger LOG = System.getLogger(RunFlow.class.getName());

    private final RunWorld world;
    private final String id;
    private final RunTable table;
    private final RunFacts facts;
    private final RunEnding ending;
    private final RunLetters letters;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicReference<Refusal> stop = new AtomicReference<>();
    private final RunPace pace;
    private final RunChronicle chronicle;
    private Invitation invitation;
    private long patience; // nanoTime until which a run that stopped is taken up again

    RunFlow(RunWorld world, RunRow row) throws IOException {
        this.world = world;
        this.id = row.id();
        this.table = new RunTable(world.database(), world.clock());
        this.facts = new RunFacts(world.ledger(), world.nanoTime());
        this.ending = new RunEnding(world, facts, table, id);
        this.letters = new RunLetters(world.mail(), world.database());
        this.invitation = row.invitation();
        TrainingParameters parameters = invitation.checkedParameters();
        this.pace = new RunPace(world.clock(), parameters.rounds(), parameters.shape().maxDepth());
        this.chronicle = new RunChronicle(world, id, parameters.earlyStopping().metric().name(), pace, cancelled,
                () -> ending.close(invitation.run()).isPresent());
        if (row.cancelled()) {
            cancel();
        }
    }

    /// A person wishes the run to stop.
    void cancel() {
        stop.compareAndSet(null, new Refusal(TrainingReason.RUN_CANCELLED, "a person stopped the run"));
        cancelled.set(true);
    }

    /// A bank declined: without it the run does not begin.
    void declined(Refusal why) {
        stop.compareAndSet(null, why);
    }

    RunProgress progress() {
        return pace.progress();
    }

    private boolean coordinates() {
        return invitation.coordinator().equals(world.self());
    }

    /// Goes to the end, whatever fails in between for a while.
    void run() throws InterruptedException {
        patient();
        while (true) {
            try {
                if (isAtItsEnd()) {
                    return;
                }
                Thread.sleep(world.settings().resumePause());
            } catch (LedgerUnavailable e) {
                LOG.log(System.Logger.Level.WARNING, "run {0} waits for the ledger: {1}", id, e.getMessage());
                Thread.sleep(world.settings().resumePause());
            } catch (IOException e) {
                // A disk or a database that fails now may be back in a moment; what was written stands.
                LOG.log(System.Logger.Level.WARNING, "run {0} waits: {1}", id, e.getMessage());
                Thread.sleep(world.settings().resumePause());
            }
        }
    }

    // What may be better in a moment is tried again, but not for ever.
    private boolean isAtItsEnd() throws LedgerUnavailable, IOException, InterruptedException {
        try {
            once();
        } catch (RunStopped e) {
            if (e.isResumable() && world.nanoTime().getAsLong() < patience) {
                chronicle.log("again", e.refusal().toString());
                return false;
            }
            end(e);
        }
        return true;
    }

    private void patient() {
        patience = world.nanoTime().getAsLong() + world.settings().resumeFor().toNanos();
    }

    private void once() throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        RunRow row = table.get(id).orElseThrow();
        if (coordinates()) {
            row = opened(row);
        }
        invitation = row.invitation();
        Optional<RunClose> close = ending.close(invitation.run());
        RunJoining joining = new RunJoining(world, facts, table, () -> Optional.ofNullable(stop.get()));
        if (close.isPresent()) {
            closed(joining.terms(invitation), close.get());
            return;
        }
        JoinedRun joined = joining.join(row);
        RunRounds rounds = new RunRounds(world, facts, id, joined, chronicle);
        // This bank may have kept what it did not tell the ledger; a coordinator that is done has no other way to hear of it.
        rounds.anchor();
        Digest stream = joined.terms().runId();
        RoundInbox inbox = new RoundInbox(invitation.banks(), peer -> world.streams().readmit(stream, peer));
        world.streams().open(stream, inbox);
        try {
            rounds(rounds, inbox, joined.terms());
        } finally {
            world.streams().close(stream);
        }
    }

    private RunRow opened(RunRow row) throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        Refusal wish = stop.get();
        if (wish != null && row.openRequest().isEmpty()) {
            throw RunStopped.refused(wish);
        }
        RunRow open = new RunOpening(world, facts, table).open(row);
        if (open.state() == RunState.PLANNED) {
            // Invited as soon as the state says so, and never before.
            world.database().write(transaction -> {
                letters.invite(transaction, open.invitation());
                return 0;
            });
            chronicle.state(RunState.OPENING);
        }
        return open;
    }

    private void rounds(RunRounds rounds, RoundInbox inbox, RunTerms terms)
            throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        int trees = pace.progress().tree();
        while (true) {
            RunOutcome outcome = sitting(rounds, inbox);
            Optional<RunClose> close = ending.close(terms.run().id());
            switch (outcome) {
                case RunOutcome.Done done when done(rounds, inbox, terms, done.file().array()) -> {
                    return;
                }
                case RunOutcome.Done _ -> chronicle.log("again", "a bank that missed the end asks for it");
                case RunOutcome.Failed failed ->
                    throw RunStopped.refused(failed.reason().reason(), failed.reason().toString());
                case RunOutcome.Resumable _ when close.isPresent() -> {
                    rounds.anchor();
                    closed(terms, close.get());
                    return;
                }
                case RunOutcome.Resumable stopped -> {
                    if (pace.progress().tree() > trees) {
                        trees = pace.progress().tree();
                        patient();
                    }
                    if (world.nanoTime().getAsLong() > patience) {
                        throw RunStopped.resumable(stopped.reason().reason(), stopped.reason().toString());
                    }
                    chronicle.log("again", stopped.reason().toString());
                    Thread.sleep(world.settings().resumePause());
                }
            }
        }
    }

    // A ledger that is away, and a view that is old, stop a sitting; the next one may do better.
    private RunOutcome sitting(RunRounds rounds, RoundInbox inbox) throws RunStopped, IOException, InterruptedException {
        try {
            RunOutcome outcome = rounds.sit(inbox);
            // A bank's answer to an opening that was given up may meet the next one: a session of such an answer is begun anew.
            return outcome instanceof RunOutcome.Failed(RunRefusal reason) && reason.reason() == SharedReason.NOT_A_MEMBER
                    ? new RunOutcome.Resumable(reason) : outcome;
        } catch (LedgerUnavailable e) {
            return new RunOutcome.Resumable(RunRefusal.of(GatewayReason.LEDGER_UNAVAILABLE, "a ledger",
                    e.getMessage()));
        } catch (RunStopped e) {
            if (!e.isResumable()) {
                throw e;
            }
            return new RunOutcome.Resumable(RunRefusal.of(e.refusal().code(), "a run that goes on",
                    e.refusal().detail()));
        }
    }

    /// Says whether the run is over; it is not if another bank, or the coordinator, was away at the end and asks again.
    private boolean done(RunRounds rounds, RoundInbox inbox, RunTerms terms, byte[] file)
            throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        chronicle.state(RunState.EVALUATING);
        List<TranscriptDigest> owed = rounds.owed();
        int trees = owed.isEmpty() ? 0 : owed.getLast().toTree() + 1;
        Digest digest = ending.keep(terms, file, trees);
        chronicle.log("model", "the released file passed this bank's gate: " + digest.hex());
        rounds.anchor();
        if (coordinates()) {
            letters.file(invitation, file);
            if (!ending.complete(terms, trees, inbox::isAsked)) {
                return false;
            }
            completed();
            return true;
        }
        Optional<RunClose> close = ending.closed(terms, inbox::isAsked);
        if (close.isPresent()) {
            closed(terms, close.get());
        }
        return close.isPresent();
    }

    /// The ledger says that the run is over.
    private void closed(RunTerms terms, RunClose close) throws RunStopped, IOException, InterruptedException {
        if (close.outcome() == io.riskmesh.ledger.part.RunOutcome.ABORTED) {
            throw RunStopped.refused(LedgerReason.NOT_CURRENT, "the run was aborted: " + close.reasonCode().orElse(""));
        }
        RunEnding.Agreed agreed = facts.await(() -> ending.agreed(terms, close.trees()), world.settings().joinTimeout()).orElseThrow(() ->
                RunStopped.resumable(LedgerReason.TRANSCRIPTS_DIFFER, "too few banks recorded the same end"));
        if (table.get(id).orElseThrow().model().isEmpty()) {
            byte[] file = facts.await(() -> new RunFileParts(world.database()).file(id), world.settings().joinTimeout()).orElseThrow(() ->
                    RunStopped.resumable(LedgerReason.NOT_FOUND, "the released file did not come by mail"));
            ending.keepMailed(terms, file, agreed);
            chronicle.log("model", "the released file came by mail and passed this bank's gate");
        }
        table.agreed(id, agreed.transcript(), close.trees());
        completed();
    }

    private void completed() throws IOException {
        chronicle.state(RunState.COMPLETED);
    }

    private void end(RunStopped why) throws IOException, InterruptedException {
        boolean person = why.refusal().code() == TrainingReason.RUN_CANCELLED;
        boolean rule = !why.isResumable() && (RULES.contains(why.refusal().code()) || table.get(id).orElseThrow().state() == RunState.PLANNED
                || table.get(id).orElseThrow().state() == RunState.OPENING);
        RunState state = person ? RunState.CANCELLED : rule ? RunState.REFUSED : RunState.FAILED;
        if (!why.isResumable()) {
            tellOthers(why.refusal());
        }
        chronicle.state(state, Optional.of(why.refusal()), why.isResumable());
    }

    // The others learn it from the ledger where this bank may write it there, else by mail.
    private void tellOthers(Refusal why) throws IOException, InterruptedException {
        if (!coordinates()) {
            letters.decline(invitation, why.code().code());
            return;
        }
        try {
            if (invitation.seq() > 0) {
                ending.abort(invitation.run(), why.code().code());
            }
        } catch (LedgerUnavailable | RunStopped e) {
            chronicle.log("not_closed", "the run stays open on the ledger: " + e.getMessage());
        }
    }
}
