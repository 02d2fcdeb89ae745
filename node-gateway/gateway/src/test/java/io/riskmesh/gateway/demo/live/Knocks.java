package io.riskmesh.gateway.demo.live;

import io.riskmesh.gateway.client.ClientProfile;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/// A caller that opens a connection, shakes hands and leaves, again and again.
final class Knocks implements AutoCloseable {
    private static final int AT_ONCE = 6;
    private static final long PAUSE_MILLIS = 50;

    private final int port;
    private final SSLContext tls;
    private volatile boolean ended;

    /// @param payer whose caller knocks at its own bank
    Knocks(DemoFolder folder, DemoMember payer) throws GeneralSecurityException, IOException, Stopped {
        ClientProfile profile = ClientProfile.read(folder.people(payer).path().resolve("caller.yaml"));
        port = profile.url().getPort();
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, null);
        String pem = Files.readString(profile.key()).replaceAll("-----[A-Z ]+-----|\\s", "");
        Certificate[] chain = CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(Files.readAllBytes(profile.certificate())))
                .toArray(Certificate[]::new);
        own.setKeyEntry("caller", KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem))), new char[0], chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, new char[0]);
        tls = SSLContext.getInstance("TLSv1.3");
        tls.init(keys.getKeyManagers(), new TrustManager[] {new Anybody()}, null);
    }

    void begin() {
        for (int i = 0; i < AT_ONCE; i++) {
            Thread.ofPlatform().daemon().start(this::knock);
        }
    }

    void end() {
        ended = true;
    }

    private void knock() {
        while (!ended) {
            try (SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket("127.0.0.1", port)) {
                socket.setSoTimeout(5_000);
                socket.startHandshake();
                Thread.sleep(PAUSE_MILLIS);
            } catch (IOException _) {
                // Sent away; the next one.
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        end();
    }

    // It asks for nothing, so it does not matter who answers.
    private static final class Anybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // Nobody is a client here.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // See above.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
