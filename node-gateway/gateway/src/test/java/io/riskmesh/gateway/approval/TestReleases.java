package io.riskmesh.gateway.approval;

import io.riskmesh.attestation.scoring.ModelSide;
import io.riskmesh.attestation.scoring.PayeeLate;
import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.run.ReleasedModel;
import io.riskmesh.gateway.run.ReleasedModels;
import io.riskmesh.gateway.scoring.desk.ModelReleaseDesk;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The model files and policies of all banks of a test.
final class TestReleases implements ReleasedModels, ModelReleaseDesk {
    private final Map<Digest, ScoringPolicy> policies = new ConcurrentHashMap<>();
    private final Set<Digest> unstripped = ConcurrentHashMap.newKeySet();

    void unstripped(Digest file) {
        unstripped.add(file);
    }

    void stripped(Digest file) {
        unstripped.remove(file);
    }

    ScoringPolicy add(ModelRef model) {
        ScoringPolicy policy = new ScoringPolicy(1, model, ModelSide.PAYER_ONLY, 1, Digest.of("test", new byte[0]), "fraud-detection",
                List.of(Float.floatToIntBits(0.5f)), List.of("APPROVE", "DECLINE"), PayeeLate.UNAVAILABLE, Optional.empty(), false, List.of("f"));
        policies.put(policy.digest(), policy);
        return policy;
    }

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
        return unstripped.contains(file) ? Optional.of(new Refusal(TrainingReason.MODEL_NOT_STRIPPED, "covers count rows")) : Optional.empty();
    }

    @Override
    public void onRelease(Listener listener) {
        // nothing is released in these tests
    }

    @Override
    public ScoringPolicy release(Terms terms, byte[] file) {
        return add(terms.model());
    }

    @Override
    public Optional<ScoringPolicy> policy(Digest digest) {
        return Optional.ofNullable(policies.get(digest));
    }

    @Override
    public List<ScoringPolicy> policies(ModelRef model) {
        return policies.values().stream().filter(policy -> policy.model().equals(model)).toList();
    }
}
