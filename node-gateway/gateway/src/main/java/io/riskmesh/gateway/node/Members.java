package io.riskmesh.gateway.node;

import io.riskmesh.gateway.config.PeersConfig;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.peer.link.PeerAddress;
import io.riskmesh.gateway.peer.link.PeerDirectory;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.part.Endpoint;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The other members: their keys by the ledger, their addresses by the configuration, or else by the endpoints `peers` and `bulk` of
/// their `Party` facts.
record Members(PeersConfig config, LiveLedger ledger) implements PeerDirectory {
    private static final String PEERS = "peers";
    private static final String BULK = "bulk";

    @Override
    public Set<PartyId> parties(Digest tlsKey) {
        return ledger.tlsKeys().entrySet().stream().filter(entry -> entry.getValue().equals(tlsKey)).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public List<PartyId> peers() {
        return ledger.tlsKeys().keySet().stream().filter(party -> !party.equals(ledger.party()))
                .filter(party -> address(party).isPresent()).sorted().toList();
    }

    @Override
    public Optional<PeerAddress> address(PartyId peer) {
        Optional<PeerAddress> configured = config.members().stream().filter(member -> member.party().equals(peer)).findFirst()
                .map(member -> new PeerAddress(member.address().host(), member.address().port(), member.bulk().host(),
                        member.bulk().port()));
        return configured.or(() -> Optional.ofNullable(ledger.parties().get(peer)).flatMap(Members::registered));
    }

    private static Optional<PeerAddress> registered(Party party) {
        Optional<URI> peers = endpoint(party, PEERS);
        Optional<URI> bulk = endpoint(party, BULK);
        if (peers.isEmpty() || bulk.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new PeerAddress(peers.get().getHost(), peers.get().getPort(), bulk.get().getHost(), bulk.get().getPort()));
    }

    // What a party wrote of itself may be no address.
    private static Optional<URI> endpoint(Party party, String purpose) {
        return party.endpoints().stream().filter(endpoint -> endpoint.purpose().equals(purpose)).map(Endpoint::uri).findFirst()
                .flatMap(Members::uri).filter(uri -> uri.getHost() != null && uri.getPort() > 0);
    }

    private static Optional<URI> uri(String text) {
        try {
            return Optional.of(URI.create(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
