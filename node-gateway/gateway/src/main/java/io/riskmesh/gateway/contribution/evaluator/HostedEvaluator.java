package io.riskmesh.gateway.contribution.evaluator;

import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.attestation.scoring.EpochStart;
import io.riskmesh.attestation.scoring.ScorerStatus;
import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.projection.Checkpoint;
import io.riskmesh.gateway.run.CompletedRun;
import io.riskmesh.gateway.run.fact.RunFacts;
import io.riskmesh.gateway.run.fact.RunStopped;
import io.riskmesh.gateway.scoring.enclave.Answers;
import io.riskmesh.gateway.scoring.enclave.ScorerChannel;
import io.riskmesh.gateway.scoring.enclave.ScorerRefused;
import io.riskmesh.gateway.scoring.enclave.Verdict;
import io.riskmesh.incentive.evaluation.RunFactsBytes;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.EnclaveUse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the host of an evaluator does for all banks: for each measured run, one after the other, it starts an epoch, has it admitted
/// and tells the evaluator which run it is. It can delay all of this, and forge none of it: banks seal to their own view of the run.
/// One flow runs it.
final class HostedEvaluator {
    private static final Logger LOG = LoggerFactory.getLogger(HostedEvaluator.class);
    private static final Duration BUDGET = Duration.ofSeconds(60);
    private static final Duration EPOCH = Duration.ofMinutes(60);
    private static final Duration RUNS_TURN = Duration.ofMinutes(10);

    private final ContributionPlan plan;
    private final RunFacts facts;
    private final ScorerChannel evaluator;
    private final String instance;
    private final BankEvaluations own;
    private Optional<Serving> serving = Optional.empty();
    private Optional<String> tried = Optional.empty();
    private int lastTried;

    /// @param since ms since the epoch
    private record Serving(String run, int epoch, long since) {}

    /// @param own this bank's part, which knows whether an epoch has answered
    HostedEvaluator(ContributionPlan plan, RunFacts facts, ScorerChannel evaluator, String instance, BankEvaluations own) {
        this.plan = plan;
        this.facts = facts;
        this.evaluator = evaluator;
        this.instance = instance;
        this.own = own;
    }

    /// Does what is due.
    void run() throws LedgerUnavailable, IOException, InterruptedException {
        Optional<ScoringMandate> mandate = plan.mandates().current();
        if (mandate.isEmpty()) {
            return;
        }
        try {
            List<CompletedRun> waiting = plan.runs().waiting();
            if (!waiting.isEmpty() && !isServing(waiting)) {
                serve(next(waiting), mandate.get());
            }
        } catch (ScorerRefused e) {
            LOG.warn("event=hosted_evaluator_refused instance={} code={}", instance, e.code());
        } catch (RunStopped e) {
            LOG.info("event=evaluation_waits why={}", e.refusal());
        }
    }

    // An epoch that is alive, of a run that still waits and has not had its turn.
    private boolean isServing(List<CompletedRun> waiting) throws IOException, ScorerRefused, InterruptedException {
        Optional<CompletedRun> run = waiting.stream().filter(one -> serving.filter(now -> now.run().equals(one.id())).isPresent()).findFirst();
        Optional<EnclaveInstance> admitted = admitted();
        if (run.isEmpty() || admitted.isPresent() && own.isAnswered(run.get(), admitted.get()) && waiting.size() > 1) {
            return false;
        }
        boolean late = plan.clock().millis() - serving.orElseThrow().since() > RUNS_TURN.toMillis() && waiting.size() > 1;
        boolean over = admitted.isPresent() && admitted.get().validUntil() <= plan.clock().millis();
        return !late && !over && isAlive(serving.orElseThrow().epoch());
    }

    private Optional<EnclaveInstance> admitted() {
        return Optional.ofNullable(plan.ledger().authorizations().enclaves().get(instance));
    }

