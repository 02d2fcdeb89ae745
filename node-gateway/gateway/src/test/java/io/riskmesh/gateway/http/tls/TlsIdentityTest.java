package io.riskmesh.gateway.http.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.node.TestKey;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsIdentityTest {
    private final TestKey first = TestKey.selfSigned("first");
    private final TestKey second = TestKey.selfSigned("second");

    @TempDir
    Path folder;

    private Path certificate;
    private Path key;

    @BeforeEach
    void write() throws IOException, GeneralSecurityException {
        certificate = first.writeCertificate(folder);
        key = first.writeKey(folder);
    }

    @Test
    void a_renewed_certificate_is_taken_up_and_a_broken_one_is_not() throws Stopped, IOException, GeneralSecurityException {
        TlsIdentity identity = TlsIdentity.read(certificate, key);
        assertEquals(first.digest(), identity.keyDigest());
        assertFalse(identity.refresh());
        Files.copy(second.writeCertificate(folder), certificate, StandardCopyOption.REPLACE_EXISTING);
        assertThrows(Stopped.class, identity::refresh, "the key is still the old one");
        assertEquals(first.digest(), identity.keyDigest());
        Files.copy(second.writeKey(folder), key, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        assertTrue(identity.refresh());
        assertEquals(second.digest(), identity.keyDigest());
    }

    @Test
    void a_key_that_others_may_read_is_refused_without_being_repeated() throws IOException {
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        String message = assertThrows(Stopped.class, () -> TlsIdentity.read(certificate, key)).getMessage();
        assertTrue(message.contains("open to others"), message);
    }

    @Test
    void what_is_no_certificate_or_no_key_is_refused() throws IOException {
        assertThrows(Stopped.class, () -> TlsIdentity.read(key, key));
        assertThrows(Stopped.class, () -> TlsIdentity.read(folder.resolve("absent.pem"), key));
        Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nMAAA\n-----END PRIVATE KEY-----\n");
        assertThrows(Stopped.class, () -> TlsIdentity.read(certificate, key));
    }
}
