package io.riskmesh.gateway.openapi;

import static io.riskmesh.gateway.openapi.Access.IDENTITY;
import static io.riskmesh.gateway.openapi.Access.PUBLIC;
import static io.riskmesh.gateway.openapi.Access.ROLE;
import static io.riskmesh.gateway.openapi.Bulkhead.ADMIN;
import static io.riskmesh.gateway.openapi.Bulkhead.EVENTS;
import static io.riskmesh.gateway.openapi.Bulkhead.LEDGER_SUBMIT;
import static io.riskmesh.gateway.openapi.Bulkhead.SCORE;
import static io.riskmesh.gateway.openapi.Replay.NONE;
import static io.riskmesh.gateway.openapi.Replay.RECEIPT_LOG;
import static io.riskmesh.gateway.openapi.Replay.TABLE;

import java.util.EnumSet;
import java.util.Set;

/// Every operation of the API, each as in `openapi/riskmesh-v1.yaml`: a test compares both ways. Names are the file's
/// `operationId` in capitals; they never change.
public enum Operation {
    GET_ME("getMe", "GET", "/api/v1/me", IDENTITY, RoleSets.ALL, 0, NONE, ADMIN),
    GET_STATUS("getStatus", "GET", "/api/v1/status", ROLE, RoleSets.ALL, 0, NONE, ADMIN),
    GET_OPEN_API("getOpenApi", "GET", "/api/v1/openapi.json", IDENTITY, RoleSets.ALL, 0, NONE, ADMIN),
    STREAM_EVENTS("streamEvents", "GET", "/api/v1/events", ROLE, RoleSets.ALL, 0, NONE, EVENTS),

    LIST_APPROVALS("listApprovals", "GET", "/api/v1/approvals", ROLE, RoleSets.BANK_AND_AUDITOR, 0, NONE, ADMIN),
    GET_APPROVAL("getApproval", "GET", "/api/v1/approvals/{approvalId}", ROLE, RoleSets.BANK_AND_AUDITOR, 0, NONE, ADMIN),
    DECIDE_APPROVAL("decideApproval", "POST", "/api/v1/approvals/{approvalId}/decisions", ROLE, RoleSets.DECIDERS, Limits.OTHER, TABLE,
            LEDGER_SUBMIT),

    LIST_AUTHORIZATIONS("listAuthorizations", "GET", "/api/v1/authorizations", ROLE, RoleSets.BANK_AND_AUDITOR, 0, NONE, ADMIN),
    GET_AUTHORIZATION("getAuthorization", "GET", "/api/v1/authorizations/{grant}", ROLE, RoleSets.BANK_AND_AUDITOR, 0, NONE, ADMIN),
    REQUEST_AUTHORIZATION("requestAuthorization", "POST", "/api/v1/authorizations", ROLE, RoleSets.TRAINERS, Limits.OTHER, TABLE,
            LEDGER_SUBMIT),
    REVOKE_AUTHORIZATION("revokeAuthorization", "POST", "/api/v1/authorizations/{grant}/revocations", ROLE, RoleSets.DECIDERS, Limits.OTHER,
            TABLE, LEDGER_SUBMIT),
    LIST_USES("listUses", "GET", "/api/v1/authorizations/{grant}/uses", ROLE, RoleSets.BANK_AND_AUDITOR, 0, NONE, ADMIN),

    LIST_DATASETS("listDatasets", "GET", "/api/v1/datasets", ROLE, RoleSets.DATA_READERS, 0, NONE, ADMIN),
    REGISTER_DATASET("registerDataset", "POST", "/api/v1/datasets", ROLE, RoleSets.OPERATORS, Limits.OTHER, TABLE, ADMIN),

    EXPLAIN_PLAN("explainPlan", "POST", "/api/v1/plans", ROLE, RoleSets.SCIENTISTS, Limits.OTHER, NONE, ADMIN),

    LIST_RUNS("listRuns", "GET", "/api/v1/runs", ROLE, RoleSets.TRAINERS, 0, NONE, ADMIN),
    START_RUN("startRun", "POST", "/api/v1/runs", ROLE, RoleSets.TRAINERS, Limits.OTHER, TABLE, LEDGER_SUBMIT),
    GET_RUN("getRun", "GET", "/api/v1/runs/{runId}", ROLE, RoleSets.TRAINERS, 0, NONE, ADMIN),
    GET_RUN_METRICS("getRunMetrics", "GET", "/api/v1/runs/{runId}/metrics", ROLE, RoleSets.TRAINERS, 0, NONE, ADMIN),
    GET_RUN_PARTICIPATION("getRunParticipation", "GET", "/api/v1/runs/{runId}/participation", ROLE, RoleSets.TRAINERS, 0, NONE, ADMIN),
    GET_RUN_LOG("getRunLog", "GET", "/api/v1/runs/{runId}/log", ROLE, RoleSets.TRAINERS, 0, NONE, ADMIN),
    CANCEL_RUN("cancelRun", "POST", "/api/v1/runs/{runId}/cancellation", ROLE, RoleSets.TRAINERS, Limits.OTHER, TABLE, LEDGER_SUBMIT),
    RESUME_RUN("resumeRun", "POST", "/api/v1/runs/{runId}/resumption", ROLE, RoleSets.TRAINERS, Limits.OTHER, TABLE, LEDGER_SUBMIT),

