package io.riskmesh.contract.query;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.state.LedgerState;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.reason.LedgerReason;
import org.hyperledger.fabric.shim.ChaincodeStub;

/// One fact: `{"key":"RUN/model/0000000001"}` gives its canonical bytes.
public final class Get implements Query {

    @Override
    public String name() {
        return "get";
    }

    @Override
    public byte[] answer(byte[] request, ChaincodeStub stub) throws Refused, MalformedFact {
        FactReader in = KeyRequest.reader(request);
        FactKey key = KeyRequest.key(in.text("key"));
        in.end();
        return new LedgerState(stub).bytes(key)
                .orElseThrow(() -> new Refused(LedgerReason.NOT_FOUND, "nothing stands under " + key));
    }
}
