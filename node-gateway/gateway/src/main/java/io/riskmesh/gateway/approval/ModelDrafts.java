package io.riskmesh.gateway.approval;

import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.run.ReleasedModel;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.ModelRef;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Drafts about models, each made once: the version, then the policy of its use and the image that may run it.
record ModelDrafts(LiveLedger ledger, Database database, AuditTrail trail, InstantSource clock) {
    private static final String FORMAT = "xgboost-ubjson";

    /// The draft of a version.
    ///
    /// @param proposedBy subject
    Draft version(ReleasedModel released, int version, String proposedBy) throws StorageFailure {
        ModelVersion model = new ModelVersion(ledger.party(), 0, released.model(), version, Optional.of(released.run()), released.file(), FORMAT,
                released.schemaDigest(), statement(released), released.report(), Optional.empty(), released.participants(), released.uses(),
                released.transcript(), 0, List.of(), List.of("riskmesh"));
        return keep(ApprovalKind.MODEL_VERSION, model.ref().id(), DecisionPlan.body(model), proposedBy);
    }

    /// The draft of a policy: its fields are those of the policy, its subject is the policy's digest.
    Draft policy(ScoringPolicy policy, String proposedBy) throws StorageFailure {
        return keep(ApprovalKind.SCORING_POLICY, policy.digest().hex(), OpaqueBytes.of(policy.canonicalBytes()), proposedBy);
    }

    /// The draft of an image for a model.
    Draft image(ScorerImage image, ModelRef model, String proposedBy) throws StorageFailure {
        ReferenceValues values = new ReferenceValues(ledger.party(), 0, image.id() + "-" + model.id(), EnclaveUse.SCORER, image.measurement(),
                Optional.empty(), image.isvProdId(), image.isvSvnMin(), List.of(model), image.buildDigest(), image.simulated());
        return keep(ApprovalKind.REFERENCE_VALUES, values.id(), DecisionPlan.body(values), proposedBy);
    }

    /// Whether nothing was ever drafted under a subject here.
    boolean absent(ApprovalKind kind, String subject) throws StorageFailure {
        return database.read(connection -> DraftTable.get(connection, ApprovalId.of(kind, subject))).isEmpty();
    }

    /// Whether nobody here ever saw a draft of a run's model, whatever its version was.
    boolean untouched(ReleasedModel released) throws StorageFailure {
        Digest statement = statement(released);
        return database.read(DraftTable::all).stream().filter(draft -> draft.kind() == ApprovalKind.MODEL_VERSION)
                .noneMatch(draft -> LocalViews.factOf(draft).orElseThrow() instanceof ModelVersion model && model.statementDigest().equals(statement));
    }

    /// Whether an image for a model was ever drafted here.
    boolean imageDrafted(ModelRef model) throws StorageFailure {
        return database.read(DraftTable::all).stream().filter(draft -> draft.kind() == ApprovalKind.REFERENCE_VALUES)
                .anyMatch(draft -> LocalViews.factOf(draft).orElseThrow() instanceof ReferenceValues values && values.models().contains(model));
    }

    /// Who proposed a version here.
    Optional<String> proposer(ModelRef model) throws StorageFailure {
        return database.read(connection -> DraftTable.get(connection, ApprovalId.of(ApprovalKind.MODEL_VERSION, model.id())))
                .flatMap(Draft::proposedBy);
    }

    // What was proposed before stays as it is, whatever became of it, unless it was taken back or turned down here.
    private Draft keep(ApprovalKind kind, String subject, OpaqueBytes body, String proposedBy) throws StorageFailure {
        Draft draft = new Draft(ApprovalId.of(kind, subject), kind, subject, DraftContent.digest(body.toBytes()), body, ledger.party(),
                Optional.of(proposedBy), ledger.party(), Draft.Stage.WAITING, Optional.empty(), clock.millis());
        return database.write(connection -> {
            Optional<Draft> before = DraftTable.get(connection, draft.approvalId());
            if (before.isPresent() && (before.get().state() == Draft.Stage.WAITING || before.get().state() == Draft.Stage.SENT)) {
                return before.get();
            }
            DraftTable.put(connection, draft);
            trail.add(connection, draft.createdAt(), proposedBy, "PROPOSE", draft.approvalId(), draft.digest().hex(), "kept");
            return draft;
        });
    }

    // What the statement about a file's making says.
    private static Digest statement(ReleasedModel released) {
        TreeMap<String, CanonicalValue> fields = new TreeMap<>();
        fields.put("file", new CanonicalValue.Text(released.file().hex()));
        fields.put("run", new CanonicalValue.Text(released.run().toString()));
        fields.put("schema", new CanonicalValue.Text(released.schemaDigest().hex()));
        fields.put("transcript", new CanonicalValue.Text(released.transcript().hex()));
        return Digest.of("statement", CanonicalJson.encode(new CanonicalValue.Obj(fields)));
    }
}