    LIST_MODELS("listModels", "GET", "/api/v1/models", ROLE, RoleSets.MODEL_READERS, 0, NONE, ADMIN),
    GET_MODEL_VERSION("getModelVersion", "GET", "/api/v1/models/{name}/versions/{version}", ROLE, RoleSets.MODEL_READERS, 0, NONE, ADMIN),
    GET_MODEL_FILE("getModelFile", "GET", "/api/v1/models/{name}/versions/{version}/file", ROLE, RoleSets.TRAINERS, 0, NONE, ADMIN),
    GET_MODEL_EVALUATION("getModelEvaluation", "GET", "/api/v1/models/{name}/versions/{version}/evaluation", ROLE, RoleSets.MODEL_READERS, 0,
            NONE, ADMIN),
    TRANSITION_MODEL("transitionModel", "POST", "/api/v1/models/{name}/versions/{version}/transitions", ROLE, RoleSets.TRAINERS,
            Limits.OTHER, TABLE, LEDGER_SUBMIT),

    CREATE_SCORE("createScore", "POST", "/api/v1/scores", ROLE, RoleSets.CALLERS, Limits.SCORE, RECEIPT_LOG, SCORE),
    GET_SCORE("getScore", "GET", "/api/v1/scores/{scoreId}", ROLE, RoleSets.CALLERS, 0, NONE, ADMIN),
    CREATE_SCORE_FROM_ISO20022("createScoreFromIso20022", "POST", "/api/v1/scores/iso20022", ROLE, RoleSets.CALLERS, Limits.ISO20022,
            RECEIPT_LOG, SCORE),
    CREATE_SANDBOX_SCORE("createSandboxScore", "POST", "/api/v1/sandbox/scores", ROLE, RoleSets.ALL, Limits.SCORE, NONE, ADMIN),
    GET_SCORING_STATS("getScoringStats", "GET", "/api/v1/scoring/stats", ROLE, RoleSets.TRAINERS, 0, NONE, ADMIN),

    GET_RECEIPT("getReceipt", "GET", "/api/v1/receipts/{receiptId}", ROLE, RoleSets.RECEIPT_READERS, 0, NONE, ADMIN),
    VERIFY_RECEIPT("verifyReceipt", "POST", "/api/v1/receipts/verifications", ROLE, RoleSets.RECEIPT_READERS, Limits.OTHER, NONE, ADMIN),
    GET_CHECKPOINT("getCheckpoint", "GET", "/api/v1/checkpoints/{size}", ROLE, RoleSets.RECEIPT_READERS, 0, NONE, ADMIN),
    GET_CONSISTENCY("getConsistency", "GET", "/api/v1/checkpoints/{size}/consistency", ROLE, RoleSets.RECEIPT_READERS, 0, NONE, ADMIN),

    GET_CONTRIBUTION("getContribution", "GET", "/api/v1/contributions/{ledgerRun}", ROLE, RoleSets.ACCOUNTANTS, 0, NONE, ADMIN),
    GET_LABEL_REPORT("getLabelReport", "GET", "/api/v1/contributions/{ledgerRun}/labels", ROLE, RoleSets.LABEL_READERS, 0, NONE, ADMIN),
    LIST_SETTLEMENTS("listSettlements", "GET", "/api/v1/settlements", ROLE, RoleSets.ACCOUNTANTS, 0, NONE, ADMIN),
    PROPOSE_SETTLEMENT("proposeSettlement", "POST", "/api/v1/settlements", ROLE, RoleSets.FINANCE, Limits.OTHER, TABLE, LEDGER_SUBMIT),
    GET_SETTLEMENT("getSettlement", "GET", "/api/v1/settlements/{settlementId}", ROLE, RoleSets.ACCOUNTANTS, 0, NONE, ADMIN),
    GET_SETTLEMENT_PAYMENTS("getSettlementPayments", "GET", "/api/v1/settlements/{settlementId}/payments", ROLE, RoleSets.ACCOUNTANTS, 0,
            NONE, ADMIN),
    DISPUTE_SETTLEMENT("disputeSettlement", "POST", "/api/v1/settlements/{settlementId}/disputes", ROLE, RoleSets.FINANCE, Limits.OTHER,
            TABLE, LEDGER_SUBMIT),
    FINALISE_SETTLEMENT("finaliseSettlement", "POST", "/api/v1/settlements/{settlementId}/finality", ROLE, RoleSets.FINANCE, Limits.OTHER,
            TABLE, LEDGER_SUBMIT),
    GET_STATEMENT("getStatement", "GET", "/api/v1/statements/{party}", ROLE, RoleSets.ACCOUNTANTS, 0, NONE, ADMIN),

