package io.riskmesh.gateway.peer.link;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who the peers are, by the current `Party` facts and the configuration. Answers from memory, at once; thread-safe.
public interface PeerDirectory {

    /// The parties that name this TLS key as theirs ([io.riskmesh.gateway.http.tls.KeyDigest]); empty for a key of nobody. Whoever
    /// registers a key need not hold it, so a party can name another's: who speaks is one of these, and says which.
    Set<PartyId> parties(Digest tlsKey);

    /// The other members, in the order of their ids.
    List<PartyId> peers();

    /// Where a peer listens; empty while nobody knows.
    Optional<PeerAddress> address(PartyId peer);
}
