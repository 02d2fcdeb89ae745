package io.riskmesh.gateway.peer.world;

import io.riskmesh.gateway.peer.link.PeerAddress;
import io.riskmesh.gateway.peer.link.PeerDirectory;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// What all gateways of a test know of each other, as one ledger would tell them.
public final class TestDirectory {
    private final Map<PartyId, Digest> keys = new ConcurrentHashMap<>();
    private final Map<PartyId, PeerAddress> addresses = new ConcurrentHashMap<>();

    public void register(PartyId party, Digest key) {
        keys.put(party, key);
    }

    public void remove(PartyId party) {
        keys.remove(party);
    }

    public void listens(PartyId party, PeerAddress address) {
        addresses.put(party, address);
    }

    public PeerAddress address(PartyId party) {
        return addresses.get(party);
    }

    /// As one party sees it.
    public PeerDirectory of(PartyId self) {
        return new PeerDirectory() {
            @Override
            public Set<PartyId> parties(Digest tlsKey) {
                return keys.entrySet().stream().filter(entry -> entry.getValue().equals(tlsKey)).map(Map.Entry::getKey)
                        .collect(Collectors.toSet());
            }

            @Override
            public List<PartyId> peers() {
                return keys.keySet().stream().filter(party -> !party.equals(self)).sorted().toList();
            }

            @Override
            public Optional<PeerAddress> address(PartyId peer) {
                return Optional.ofNullable(addresses.get(peer));
            }
        };
    }
}
