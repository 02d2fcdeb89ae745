package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.DataUse;
import java.util.List;

/// Which roles of a party may write a fact; one of them is enough.
public final class Author {

    private static final List<String> OPERATOR = List.of("operator");
    private static final List<String> APPROVER = List.of("approver");
    private static final List<String> SCIENTIST = List.of("scientist");
    private static final List<String> GATEWAY = List.of("gateway");
    private static final List<String> FINANCE = List.of("finance");

    private Author() {}

    public static List<String> rolesFor(Fact fact) {
        return switch (fact.kind()) {
            case CONSORTIUM, ENACTMENT, PARTY, FINDING, REFERENCE_VALUES, ACTIVATION, ALIAS, SETTLEMENT_SCHEME, RULING -> OPERATOR;
            case APPROVAL, WITHDRAWAL, DATA_USE_AUTHORIZATION -> APPROVER;
            case REVOCATION -> List.of("operator", "approver");
            case TRAINING_RUN, RUN_CLOSE, MODEL_VERSION -> SCIENTIST;
            case USE_RECEIPT -> fact instanceof UseReceipt use && use.action() == DataUse.TRAIN ? SCIENTIST : GATEWAY;
            case RUN_JOIN, COIN_REVEAL, RUN_SEAL, COHORT_LINK, SURVIVOR_RECORD, TRANSCRIPT_DIGEST, ANCHOR, COLLATERAL,
                    ENCLAVE_INSTANCE, CONTRIBUTION_REPORT, CONFIRMATION -> GATEWAY;
            case SETTLEMENT, SETTLEMENT_TURN, DISPUTE, FINALITY, JOURNAL_ENTRY -> FINANCE;
        };
    }
}
