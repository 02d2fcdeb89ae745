package io.riskmesh.gateway.client;

import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.hyperledger.fabric.client.identity.Identities;

/// TLS 1.3 with a certificate of the client, made of a profile's files.
final class ClientTls {
    private static final char[] IN_MEMORY_ONLY = new char[0];

    private ClientTls() {}

    static SSLContext of(ClientProfile profile, SecureRandom random) throws Stopped {
        try {
            KeyStore own = empty();
            own.setKeyEntry("client", key(profile.key()), IN_MEMORY_ONLY, new Certificate[] {certificate(profile.certificate())});
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(own, IN_MEMORY_ONLY);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(keys.getKeyManagers(), trust(profile.trust()), random);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw Stopped.unavailable("expected certificate and key in " + profile.certificate() + " and " + profile.key()
                    + ", found " + e.getClass().getSimpleName(), e);
        }
    }

    private static TrustManager[] trust(ClientProfile.ServerTrust trust) throws IOException, GeneralSecurityException {
        return switch (trust) {
            case ClientProfile.ServerTrust.PinnedKey(var key) -> new TrustManager[] {new PinnedServer(key)};
            case ClientProfile.ServerTrust.Authority(var file) -> {
                KeyStore roots = empty();
                roots.setCertificateEntry("ca", certificate(file));
                TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                factory.init(roots);
                yield factory.getTrustManagers();
            }
        };
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static X509Certificate certificate(Path file) throws IOException, GeneralSecurityException {
        try (Reader text = Files.newBufferedReader(file)) {
            return Identities.readX509Certificate(text);
        }
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        try (Reader text = Files.newBufferedReader(file)) {
            return Identities.readPrivateKey(text);
        }
    }
}
