package io.riskmesh.embedded.endorse;

import io.riskmesh.embedded.authority.IssuedIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.shim.Chaincode;

/// One peer per endorsing organisation: its key and its own chaincodes.
public final class Peers {
    private final Map<String, IssuedIdentity> identities = new TreeMap<>();
    private final Map<String, Map<String, Chaincode>> chaincodes = new TreeMap<>();
    private final int quorum;

    /// @param peers one per endorsing organisation
    /// @param factories by name of chaincode
    /// @param quorum how many organisations a transaction needs
    public Peers(List<IssuedIdentity> peers, Map<String, ChaincodeFactory> factories, int quorum) {
        this.quorum = quorum;
        for (IssuedIdentity peer : peers) {
            identities.put(peer.mspId(), peer);
            Map<String, Chaincode> own = new TreeMap<>();
            factories.forEach((name, factory) -> own.put(name, factory.create(peer.mspId())));
            chaincodes.put(peer.mspId(), own);
        }
    }

    boolean has(String chaincode) {
        return chaincodes.values().stream().anyMatch(own -> own.containsKey(chaincode));
    }

    IssuedIdentity identity(String mspId) {
        return identities.get(mspId);
    }

    Chaincode chaincode(String mspId, String name) {
        return chaincodes.get(mspId).get(name);
    }

    boolean endorses(String mspId) {
        return identities.containsKey(mspId);
    }

    /// The first organisation, for reads of those that have no peer with chaincode.
    String first() {
        return identities.keySet().iterator().next();
    }

    /// The client's own organisation and the first others by id, as many as the policy needs.
    List<String> enoughFor(String client) {
        List<String> chosen = new ArrayList<>();
        if (endorses(client)) {
            chosen.add(client);
        }
        for (String mspId : new TreeSet<>(identities.keySet())) {
            if (chosen.size() < quorum && !chosen.contains(mspId)) {
                chosen.add(mspId);
            }
        }
        return chosen;
    }
}
