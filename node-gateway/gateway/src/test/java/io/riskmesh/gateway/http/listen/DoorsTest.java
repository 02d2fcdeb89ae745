package io.riskmesh.gateway.http.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.config.HostPort;
import io.riskmesh.gateway.http.tls.KeyDigest;
import io.riskmesh.gateway.http.tls.KnownKeys;
import io.riskmesh.gateway.http.tls.TlsIdentity;
import io.riskmesh.gateway.node.TestKey;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.canonical.Digest;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoorsTest {
    private final TestKey server = TestKey.selfSigned("server");
    private final TestKey renewed = TestKey.selfSigned("renewed");
    private final TestKey member = TestKey.selfSigned("member");
    private final Set<Digest> members = ConcurrentHashMap.newKeySet();
    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path folder;

    private TlsIdentity identity;
    private Listener listener;

    @BeforeEach
    void open() throws Stopped, IOException, GeneralSecurityException, InterruptedException {
        members.add(member.digest());
        identity = TlsIdentity.read(server.writeCertificate(folder), server.writeKey(folder));
        listener = new Doors(vertx, 2, identity).keyed(ListenerPlan.peers(new HostPort("127.0.0.1", 0), 2), members::contains,
                (key, request) -> request.response().end(key.hex()));
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /// A connection of a client that takes any server, so that the test can look at whom it got.
    private SSLSocket connect(TestKey mine, String protocol) throws GeneralSecurityException, IOException {
        KeyStore own = KeyStore.getInstance(KeyStore.getDefaultType());
        own.load(null, null);
        own.setKeyEntry("mine", mine.pair().getPrivate(), new char[0], new Certificate[] {mine.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, new char[0]);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), new TrustManager[] {new KnownKeys(_ -> true)}, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), listener.address().port());
        socket.setSoTimeout(5_000);
        socket.setEnabledProtocols(new String[] {protocol});
        socket.startHandshake();
        return socket;
    }

    private static String ask(SSLSocket socket) throws IOException {
        socket.getOutputStream().write("GET / HTTP/1.1\r\nhost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        byte[] answer = new byte[1_000];
        int length = socket.getInputStream().read(answer);
        return length < 0 ? "" : new String(answer, 0, length, StandardCharsets.US_ASCII);
    }

    private Digest shown() throws GeneralSecurityException, IOException {
        try (SSLSocket socket = connect(member, "TLSv1.3")) {
            return KeyDigest.of(socket.getSession().getPeerCertificates()[0]);
        }
    }

    @Test
    void a_handler_gets_the_key_that_the_client_has_shown_to_hold() throws GeneralSecurityException, IOException {
        try (SSLSocket socket = connect(member, "TLSv1.3")) {
            assertTrue(ask(socket).endsWith(member.digest().hex()));
        }
    }

    @Test
    void a_renewed_certificate_is_shown_at_the_next_handshake() throws Stopped, GeneralSecurityException, IOException {
        assertEquals(server.digest(), shown());
        Files.copy(renewed.writeCertificate(folder), folder.resolve("server.pem"), StandardCopyOption.REPLACE_EXISTING);
        Files.copy(renewed.writeKey(folder), folder.resolve("server.key"), StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        assertTrue(identity.refresh());
        assertEquals(renewed.digest(), shown());
    }

    @Test
    void a_key_that_is_known_no_more_loses_its_connection_and_gets_no_other() throws GeneralSecurityException, IOException {
        try (SSLSocket socket = connect(member, "TLSv1.3")) {
            assertTrue(ask(socket).endsWith(member.digest().hex()));
            members.clear();
            listener.review();
            assertEquals(-1, socket.getInputStream().read());
        }
        assertThrows(IOException.class, () -> ask(connect(member, "TLSv1.3")));
    }

    @Test
    void older_versions_of_tls_are_not_spoken() {
        assertThrows(IOException.class, () -> connect(member, "TLSv1.2"));
    }

    @Test
    void connections_beyond_the_limit_are_closed() throws GeneralSecurityException, IOException {
        try (SSLSocket first = connect(member, "TLSv1.3"); SSLSocket second = connect(member, "TLSv1.3");
                SSLSocket third = connect(member, "TLSv1.3")) {
            assertTrue(ask(first).contains("200") && ask(second).contains("200"));
            String answer;
            try {
                answer = ask(third);
            } catch (IOException e) {
                answer = "";
            }
            assertEquals("", answer);
        }
    }
}
