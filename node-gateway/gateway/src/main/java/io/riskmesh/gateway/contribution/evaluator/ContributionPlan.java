package io.riskmesh.gateway.contribution.evaluator;

import io.riskmesh.gateway.contribution.statement.KeptStatements;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.call.PeerCalls;
import io.riskmesh.gateway.run.MeasuredRuns;
import io.riskmesh.gateway.run.ReleasedModels;
import io.riskmesh.gateway.scoring.enclave.InstanceCheck;
import io.riskmesh.gateway.scoring.enclave.RelayedScorer;
import io.riskmesh.gateway.scoring.enclave.ScorerChannel;
import io.riskmesh.gateway.scoring.enclave.SessionOpening;
import io.riskmesh.gateway.scoring.mandate.MandateBoard;
import io.riskmesh.ledger.fact.EnclaveInstance;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

/// What measuring contributions needs of a bank's gateway.
///
/// @param mandates say who the members are
/// @param check how this bank judges evidence
/// @param host if an evaluator runs beside this gateway
/// @param statements where what the evaluator tells this bank alone is kept
public record ContributionPlan(LiveLedger ledger, PeerCalls peers, MeasuredRuns runs, ReleasedModels models, MandateBoard mandates,
        InstanceCheck check, SessionOpening opening, Optional<Host> host, KeptStatements statements,
        InstantSource clock, LongSupplier nanos) {

    /// An evaluator beside this gateway.
    ///
    /// @param instance its name on the ledger, starts with this party's id and a dot
    public record Host(String instance, ScorerChannel evaluator) {}

    /// The way to an instance: this gateway's own, or the host's gateway.
    ScorerChannel channel(EnclaveInstance instance) {
        return host.filter(own -> own.instance().equals(instance.instance())).map(Host::evaluator)
                .orElseGet(() -> new RelayedScorer(peers, instance.by(), instance.instance(), PeerCall.EVALUATOR_FRAMES));
    }
}
