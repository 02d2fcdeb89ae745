package io.riskmesh.gateway.run.fact;

import io.riskmesh.securesum.proof.JdkPartySigner;
import io.riskmesh.securesum.proof.PartySigner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// This bank's own keys of use `SUM`, from files: PKCS #8 in PEM.
public final class RoundKeyFiles {
    private RoundKeyFiles() {}

    /// @param classical P-256
    /// @param lattice ML-DSA-65
    /// @throws IOException if a file is not what its name says; the message holds no key
    public static PartySigner signer(Path classical, Path lattice) throws IOException {
        return new JdkPartySigner(key(classical, "EC"), key(lattice, "ML-DSA"));
    }

    private static PrivateKey key(Path file, String algorithm) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        String body = text.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            throw new IOException("expected a key of " + algorithm + ", PKCS #8 in PEM, in " + file); // the cause may quote it
        }
    }
}
