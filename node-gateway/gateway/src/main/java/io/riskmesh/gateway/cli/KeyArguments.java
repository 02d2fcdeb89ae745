package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import java.util.List;

/// Keys as people type them.
final class KeyArguments {
    private KeyArguments() {}

    /// @param kind a kind of fact or a key type
    static FactKey of(String kind, List<String> parts) throws Stopped {
        String type = FactKind.named(kind).or(() -> FactKind.ofKeyType(kind)).map(FactKind::keyType)
                .orElseThrow(() -> Stopped.usage("expected a kind of fact or a key type, found " + kind));
        try {
            return new FactKey(type, parts);
        } catch (IllegalArgumentException e) {
            throw Stopped.usage(e.getMessage());
        }
    }
}