    GET_ATTESTATION("getAttestation", "GET", "/api/v1/attestation", ROLE, RoleSets.ALL, 0, NONE, ADMIN),

    GET_AUDIT_TIMELINE("getAuditTimeline", "GET", "/api/v1/audit/timeline", ROLE, RoleSets.BANK_AND_AUDITOR, 0, NONE, ADMIN),
    SEARCH_AUDIT("searchAudit", "GET", "/api/v1/audit/search", ROLE, RoleSets.BANK_AND_AUDITOR, 0, NONE, ADMIN),
    GET_BLOCK("getBlock", "GET", "/api/v1/audit/blocks/{number}", ROLE, RoleSets.BANK_AND_AUDITOR, 0, NONE, ADMIN),
    LIST_SPLIT_LOGS("listSplitLogs", "GET", "/api/v1/audit/split-logs", ROLE, RoleSets.BANK_AND_AUDITOR, 0, NONE, ADMIN),
    CREATE_EVIDENCE_PACK("createEvidencePack", "POST", "/api/v1/audit/evidence-packs", ROLE, RoleSets.BANK_AND_AUDITOR, Limits.OTHER, NONE,
            ADMIN),

    GET_PROBLEM_PAGE("getProblemPage", "GET", "/problems/{code}", PUBLIC, Set.of(), 0, NONE, ADMIN);

    private final String id;
    private final String method;
    private final String path;
    private final Access access;
    @SuppressWarnings("ImmutableEnumChecker") // the sets are copies that nobody changes
    private final Set<Role> roles;
    private final int bodyLimit;
    private final Replay replay;
    private final Bulkhead bulkhead;

    Operation(String id, String method, String path, Access access, Set<Role> roles, int bodyLimit, Replay replay, Bulkhead bulkhead) {
        this.id = id;
        this.method = method;
        this.path = path;
        this.access = access;
        this.roles = Set.copyOf(roles);
        this.bodyLimit = bodyLimit;
        this.replay = replay;
        this.bulkhead = bulkhead;
    }

    /// The `operationId`.
    public String operationId() {
        return id;
    }

    /// The HTTP method, in capitals.
    public String method() {
        return method;
    }

    /// The whole path, variables in braces.
    public String path() {
        return path;
    }

    /// Whether who calls needs a role, an identity, or nothing.
    public Access access() {
        return access;
    }

    /// Roles that may call; what an object of its own allows stands in the object.
    public Set<Role> roles() {
        return roles;
    }

    /// Whether one of these roles opens it. Of an operation that asks for no role: always.
    public boolean allows(Set<Role> held) {
        return access != ROLE || held.stream().anyMatch(roles::contains);
    }

    /// Most bytes of a body; 0: a body is refused.
    public int bodyLimit() {
        return bodyLimit;
    }

    /// Where the answer to a repeated key comes from.
    public Replay replay() {
        return replay;
    }

    /// Whether it takes an `Idempotency-Key`.
    public boolean idempotent() {
        return replay != NONE;
    }

    /// Whether a call without an `Idempotency-Key` is refused. A payment message names itself.
    public boolean keyRequired() {
        return idempotent() && this != CREATE_SCORE_FROM_ISO20022;
    }

    /// Which permits it takes.
    public Bulkhead bulkhead() {
        return bulkhead;
    }

    private static final class Limits {
        static final int SCORE = 64 * 1024;
        static final int ISO20022 = 256 * 1024;
        static final int OTHER = 1024 * 1024;
    }

    private static final class RoleSets {
        static final Set<Role> ALL = EnumSet.allOf(Role.class);
        static final Set<Role> BANK_AND_AUDITOR = EnumSet.complementOf(EnumSet.of(Role.CALLER));
        static final Set<Role> DECIDERS = EnumSet.of(Role.OPERATOR, Role.APPROVER);
        static final Set<Role> TRAINERS = EnumSet.of(Role.OPERATOR, Role.SCIENTIST);
        static final Set<Role> DATA_READERS = EnumSet.of(Role.OPERATOR, Role.APPROVER, Role.SCIENTIST);
        static final Set<Role> MODEL_READERS = EnumSet.of(Role.OPERATOR, Role.APPROVER, Role.SCIENTIST, Role.AUDITOR);
        static final Set<Role> OPERATORS = EnumSet.of(Role.OPERATOR);
        static final Set<Role> SCIENTISTS = EnumSet.of(Role.SCIENTIST);
        static final Set<Role> FINANCE = EnumSet.of(Role.FINANCE);
        static final Set<Role> ACCOUNTANTS = EnumSet.of(Role.FINANCE, Role.AUDITOR);
        static final Set<Role> LABEL_READERS = EnumSet.of(Role.FINANCE, Role.SCIENTIST);
        static final Set<Role> CALLERS = EnumSet.of(Role.CALLER);
        static final Set<Role> RECEIPT_READERS = EnumSet.of(Role.OPERATOR, Role.AUDITOR, Role.CALLER);
    }
}
