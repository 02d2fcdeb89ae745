package io.riskmesh.gateway.contribution.evaluator;

import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.federation.progress.RunProgress;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.run.CompletedRun;
import io.riskmesh.gateway.run.fact.RunFacts;
import io.riskmesh.gateway.run.fact.RunStopped;
import io.riskmesh.gateway.scoring.enclave.ScorerRefused;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.EnclaveInstance;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One bank's part in measuring the contributions to its runs: it verifies the evaluator's evidence itself, hands in once per epoch of
/// the evaluator and asks until there is an answer. The bank that coordinated a run puts the report on the ledger. Everything is done
/// again after a restart, and doing it again changes nothing. One flow runs it.
final class BankEvaluations {
    private static final Logger LOG = LoggerFactory.getLogger(BankEvaluations.class);

    private final ContributionPlan plan;
    private final RunFacts facts;
    private final Map<String, EvaluatorSession> sessions = new TreeMap<>(); // by instance and epoch
    private final Set<String> handedIn = new HashSet<>(); // run at an instance's epoch
    private final Set<String> answered = ConcurrentHashMap.newKeySet(); // the same: this epoch has said what it has to say

    BankEvaluations(ContributionPlan plan, RunFacts facts) {
        this.plan = plan;
        this.facts = facts;
    }

    /// Does what is due.
    void run() throws LedgerUnavailable, IOException, InterruptedException {
        Optional<ScoringMandate> mandate = plan.mandates().current();
        if (mandate.isEmpty() || mandate.get().members().find(plan.ledger().party()).isEmpty()) {
            return;
        }
        try {
            for (CompletedRun run : plan.runs().waiting()) {
                measured(run, mandate.get());
            }
        } catch (RunStopped e) {
            LOG.info("event=evaluation_waits why={}", e.refusal());
        }
    }

    // One run that cannot be measured must not keep the others waiting.
    private void measured(CompletedRun run, ScoringMandate mandate) throws LedgerUnavailable, IOException, InterruptedException {
        try {
            measure(run, mandate);
        } catch (RunStopped e) {
            LOG.info("event=evaluation_waits run={} why={}", run.id(), e.refusal());
        }
    }

    private void measure(CompletedRun run, ScoringMandate mandate) throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        for (EnclaveInstance instance : plan.ledger().authorizations().enclaves().values()) {
            ReferenceValues image = plan.ledger().authorizations().images().get(instance.referenceValues());
            boolean serves = image != null && image.use() == EnclaveUse.EVALUATOR && plan.clock().millis() < instance.validUntil();
            if (serves && plan.opening().isApproved(image) && !answered.contains(place(run, instance))) {
                at(instance, run, mandate);
            }
        }
    }

    private static String place(CompletedRun run, EnclaveInstance instance) {
        return run.id() + "@" + epoch(instance);
    }

    private static String epoch(EnclaveInstance instance) {
        return instance.instance() + "/" + instance.epoch();
    }

    private void at(EnclaveInstance instance, CompletedRun run, ScoringMandate mandate)
            throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        try {
            Optional<EvaluatorSession> session = session(instance, mandate);
            if (session.isPresent() && handIn(session.get(), instance, run)) {
                take(run, instance, session.get().ask());
            }
        } catch (ScorerRefused e) {
            refused(e, run, instance);
        }
    }

    // Others have not handed in, the host has not told the run, or the epoch serves another run: the next turn may do better.
    private void refused(ScorerRefused why, CompletedRun run, EnclaveInstance instance) {
        if (why.code().equals(LedgerReason.ORDER_VIOLATED.code()) || why.code().equals(SharedReason.DIGEST_MISMATCH.code())) {
            LOG.debug("event=evaluation_not_ready run={} instance={} code={}", run.id(), instance.instance(), why.code());
            return;
        }
        LOG.warn("event=evaluation_refused run={} instance={} code={}", run.id(), instance.instance(), why.code());
        sessions.remove(epoch(instance));
        handedIn.remove(place(run, instance));
    }

    private Optional<EvaluatorSession> session(EnclaveInstance instance, ScoringMandate mandate)
            throws LedgerUnavailable, IOException, ScorerRefused, InterruptedException {
        EvaluatorSession known = sessions.get(epoch(instance));
        if (known != null) {
            return Optional.of(known);
        }
        var verdict = plan.check().verify(instance, mandate);
        if (!verdict.accepted()) {
            LOG.warn("event=evaluator_not_trusted instance={} code={}", instance.instance(), verdict.rejection().orElse(""));
            return Optional.empty();
        }
        var channel = plan.channel(instance);
        EvaluatorSession opened = new EvaluatorSession(plan.opening().open(instance, mandate, channel), channel);
        sessions.put(epoch(instance), opened);
        return Optional.of(opened);
    }

    private boolean handIn(EvaluatorSession session, EnclaveInstance instance, CompletedRun run)
            throws RunStopped, LedgerUnavailable, IOException, ScorerRefused, InterruptedException {
        if (handedIn.contains(place(run, instance))) {
            return true;
        }
        SealedSums sums = new SealedSums(run, plan.ledger().party());
        Optional<RunProgress> progress = sums.progress();
        Optional<io.riskmesh.incentive.evaluation.RunFacts> told = progress.isPresent()
                ? new EvaluationFacts(facts).of(run, progress.get()) : Optional.empty();
        if (told.isEmpty()) {
            return false;
        }
        byte[] file = plan.models().file(run.file()).orElseThrow(() -> new IOException("the model file of " + run.id() + " is gone"));
        session.handIn(sums.of(told.get(), file));
        handedIn.add(place(run, instance));
        LOG.info("event=sums_handed_in run={} instance={} epoch={}", run.id(), instance.instance(), instance.epoch());
        return true;
    }

    private void take(CompletedRun run, EnclaveInstance instance, byte[] answer)
            throws RunStopped, LedgerUnavailable, IOException, InterruptedException {
        EvaluatorAnswer read = EvaluatorAnswer.decode(plan.ledger().party(), answer);
        EvaluatorAnswer.keep(run.folder(), answer);
        switch (read) {
            case EvaluatorAnswer.Measured measured -> {
                ContributionReport report = measured.report();
                plan.statements().keep(report.run(), measured.own());
                if (run.terms().coordinator().equals(plan.ledger().party())) {
                    facts.record("gateway", "recordContribution", report);
                    LOG.info("event=contribution_recorded run={}", run.id());
                }
            }
            case EvaluatorAnswer.Refused(String code, String detail) ->
                LOG.warn("event=contribution_refused run={} code={} detail={}", run.id(), code, detail);
        }
        answered.add(place(run, instance));
    }

    /// Whether this epoch of an evaluator has said of a run what it has to say.
    boolean isAnswered(CompletedRun run, EnclaveInstance instance) {
        return answered.contains(place(run, instance));
    }
}
