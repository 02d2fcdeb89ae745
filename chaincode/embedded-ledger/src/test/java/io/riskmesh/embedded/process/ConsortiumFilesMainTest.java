package io.riskmesh.embedded.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.embedded.authority.MspFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConsortiumFilesMainTest {
    @TempDir
    private Path folder;

    @Test
    void every_node_and_client_gets_its_folders_once() throws Exception {
        String[] args = {folder.toString(), "BankA,BankB,BankC", "Regulator", "3"};
        ConsortiumFilesMain.main(args);
        Path peer = folder.resolve("BankC/identities/peer0");
        byte[] key = Files.readAllBytes(peer.resolve("msp/keystore/key.pem"));
        for (String node : new String[] {"BankC/identities/peer0", "Regulator/identities/peer0", "OrdererOrg/identities/orderer2"}) {
            String mspId = node.substring(0, node.indexOf('/'));
            var tlsRoot = MspFolder.certificate(folder.resolve(node).resolve("tls/ca.crt"));
            MspFolder.readTls(mspId, folder.resolve(node)).certificate().verify(tlsRoot.getPublicKey());
            assertTrue(MspFolder.read(mspId, folder.resolve(node)).certificate().getSubjectX500Principal().getName()
                    .contains(node.contains("orderer") ? "OU=orderer" : "OU=peer"));
        }
        assertTrue(Files.readString(folder.resolve("BankA/msp/config.yaml")).contains("OrganizationalUnitIdentifier: orderer"));
        ConsortiumFilesMain.main(args);
        assertArrayEquals(key, Files.readAllBytes(peer.resolve("msp/keystore/key.pem")), "a second call makes nothing anew");
    }
}
