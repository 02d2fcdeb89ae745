package io.riskmesh.attestation.pki;

import io.riskmesh.ledger.canonical.Digest;
import java.io.ByteArrayOutputStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Remembers signatures that were good, so that certificates and collateral, which many quotes share, are not checked for each. Only
/// good ones are kept, under a digest of key, signature and bytes together: what it answers never differs from a fresh check.
/// Thread-safe.
public final class SignatureMemory implements SignatureCheck {

    private final Set<Digest> good;

    /// @param most signatures that are kept; the one that was longest not asked for goes first
    public SignatureMemory(int most) {
        this.good = Collections.synchronizedSet(Collections.newSetFromMap(new Recent(most)));
    }

    @Override
    public boolean isGood(P256Key key, P256Signature signature, byte[]... parts) {
        Digest all = digest(key, signature, parts);
        if (good.contains(all)) {
            return true;
        }
        boolean verified = key.verifies(signature, parts);
        if (verified) {
            good.add(all);
        }
        return verified;
    }

    private static Digest digest(P256Key key, P256Signature signature, byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(key.spki());
        all.writeBytes(signature.raw());
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return Digest.of("good-signature", all.toByteArray());
    }

    private static final class Recent extends LinkedHashMap<Digest, Boolean> {

        private static final long serialVersionUID = 1L;

        private final int most;

        Recent(int most) {
            super(16, 0.75f, true);
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Digest, Boolean> eldest) {
            return size() > most;
        }
    }
}
