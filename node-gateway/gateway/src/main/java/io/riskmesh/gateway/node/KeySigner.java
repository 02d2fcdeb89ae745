package io.riskmesh.gateway.node;

import io.riskmesh.attestation.session.PendingSession;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import org.hyperledger.fabric.client.identity.Identities;

/// Signs with a P-256 key of the gateway's key folder. Printing shows the file, never the key.
final class KeySigner implements PendingSession.RoundSigner {
    private final Path file;
    private final PrivateKey key;

    private KeySigner(Path file, PrivateKey key) {
        this.file = file;
        this.key = key;
    }

    /// @param file PKCS#8 in PEM
    static KeySigner read(Path file) throws Stopped {
        try (Reader text = Files.newBufferedReader(file)) {
            return new KeySigner(file, Identities.readPrivateKey(text));
        } catch (IOException | InvalidKeyException e) {
            throw Stopped.unavailable("expected a key in " + file + ", found none that can be read", e);
        }
    }

    @Override
    public byte[] sign(byte[] message) throws SignatureException {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (SignatureException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new SignatureException(e);
        }
    }

    @Override
    public String toString() {
        return "KeySigner[" + file + "]";
    }
}
