package io.riskmesh.gateway.contribution.evaluator;

import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.gateway.peer.call.PeerService;
import io.riskmesh.gateway.run.fact.RunFacts;
import io.riskmesh.gateway.scoring.enclave.FrameRelay;
import io.riskmesh.gateway.scoring.room.Flow;
import io.riskmesh.ledger.reason.ScoringReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Measures the contributions to this bank's runs while its gateway runs. Opened after runs and scoring, closed before them.
public final class ContributionRoom implements AutoCloseable {
    private static final Duration TURN = Duration.ofSeconds(1);

    private final List<Flow> flows = new ArrayList<>();

    private ContributionRoom(ContributionPlan plan) {
        RunFacts facts = new RunFacts(plan.ledger(), plan.nanos());
        BankEvaluations own = new BankEvaluations(plan, facts);
        plan.peers().serve(PeerCall.EVALUATOR_FRAMES, plan.host().<PeerService>map(host ->
                FrameRelay.toEvaluator(host.evaluator(), host.instance())).orElse(_ ->
                CompletableFuture.completedFuture(new PeerReply.Refused(ScoringReason.NO_ENCLAVE))));
        plan.host().ifPresent(host -> {
            HostedEvaluator hosted = new HostedEvaluator(plan, facts, host.evaluator(), host.instance(), own);
            flows.add(new Flow("evaluator-host", TURN, hosted::run));
        });
        flows.add(new Flow("contributions", TURN, own::run));
        flows.forEach(Flow::start);
    }

    /// Opens the room and starts its flows.
    public static ContributionRoom open(ContributionPlan plan) {
        return new ContributionRoom(plan);
    }

    @Override
    public void close() {
        flows.forEach(Flow::close);
    }
}
