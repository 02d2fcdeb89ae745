package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The kinds of facts: their name in the value, the type of their key, how large a value may be, how it is read.
public enum FactKind {
    ACTIVATION("Activation", "ACTIVE", CanonicalJson.MAX_BYTES),
    ALIAS("Alias", "ALIAS", CanonicalJson.MAX_BYTES),
    ANCHOR("Anchor", "ANCH", CanonicalJson.MAX_BYTES),
    APPROVAL("Approval", "APPR", CanonicalJson.MAX_BYTES),
    COHORT_LINK("CohortLink", "COHORT", CanonicalJson.MAX_BYTES),
    COIN_REVEAL("CoinReveal", "REVEAL", CanonicalJson.MAX_BYTES),
    COLLATERAL("Collateral", "COLL", CanonicalJson.LARGE_BYTES),
    CONFIRMATION("Confirmation", "CONF", CanonicalJson.MAX_BYTES),
    CONSORTIUM("Consortium", "CONS", CanonicalJson.MAX_BYTES),
    CONTRIBUTION_REPORT("ContributionReport", "CONTR", CanonicalJson.LARGE_BYTES),
    DATA_USE_AUTHORIZATION("DataUseAuthorization", "AUTH", CanonicalJson.MAX_BYTES),
    DISPUTE("Dispute", "DISP", CanonicalJson.MAX_BYTES),
    ENACTMENT("Enactment", "ENACT", CanonicalJson.MAX_BYTES),
    ENCLAVE_INSTANCE("EnclaveInstance", "ENCL", CanonicalJson.LARGE_BYTES),
    FINALITY("Finality", "FINAL", CanonicalJson.MAX_BYTES),
    FINDING("Finding", "FIND", CanonicalJson.MAX_BYTES),
    JOURNAL_ENTRY("JournalEntry", "JRNL", CanonicalJson.MAX_BYTES),
    MODEL_VERSION("ModelVersion", "MODEL", CanonicalJson.MAX_BYTES),
    PARTY("Party", "PARTY", CanonicalJson.MAX_BYTES),
    REFERENCE_VALUES("ReferenceValues", "REFVAL", CanonicalJson.MAX_BYTES),
    REVOCATION("Revocation", "REVOKE", CanonicalJson.MAX_BYTES),
    RULING("Ruling", "RULE", CanonicalJson.MAX_BYTES),
    RUN_CLOSE("RunClose", "CLOSE", CanonicalJson.MAX_BYTES),
    RUN_JOIN("RunJoin", "JOIN", CanonicalJson.MAX_BYTES),
    RUN_SEAL("RunSeal", "SEAL", CanonicalJson.MAX_BYTES),
    SETTLEMENT("Settlement", "SETTLE", CanonicalJson.MAX_BYTES),
    SETTLEMENT_SCHEME("SettlementScheme", "SCHEME", CanonicalJson.MAX_BYTES),
    SETTLEMENT_TURN("SettlementTurn", "TURN", CanonicalJson.MAX_BYTES),
    SURVIVOR_RECORD("SurvivorRecord", "SURV", CanonicalJson.LARGE_BYTES),
    TRAINING_RUN("TrainingRun", "RUN", CanonicalJson.MAX_BYTES),
    TRANSCRIPT_DIGEST("TranscriptDigest", "TRANS", CanonicalJson.MAX_BYTES),
    USE_RECEIPT("UseReceipt", "USE", CanonicalJson.MAX_BYTES),
    WITHDRAWAL("Withdrawal", "WDRAW", CanonicalJson.MAX_BYTES);

    private final String id;
    private final String keyType;
    private final int maxBytes;

    FactKind(String id, String keyType, int maxBytes) {
        this.id = id;
        this.keyType = keyType;
        this.maxBytes = maxBytes;
    }

    /// As it stands in the value.
    public String id() {
        return id;
    }

    /// The first part of its key.
    public String keyType() {
        return keyType;
    }

    /// Most bytes of a value.
    public int maxBytes() {
        return maxBytes;
    }

    /// The version that is written now. Older ones stay readable for ever.
    public int version() {
        return 1;
    }

    public static Optional<FactKind> named(String id) {
        return List.of(values()).stream().filter(kind -> kind.id.equals(id)).findFirst();
    }

    public static Optional<FactKind> ofKeyType(String type) {
        return List.of(values()).stream().filter(kind -> kind.keyType.equals(type)).findFirst();
    }

    /// What separates its digests from those of other kinds.
    String digestKind() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    FactKey key(String... attributes) {
        return new FactKey(keyType, List.of(attributes));
    }

    Fact read(PartyId by, long at, FactReader in) throws MalformedFact {
        return switch (this) {
            case ACTIVATION -> Activation.read(by, at, in);
            case ALIAS -> Alias.read(by, at, in);
            case ANCHOR -> Anchor.read(by, at, in);
            case APPROVAL -> Approval.read(by, at, in);
            case COHORT_LINK -> CohortLink.read(by, at, in);
            case COIN_REVEAL -> CoinReveal.read(by, at, in);
            case COLLATERAL -> Collateral.read(by, at, in);
            case CONFIRMATION -> Confirmation.read(by, at, in);
            case CONSORTIUM -> Consortium.read(by, at, in);
            case CONTRIBUTION_REPORT -> ContributionReport.read(by, at, in);
            case DATA_USE_AUTHORIZATION -> DataUseAuthorization.read(by, at, in);
            case DISPUTE -> Dispute.read(by, at, in);
            case ENACTMENT -> Enactment.read(by, at, in);
            case ENCLAVE_INSTANCE -> EnclaveInstance.read(by, at, in);
            case FINALITY -> Finality.read(by, at, in);
            case FINDING -> Finding.read(by, at, in);
            case JOURNAL_ENTRY -> JournalEntry.read(by, at, in);
            case MODEL_VERSION -> ModelVersion.read(by, at, in);
            case PARTY -> Party.read(by, at, in);
            case REFERENCE_VALUES -> ReferenceValues.read(by, at, in);
            case REVOCATION -> Revocation.read(by, at, in);
            case RULING -> Ruling.read(by, at, in);
            case RUN_CLOSE -> RunClose.read(by, at, in);
            case RUN_JOIN -> RunJoin.read(by, at, in);
            case RUN_SEAL -> RunSeal.read(by, at, in);
            case SETTLEMENT -> Settlement.read(by, at, in);
            case SETTLEMENT_SCHEME -> SettlementScheme.read(by, at, in);
            case SETTLEMENT_TURN -> SettlementTurn.read(by, at, in);
            case SURVIVOR_RECORD -> SurvivorRecord.read(by, at, in);
            case TRAINING_RUN -> TrainingRun.read(by, at, in);
            case TRANSCRIPT_DIGEST -> TranscriptDigest.read(by, at, in);
            case USE_RECEIPT -> UseReceipt.read(by, at, in);
            case WITHDRAWAL -> Withdrawal.read(by, at, in);
        };
    }
}
