package io.riskmesh.incentive.evaluation;

import io.riskmesh.ledger.reason.ReasonCode;

/// Carries a refusal out of a check; never leaves this package.
final class RefusedEvaluation extends Exception {

    private static final long serialVersionUID = 1;

    private final transient EvaluationResult.Refused refusal;

    private RefusedEvaluation(ReasonCode reason, String detail) {
        super(reason.code(), null, false, false);
        refusal = new EvaluationResult.Refused(reason, detail);
    }

    static void unless(boolean holds, ReasonCode reason, String detail) throws RefusedEvaluation {
        if (!holds) {
            throw new RefusedEvaluation(reason, detail);
        }
    }

    EvaluationResult.Refused refusal() {
        return refusal;
    }
}
