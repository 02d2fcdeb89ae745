package io.riskmesh.gateway.node;

import io.riskmesh.gateway.config.ScoringConfig;
import io.riskmesh.gateway.contribution.evaluator.ContributionPlan;
import io.riskmesh.gateway.contribution.evaluator.ContributionRoom;
import io.riskmesh.gateway.contribution.statement.KeptStatements;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.peer.Peers;
import io.riskmesh.gateway.run.flow.LiveRuns;
import io.riskmesh.gateway.scoring.enclave.ScorerLink;
import io.riskmesh.gateway.scoring.enclave.SessionOpening;
import io.riskmesh.gateway.scoring.room.ScoringRoom;
import java.net.InetSocketAddress;
import java.util.Optional;

/// Opens what measures contributions to a bank's runs.
final class ContributionStage {
    private static final String ROUND = "round.key";

    private ContributionStage() {}

    static void open(Foundation base, LiveLedger ledger, Peers peers, ScoringRoom scoring, LiveRuns runs, Closing closing) throws Stopped {
        SessionOpening opening = new SessionOpening(ledger, KeySigner.read(base.config().keys().folder().resolve(ROUND)), base.world().random());
        ContributionRoom room = ContributionRoom.open(new ContributionPlan(ledger, peers.calls(), runs.measured(), runs.models(),
                scoring.mandates(), scoring.check(), opening, host(base, closing),
                new KeptStatements(base.config().data().folder()), base.world().clock(), base.world().nanoTime()));
        closing.add("contributions", room::close);
    }

    private static Optional<ContributionPlan.Host> host(Foundation base, Closing closing) {
        Optional<ScoringConfig.Scorer> evaluator = base.config().contributions().evaluators().stream().findFirst();
        return evaluator.map(one -> {
            ScorerLink link = new ScorerLink(new InetSocketAddress(one.address().host(), one.address().port()), base.world().nanoTime());
            closing.add("evaluator link", link::close);
            return new ContributionPlan.Host(one.instance(), link);
        });
    }
}
