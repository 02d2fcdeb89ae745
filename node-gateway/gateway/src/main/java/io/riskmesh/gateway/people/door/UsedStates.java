package io.riskmesh.gateway.people.door;

import io.riskmesh.ledger.canonical.Digest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/// States of logins that were answered: none is answered twice. The last ones of many; an older one has run out, or its code has. Thread-safe.
final class UsedStates {
    private static final int MOST = 100_000;

    private final Map<Digest, Boolean> used = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Boolean> eldest) {
            return size() > MOST;
        }
    };

    /// False if it was used before.
    synchronized boolean use(String state) {
        return used.put(Digest.ofFile(state.getBytes(StandardCharsets.UTF_8)), Boolean.TRUE) == null;
    }
}
