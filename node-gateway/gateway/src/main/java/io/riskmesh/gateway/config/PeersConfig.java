package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `peers`: the listener of other gateways, and where those are. Who they are stands on the ledger, not here.
public record PeersConfig(HostPort listen, List<Member> members) {
    /// Checks that no party stands twice.
    public PeersConfig {
        members = List.copyOf(members);
        Set<PartyId> parties = new HashSet<>();
        for (Member member : members) {
            if (!parties.add(member.party())) {
                throw new IllegalArgumentException("members: " + member.party() + " stands twice");
            }
        }
    }

    /// Another gateway.
    ///
    /// @param address of its listener for peers
    /// @param bulk of its listener for training messages
    public record Member(PartyId party, HostPort address, HostPort bulk) {
        static Member read(Block block) throws Stopped {
            return new Member(block.value("party", null, PartyId::new), block.address("address", null), block.address("bulk", null));
        }
    }

    static PeersConfig read(Block block) throws Stopped {
        return new PeersConfig(block.address("listen", "0.0.0.0:8445"), block.blocks("members", Member::read));
    }
}
