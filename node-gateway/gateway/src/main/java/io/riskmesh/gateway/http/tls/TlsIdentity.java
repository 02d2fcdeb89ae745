package io.riskmesh.gateway.http.tls;

import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.canonical.Digest;
import java.net.Socket;
import java.nio.file.Path;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/// Our certificate and key. Files that changed are taken up by `refresh`: every handshake after it shows the new certificate, and
/// connections that stand stay. Thread-safe.
public final class TlsIdentity extends X509ExtendedKeyManager {
    private static final String ALIAS = "gateway";
    private static final String KEY_TYPE = "EC";

    private final Path certificateFile;
    private final Path keyFile;
    private volatile Pair current;

    private record Pair(List<X509Certificate> chain, PrivateKey key) {}

    private TlsIdentity(Path certificateFile, Path keyFile, Pair current) {
        this.certificateFile = certificateFile;
        this.keyFile = keyFile;
        this.current = current;
    }

    /// Reads both files.
    ///
    /// @throws Stopped if one cannot be read, the key is open to others, or they do not belong together
    public static TlsIdentity read(Path certificateFile, Path keyFile) throws Stopped {
        return new TlsIdentity(certificateFile, keyFile, pair(certificateFile, keyFile));
    }

    /// Reads both files again; what was read before stays if they are not as they should be.
    ///
    /// @return whether the certificate is another one now
    /// @throws Stopped as when they were read first
    public boolean refresh() throws Stopped {
        Pair fresh = pair(certificateFile, keyFile);
        boolean changed = !fresh.chain().equals(current.chain());
        current = fresh;
        return changed;
    }

    /// Our key's name, which stands in our `Party` fact.
    public Digest keyDigest() {
        return KeyDigest.of(current.chain().getFirst());
    }

    /// When the certificate ends.
    public Instant expires() {
        return current.chain().getFirst().getNotAfter().toInstant();
    }

    private static Pair pair(Path certificateFile, Path keyFile) throws Stopped {
        List<X509Certificate> chain = PemFiles.certificates(certificateFile);
        PrivateKey key = PemFiles.key(keyFile);
        if (!Possession.holds(key, chain.getFirst().getPublicKey())) {
            throw Stopped.refused("the key in " + keyFile + " is not that of the certificate in " + certificateFile);
        }
        return new Pair(chain, key);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return current.chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return current.key();
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return chooseServerAlias(keyType, issuers, null);
    }

    @Override
    public String chooseEngineClientAlias(String[] keyTypes, Principal[] issuers, SSLEngine engine) {
        return chooseClientAlias(keyTypes, issuers, null);
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return keyType.startsWith(KEY_TYPE) ? ALIAS : null;
    }

    // Whom the other side trusts is its own matter: it knows our key, not our issuer.
    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return List.of(keyTypes).stream().anyMatch(type -> type.startsWith(KEY_TYPE)) ? ALIAS : null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return new String[] {ALIAS};
    }
}
