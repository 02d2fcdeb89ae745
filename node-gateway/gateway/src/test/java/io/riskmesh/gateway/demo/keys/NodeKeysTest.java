package io.riskmesh.gateway.demo.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.PartyKey;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NodeKeysTest {
    @TempDir
    private Path folder;

    @Test
    void every_file_is_the_owners_alone_and_none_is_overwritten() throws Exception {
        DevelopmentAuthority authority = DevelopmentAuthority.create("Harbour", Instant.now(), new SecureRandom());
        KeyFolder keys = KeyFolder.create(folder.resolve("keys"));
        NodeKeys.create(keys, authority, "Harbour");
        try (Stream<Path> files = Files.list(keys.path())) {
            for (Path file : files.toList()) {
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)), file.toString());
            }
        }
        byte[] before = Files.readAllBytes(keys.key("tls"));
        NodeKeys.create(keys, DevelopmentAuthority.create("Other", Instant.now(), new SecureRandom()), "Harbour");
        assertEquals(-1, java.util.Arrays.mismatch(before, Files.readAllBytes(keys.key("tls"))), "a second call makes no new key");
        assertThrows(FileAlreadyExistsException.class, () -> keys.write("tls", authority.signing("Harbour", "tls")));
    }

    @Test
    void a_party_registers_a_key_for_each_use_and_sums_are_signed_by_two_kinds() throws Exception {
        KeyFolder keys = KeyFolder.create(folder.resolve("keys"));
        NodeKeys.create(keys, DevelopmentAuthority.create("Harbour", Instant.now(), new SecureRandom()), "Harbour");
        List<PartyKey> registered = NodeKeys.registered(keys);
        assertEquals(List.of(KeyUse.TLS, KeyUse.ROUND, KeyUse.RECEIPT, KeyUse.SUM, KeyUse.SUM), registered.stream().map(PartyKey::use).toList());
        assertEquals("ML-DSA-65", keys.readCertificate("sum-lattice").getPublicKey().getAlgorithm().replaceAll("^ML-DSA$", "ML-DSA-65"));
        assertTrue(registered.stream().allMatch(key -> key.notAfter() > System.currentTimeMillis()));
    }
}
