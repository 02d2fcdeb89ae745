package io.riskmesh.gateway.demo.live;

import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.gateway.demo.consortium.Founding;
import io.riskmesh.gateway.demo.consortium.Members;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.SubjectKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a consortium writes on its ledger before it scores: grants, versions, the image, policies, activations; all of it approved by all.
record ScoringFacts(Members members, Map<ModelRef, byte[]> files, List<ScoringPolicy> policies) {
    private static final String IMAGE = "scorer-test";
    private static final Digest MEASUREMENT = Digest.fromHex("ab".repeat(32)); // the scorer's of WholeLauncher
    private static final long DAY = 24L * 60 * 60 * 1000;

    void record() throws Exception {
        long now = System.currentTimeMillis();
        for (PartyId bank : members.banks()) {
            members.record("authorize", "approver", new DataUseAuthorization(bank, 0, bank + ".score", 1, bank, members.banks(), "payments",
                    Founding.named("schema"), Founding.named("features"), List.of(DataUse.SCORE), ScoringConsortium.PURPOSE, now - DAY, now + 30 * DAY,
                    1, Optional.empty(), List.of(IMAGE), 3, List.of(), "test", Optional.empty(), Optional.empty()));
        }
        PartyId first = members.banks().getFirst();
        for (Map.Entry<ModelRef, byte[]> file : files.entrySet()) {
            ModelVersion version = new ModelVersion(first, 0, file.getKey().name(), file.getKey().version(), Optional.empty(),
                    Digest.ofFile(file.getValue()), "xgboost-ubjson", Founding.named("schema"), Founding.named("statement"), Founding.named("report"),
                    Optional.empty(), members.banks(), List.of(), Founding.named("transcript"), 0, List.of(), List.of("riskmesh"));
            members.record("proposeModel", "scientist", version);
            approve(SubjectKind.MODEL_VERSION, file.getKey().id(), digest(version.key()));
        }
        members.record("proposeReferenceValues", "operator", new ReferenceValues(first, 0, IMAGE, EnclaveUse.SCORER, MEASUREMENT, Optional.empty(),
                1, 1, List.copyOf(files.keySet()), Founding.named("build"), true));
        Digest image = digest(ReferenceValues.keyOf(IMAGE));
        approve(SubjectKind.REFERENCE_VALUES, IMAGE, image);
        members.record("enact", "operator", new Enactment(first, 0, SubjectKind.REFERENCE_VALUES, IMAGE, image));
        for (ScoringPolicy policy : policies) {
            approve(SubjectKind.SCORING_POLICY, policy.digest().hex(), policy.digest());
            members.record("activate", "operator", new Activation(first, 0, policy.model().name(), 1, policy.model().version(),
                    ActivationState.ACTIVE, IMAGE, policy.digest(), Optional.empty()));
        }
    }

    private void approve(SubjectKind kind, String subject, Digest digest) throws Exception {
        for (PartyId bank : members.banks()) {
            members.record("approve", "approver", Founding.approval(bank, kind, subject, digest));
        }
    }

    private Digest digest(FactKey key) throws Exception {
        return members.list(key).getFirst().digest();
    }
}
