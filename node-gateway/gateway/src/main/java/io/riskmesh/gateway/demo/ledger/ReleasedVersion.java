package io.riskmesh.gateway.demo.ledger;

import io.riskmesh.gateway.demo.consortium.Founding;
import io.riskmesh.gateway.demo.consortium.Members;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.SubjectKind;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The model of a recorded run: proposed with the digest of its file, approved, activated in a simulated enclave image, which a
/// consortium in development may.
final class ReleasedVersion {
    static final String IMAGE = "scorer-demo";

    private final Members members;
    private final RecordedRun run;

    ReleasedVersion(Members members, RecordedRun run) {
        this.members = members;
        this.run = run;
    }

    /// @param file SHA-256 of the model file
    /// @param report SHA-256 of the report
    /// @param policy digest of its scoring policy
    /// @param measurement of the image that may run it
    void activate(Digest file, Digest report, Digest policy, Digest measurement) throws Stopped, IOException, InterruptedException {
        PartyId first = run.run().by();
        ModelVersion version = new ModelVersion(first, 0, RecordedRun.MODEL, 1, Optional.of(run.run().id()), file, "xgboost-ubjson",
                Founding.named("demo-schema"), Founding.named("demo-statement"), report, Optional.empty(), run.run().invited(),
                run.run().uses(), run.last().transcript(), 0, List.of(), List.of("riskmesh"));
        members.record("proposeModel", "scientist", version);
        ModelRef model = new ModelRef(RecordedRun.MODEL, 1);
        members.record("proposeReferenceValues", "operator", new ReferenceValues(first, 0, IMAGE, EnclaveUse.SCORER,
                measurement, Optional.empty(), 1, 1, List.of(model), Founding.named("demo-build"), true));
        approve(SubjectKind.MODEL_VERSION, model.id(), members.need(ModelVersion.class, version.key()).digest());
        approve(SubjectKind.SCORING_POLICY, policy.hex(), policy);
        Digest values = members.need(ReferenceValues.class, ReferenceValues.keyOf(IMAGE)).digest();
        approve(SubjectKind.REFERENCE_VALUES, IMAGE, values);
        members.record("enact", "operator", new Enactment(first, 0, SubjectKind.REFERENCE_VALUES, IMAGE, values));
        members.record("activate", "operator", new Activation(first, 0, RecordedRun.MODEL, 1, 1, ActivationState.ACTIVE, IMAGE, policy,
                Optional.empty()));
    }

    private void approve(SubjectKind kind, String subject, Digest digest) throws Stopped, IOException, InterruptedException {
        for (PartyId bank : members.banks()) {
            members.record("approve", "approver", Founding.approval(bank, kind, subject, digest));
        }
    }
}
