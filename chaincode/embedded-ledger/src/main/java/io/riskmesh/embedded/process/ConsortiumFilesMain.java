package io.riskmesh.embedded.process;

import io.riskmesh.embedded.authority.BankIdentities;
import io.riskmesh.embedded.authority.ConsortiumCertificateAuthority;
import io.riskmesh.embedded.authority.IdentityRequest;
import io.riskmesh.embedded.authority.NodeRole;
import io.riskmesh.embedded.network.LedgerPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/// Writes the MSP and TLS folders of a consortium for a real Fabric network on one machine: for each bank a peer, an
/// administrator and one client per role; for each regulator a peer, an administrator and an auditor; the orderers, of which
/// the fourth belongs to the first regulator. What is there stays. Exit: 0 written, 2 wrong arguments, 4 cannot write.
public final class ConsortiumFilesMain {
    private static final String USAGE = "usage: DIR BANK,BANK,.. REGULATOR,.. ORDERERS (1 to 9)";
    private static final int THE_REGULATORS = 3;

    private ConsortiumFilesMain() {}

    public static void main(String[] args) {
        if (args.length != 4 || !args[3].matches("[1-9]")) {
            System.err.println(USAGE);
            System.exit(2);
        }
        try {
            write(new ConsortiumCertificateAuthority(Path.of(args[0]), Clock.systemUTC(), new SecureRandom()),
                    args[1].split(",", -1), args[2].split(",", -1), Integer.parseInt(args[3]));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.err.println(USAGE);
            System.exit(2);
        } catch (IOException e) {
            System.err.println("The folders cannot be written: " + e.getMessage());
            System.exit(4);
        }
    }

    private static void write(ConsortiumCertificateAuthority authority, String[] banks, String[] regulators, int orderers)
            throws IOException {
        for (String bank : banks) {
            nodes(authority, bank, "peer0", NodeRole.PEER);
            for (IdentityRequest request : BankIdentities.all()) {
                authority.identity(bank, request);
            }
        }
        for (String regulator : regulators) {
            nodes(authority, regulator, "peer0", NodeRole.PEER);
            authority.identity(regulator, IdentityRequest.client("auditor"));
        }
        for (int i = 0; i < orderers; i++) {
            nodes(authority, i == THE_REGULATORS ? regulators[0] : LedgerPlan.ORDERER, "orderer" + i, NodeRole.ORDERER);
        }
    }

    private static void nodes(ConsortiumCertificateAuthority authority, String mspId, String name, NodeRole role) throws IOException {
        authority.identity(mspId, IdentityRequest.node(name, role, "localhost", "127.0.0.1"));
        authority.identity(mspId, new IdentityRequest("admin", NodeRole.ADMIN, List.of(), List.of("localhost", "127.0.0.1")));
    }
}
