package io.riskmesh.gateway.http.listen;

import io.riskmesh.gateway.config.MachinesConfig;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.http.CallerSource;
import io.riskmesh.gateway.http.Identity;
import io.riskmesh.gateway.http.tls.KeyDigest;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;

/// Callers by the key of their certificate, as the configuration lists them. Immutable.
public final class MachineCallers implements CallerSource {
    private final PartyId party;
    private final Map<Digest, MachinesConfig.Client> clients = new HashMap<>();

    /// @param party that all callers belong to: ours
    public MachineCallers(PartyId party, MachinesConfig config) {
        this.party = party;
        config.clients().forEach(client -> clients.put(client.key(), client));
    }

    /// Whether the configuration lists a key.
    public boolean lists(Digest key) {
        return clients.containsKey(key);
    }

    @Override
    public Future<Identity> identify(HttpServerRequest request, Operation operation) {
        try {
            Digest key = KeyDigest.of(request.connection().peerCertificates().getFirst());
            MachinesConfig.Client client = clients.get(key);
            return Future.succeededFuture(new Identity.Known(client == null
                    ? new Caller(key.hex(), party, Set.of()) : new Caller(client.subject(), party, client.roles())));
        } catch (SSLPeerUnverifiedException e) {
            return Future.succeededFuture(new Identity.Nobody()); // the handshake lets nobody in without one
        }
    }
}
