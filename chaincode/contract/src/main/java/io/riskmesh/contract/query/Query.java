package io.riskmesh.contract.query;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.List;
import org.hyperledger.fabric.shim.ChaincodeStub;

/// A call that writes nothing; for Evaluate. Whoever may evaluate at a peer may read everything: the channel's members and
/// regulators.
public sealed interface Query permits Get, ListFacts {

    /// All of them.
    static List<Query> all() {
        return List.of(new Get(), new ListFacts());
    }

    /// The function that the proposal calls.
    String name();

    byte[] answer(byte[] request, ChaincodeStub stub) throws Refused, MalformedFact;

    /// Every code that a query may be refused with.
    default List<ReasonCode> refusals() {
        return List.of(LedgerReason.TRANSIENT_NOT_ALLOWED, LedgerReason.MALFORMED_FACT, LedgerReason.NOT_FOUND);
    }
}
