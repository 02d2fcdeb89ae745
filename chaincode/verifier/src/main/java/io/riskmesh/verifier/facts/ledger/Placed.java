package io.riskmesh.verifier.facts.ledger;

import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.reason.ReasonCode;

/// A fact and the transaction that wrote it.
public record Placed<F extends Fact>(F fact, long block, int index) {

    public Discrepancy discrepancy(ReasonCode code, String detail) {
        return new Discrepancy(block, index, code, detail);
    }
}
