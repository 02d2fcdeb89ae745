package io.riskmesh.contract.state;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.reason.LedgerReason;
import java.util.Optional;
import org.hyperledger.fabric.shim.ChaincodeStub;

/// Reads the state as it was committed, one key at a time: what a transaction writes it does not see, and what it read is checked
/// again when it commits.
public final class LedgerState {

    private final ChaincodeStub stub;

    public LedgerState(ChaincodeStub stub) {
        this.stub = stub;
    }

    /// The bytes under a key; empty if nobody wrote it. No value of the ledger is empty.
    public Optional<byte[]> bytes(FactKey key) {
        byte[] value = stub.getState(key.compositeKey());
        return value == null || value.length == 0 ? Optional.empty() : Optional.of(value);
    }

    /// The channel whose state this is.
    public String channel() {
        return stub.getChannelId();
    }

    public boolean has(FactKey key) {
        return bytes(key).isPresent();
    }

    /// The fact under a key.
    ///
    /// @param kind what the key's facts are
    public <F extends Fact> Optional<F> find(FactKey key, Class<F> kind) {
        return bytes(key).map(bytes -> kind.cast(decoded(key, bytes)));
    }

    /// The fact under a key, or `not_found`.
    public <F extends Fact> F need(FactKey key, Class<F> kind) throws Refused {
        Optional<F> found = find(key, kind);
        if (found.isEmpty()) {
            throw new Refused(LedgerReason.NOT_FOUND, "nothing stands under " + key);
        }
        return found.get();
    }

    /// Only this contract writes under its name, and it writes what decodes: anything else is a bug or a broken peer.
    private static Fact decoded(FactKey key, byte[] bytes) {
        try {
            return Facts.decode(bytes);
        } catch (MalformedFact e) {
            throw new IllegalStateException("The state under " + key + " is no fact", e);
        }
    }
}
