package io.riskmesh.embedded.network;

import io.riskmesh.embedded.authority.BankIdentities;
import io.riskmesh.embedded.authority.ConsortiumCertificateAuthority;
import io.riskmesh.embedded.authority.IdentityRequest;
import io.riskmesh.embedded.authority.IssuedIdentity;
import io.riskmesh.embedded.authority.MspFolder;
import io.riskmesh.embedded.authority.NodeRole;
import io.riskmesh.embedded.authority.OrganisationAuthority;
import io.riskmesh.embedded.genesis.ChannelMembers;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/// The identities of every organisation, made once: for a bank a peer, an administrator and one client per role; for a
/// regulator an administrator and an auditor.
final class ConsortiumIdentities {
    static final String AUDITOR = "auditor";

    private static final String PEER = "peer0";
    private static final String ADMIN = "admin";
    private static final String ORDERER = "orderer0";
    private static final String LOCALHOST = "localhost";
    private static final String LOOPBACK = "127.0.0.1";

    private final LedgerPlan plan;
    private final ConsortiumCertificateAuthority authority;

    ConsortiumIdentities(LedgerPlan plan, SecureRandom random) {
        this.plan = plan;
        this.authority = new ConsortiumCertificateAuthority(plan.organisations(), plan.clock(), random);
    }

    void makeAll() throws IOException {
        for (String bank : plan.banks()) {
            peer(bank);
            admin(bank);
            for (IdentityRequest request : BankIdentities.all()) {
                authority.identity(bank, request);
            }
        }
        for (String regulator : plan.regulators()) {
            admin(regulator);
            authority.identity(regulator, IdentityRequest.client(AUDITOR));
        }
        orderer();
    }

    List<IssuedIdentity> peers() throws IOException {
        List<IssuedIdentity> peers = new ArrayList<>();
        for (String bank : plan.banks()) {
            peers.add(peer(bank));
        }
        return peers;
    }

    IssuedIdentity admin(String mspId) throws IOException {
        return authority.identity(mspId, new IdentityRequest(ADMIN, NodeRole.ADMIN, List.of(), List.of()));
    }

    IssuedIdentity orderer() throws IOException {
        return authority.identity(LedgerPlan.ORDERER, IdentityRequest.node(ORDERER, NodeRole.ORDERER, LOCALHOST, LOOPBACK));
    }

    /// Certificate and key of the server, as files.
    Path serverTls() {
        return authority.identityFolder(LedgerPlan.ORDERER, ORDERER).resolve("tls");
    }

    ChannelMembers members() throws IOException {
        Path tls = authority.identityFolder(LedgerPlan.ORDERER, ORDERER);
        return new ChannelMembers(authorities(plan.banks()), authorities(plan.regulators()),
                authority.organisation(LedgerPlan.ORDERER), MspFolder.readTls(LedgerPlan.ORDERER, tls).certificate(),
                LOCALHOST, LedgerPlan.PORT);
    }

    private IssuedIdentity peer(String mspId) throws IOException {
        return authority.identity(mspId, IdentityRequest.node(PEER, NodeRole.PEER)); // without TLS: one server speaks for all
    }

    private List<OrganisationAuthority> authorities(List<String> mspIds) throws IOException {
        List<OrganisationAuthority> all = new ArrayList<>();
        for (String mspId : mspIds) {
            all.add(authority.organisation(mspId));
        }
        return all;
    }
}