    private boolean isAlive(int epoch) throws IOException, ScorerRefused, InterruptedException {
        try {
            return ScorerStatus.decode(Answers.await(evaluator, FrameType.STATUS, new byte[0], FrameType.STATUS_IS, BUDGET)).epochs().stream()
                    .anyMatch(live -> live.instance().equals(instance) && live.epoch() == epoch);
        } catch (MalformedFact e) {
            throw new IOException("the evaluator says of itself what nobody understands", e);
        }
    }

    // The one after that tried last, in a circle: one that cannot be told keeps nobody waiting.
    private CompletedRun next(List<CompletedRun> waiting) {
        return waiting.stream().filter(run -> tried.filter(last -> last.compareTo(run.id()) >= 0).isEmpty()).findFirst()
                .orElse(waiting.getFirst());
    }

    private void serve(CompletedRun run, ScoringMandate mandate)
            throws RunStopped, LedgerUnavailable, IOException, ScorerRefused, InterruptedException {
        tried = Optional.of(run.id());
        Optional<RunProgress> progress = new SealedSums(run, plan.ledger().party()).progress();
        Optional<io.riskmesh.incentive.evaluation.RunFacts> told = progress.isPresent()
                ? new EvaluationFacts(facts).of(run, progress.get()) : Optional.empty();
        Optional<Checkpoint> head = plan.ledger().projection().checkpoint();
        if (told.isEmpty() || head.isEmpty()) {
            return;
        }
        lastTried = Math.max(lastTried, admitted().map(EnclaveInstance::epoch).orElse(0)) + 1;
        EpochStart start = new EpochStart(mandate.channel(), instance, lastTried, mandate.consortium(), mandate.members(),
                head.get().block(), Digest.fromBytes(head.get().headerHash().toByteArray()));
        byte[] evidence = Answers.await(evaluator, FrameType.EPOCH, start.encode(), FrameType.EVIDENCE, BUDGET);
        if (admit(start, evidence, mandate)) {
            Answers.await(evaluator, FrameType.EVALUATION_FACTS, RunFactsBytes.encode(told.get()), FrameType.DONE, BUDGET);
            serving = Optional.of(new Serving(run.id(), lastTried, plan.clock().millis()));
            LOG.info("event=evaluator_serves run={} instance={} epoch={}", run.id(), instance, lastTried);
        }
    }

    /// Admits the epoch under the first image in force that its evidence is of.
    private boolean admit(EpochStart start, byte[] bytes, ScoringMandate mandate)
            throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        for (ReferenceValues image : plan.ledger().authorizations().images().values()) {
            if (image.use() != EnclaveUse.EVALUATOR) {
                continue;
            }
            EnclaveInstance unjudged = unjudged(start, bytes, image);
            Verdict verdict = plan.check().verify(unjudged, mandate);
            if (verdict.result().isPresent()) {
                facts.record("gateway", "admitEnclave", judged(unjudged, verdict.result().get()));
                return true;
            }
            LOG.warn("event=own_evaluator_not_trusted instance={} code={}", instance, verdict.rejection().orElse("none"));
        }
        return false;
    }

    private EnclaveInstance unjudged(EpochStart start, byte[] bytes, ReferenceValues image) throws IOException {
        try {
            var keys = Evidence.decode(bytes).claims().binding().orElseThrow(() -> new IOException("the evidence is bound to no ledger")).keys();
            return new EnclaveInstance(plan.ledger().party(), 0, start.instance(), start.epoch(), image.id(), OpaqueBytes.of(bytes), List.of(),
                    keys, start.bindingBlock(), start.headerHash(), new CanonicalValue.Obj(new TreeMap<>()),
                    plan.clock().millis() + EPOCH.toMillis());
        } catch (Rejected e) {
            throw new IOException("the evaluator's evidence is none: " + e.rejection(), e);
        }
    }

    private static EnclaveInstance judged(EnclaveInstance unjudged, CanonicalValue.Obj result) {
        return new EnclaveInstance(unjudged.by(), 0, unjudged.instance(), unjudged.epoch(), unjudged.referenceValues(), unjudged.evidence(),
                unjudged.collateral(), unjudged.keys(), unjudged.bindingBlock(), unjudged.bindingHeaderHash(), result, unjudged.validUntil());
    }
}
