package io.riskmesh.gateway.http.tls;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/// Whether a private key is that of a public one: by a signature, which no comparison of numbers replaces.
final class Possession {
    private static final byte[] TEXT = "riskmesh/possession".getBytes(StandardCharsets.US_ASCII);

    private Possession() {}

    static boolean holds(PrivateKey mine, PublicKey theirs) {
        try {
            Signature signer = Signature.getInstance("SHA256withECDSA");
            signer.initSign(mine);
            signer.update(TEXT);
            byte[] signature = signer.sign();
            signer.initVerify(theirs);
            signer.update(TEXT);
            return signer.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // another kind of key, or a broken one
        }
    }
}
