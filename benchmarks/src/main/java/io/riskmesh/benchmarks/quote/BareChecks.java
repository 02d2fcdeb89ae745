package io.riskmesh.benchmarks.quote;

import io.riskmesh.attestation.pki.P256Key;
import io.riskmesh.attestation.pki.P256Signature;
import io.riskmesh.attestation.pki.SignatureCheck;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;

/// The signatures of one verification in their order, laid out so that nothing but checking them is left.
final class BareChecks {

    private record One(PublicKey key, byte[] message, byte[] der, P256Signature signature) {}

    private final List<One> all = new ArrayList<>();

    /// Records what a verification of the quote checks.
    static BareChecks of(RealQuote quote) {
        BareChecks checks = new BareChecks();
        quote.verify(checks::recorded);
        return checks;
    }

    int count() {
        return all.size();
    }

    P256Signature signature(int place) {
        return all.get(place).signature();
    }

    void check() throws GeneralSecurityException {
        for (One one : all) {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(one.key());
            signature.update(one.message());
            if (!signature.verify(one.der())) {
                throw new IllegalStateException("A signature of the quote does not verify");
            }
        }
    }

    private boolean recorded(P256Key key, P256Signature signature, byte[]... parts) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            message.writeBytes(part);
        }
        try {
            PublicKey decoded = KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.spki()));
            all.add(new One(decoded, message.toByteArray(), signature.der(), signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A checked key is a key", e);
        }
        return SignatureCheck.direct().isGood(key, signature, parts);
    }
}
