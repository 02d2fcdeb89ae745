package io.riskmesh.gateway.approval;

import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.run.ReleasedModel;
import io.riskmesh.gateway.run.ReleasedModels;
import io.riskmesh.gateway.scoring.desk.ModelReleaseDesk;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.List;
import java.util.Optional;

/// The files and policies of a gateway that trains and scores nothing: none. So it approves none.
public final class NoReleases implements ReleasedModels, ModelReleaseDesk {
    @Override
    public List<ReleasedModel> all() {
        return List.of();
    }

    @Override
    public Optional<ReleasedModel> of(RunId run) {
        return Optional.empty();
    }

    @Override
    public Optional<byte[]> file(Digest digest) {
        return Optional.empty();
    }

    @Override
    public Optional<Refusal> refusal(RunId run, Digest file) {
        return Optional.of(new Refusal(LedgerReason.NOT_FOUND, "this gateway keeps no model files"));
    }

    @Override
    public void onRelease(Listener listener) {
        // nothing is ever released here
    }

    @Override
    public ScoringPolicy release(Terms terms, byte[] file) {
        throw new IllegalStateException("A gateway without models proposes none");
    }

    @Override
    public Optional<ScoringPolicy> policy(Digest digest) {
        return Optional.empty();
    }

    @Override
    public List<ScoringPolicy> policies(ModelRef model) {
        return List.of();
    }
}
