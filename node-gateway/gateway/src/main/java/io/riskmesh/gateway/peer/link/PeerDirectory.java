package io.riskmesh.gateway.peer.link;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.util.List;
import java.util.Optional;

/// Who the peers are, by the current `Party` facts and the configuration. Answers from memory, at once; thread-safe.
public interface PeerDirectory {

    /// The party whose TLS key this is, see [io.riskmesh.gateway.peer.wire.TlsKey]; empty for a key of nobody.
    Optional<PartyId> party(Digest tlsKey);

    /// The other members, in the order of their ids.
    List<PartyId> peers();

    /// Where a peer listens; empty while nobody knows.
    Optional<PeerAddress> address(PartyId peer);
}
