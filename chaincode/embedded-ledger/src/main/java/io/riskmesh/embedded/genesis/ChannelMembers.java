package io.riskmesh.embedded.genesis;

import io.riskmesh.embedded.authority.OrganisationAuthority;
import java.security.cert.X509Certificate;
import java.util.List;

/// Who is on the channel.
///
/// @param writers organisations that submit and endorse, in the order of their ids
/// @param readers organisations that only read (regulators)
/// @param orderer the organisation of the one orderer
/// @param ordererTls TLS certificate of the orderer
/// @param ordererHost where a client would find the orderer
public record ChannelMembers(List<OrganisationAuthority> writers, List<OrganisationAuthority> readers,
        OrganisationAuthority orderer, X509Certificate ordererTls, String ordererHost, int ordererPort) {

    public ChannelMembers {
        writers = List.copyOf(writers);
        readers = List.copyOf(readers);
        if (writers.isEmpty()) {
            throw new IllegalArgumentException("A channel has at least 1 writer, got none");
        }
    }

    /// The MSP ids of those who endorse.
    public List<String> endorsers() {
        return writers.stream().map(OrganisationAuthority::mspId).sorted().toList();
    }

    /// How many of them a transaction needs: a majority.
    public int quorum() {
        return writers.size() / 2 + 1;
    }
}
