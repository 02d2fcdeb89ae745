package io.riskmesh.attestation.collateral;

import static io.riskmesh.ledger.reason.AttestationReason.COLLATERAL_EXPIRED;
import static io.riskmesh.ledger.reason.AttestationReason.COLLATERAL_TOO_OLD;

import io.riskmesh.attestation.rejection.Rejected;

/// When a document was made, until when it counts, and the number of the evaluation that it rests on.
///
/// @param issueDate ms since the epoch
public record Edition(long issueDate, long nextUpdate, int evaluationNumber) {

    static Edition read(JsonFields in) throws Rejected {
        return new Edition(in.date("issueDate"), in.date("nextUpdate"), in.integer("tcbEvaluationDataNumber", 0, Integer.MAX_VALUE));
    }

    void mustCount(long now, int evaluationFloor) throws Rejected {
        Rejected.unless(issueDate <= now && now <= nextUpdate, COLLATERAL_EXPIRED, "the document does not count at that time");
        Rejected.unless(evaluationNumber >= evaluationFloor, COLLATERAL_TOO_OLD,
                "evaluation " + evaluationNumber + " is below " + evaluationFloor);
    }
}
