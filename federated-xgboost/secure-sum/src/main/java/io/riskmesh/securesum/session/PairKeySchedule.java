package io.riskmesh.securesum.session;

import io.riskmesh.securesum.message.KeyAnnouncement;
import io.riskmesh.securesum.octets.Enc;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.primitive.Primitives;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// Pair key and confirmation of two parties `first` < `second` (design `secure-sum.md` section 3).
///
/// @param kemCiphertext from the first to the second
record PairKeySchedule(
        SessionParameters session,
        KeyAnnouncement first,
        KeyAnnouncement second,
        Octets kemCiphertext,
        Primitives primitives) {

    /// k_ij: HKDF-SHA256 with the transcript as salt and both shared secrets as key material.
    Secret pairKey(Secret x25519, Secret mlKem) {
        byte[] material = Arrays.copyOf(x25519.reveal(), x25519.length() + mlKem.length());
        System.arraycopy(mlKem.reveal(), 0, material, x25519.length(), mlKem.length());
        byte[] info = Enc.of("pair").text(first.party()).text(second.party()).toBytes();
        try {
            return Secret.wrap(KDF.getInstance("HKDF-SHA256").deriveData(
                    HKDFParameterSpec.ofExtract().addIKM(material).addSalt(transcript()).thenExpand(info, 32)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks HKDF-SHA256", e);
        } finally {
            Arrays.fill(material, (byte) 0);
        }
    }

    /// The tag with which `from` shows `to` that it has the key.
    static Octets confirmation(Primitives primitives, Secret pairKey, String from, String to) {
        return Octets.wrap(
                primitives.expand(pairKey.reveal(), Enc.of("confirm").text(from).text(to).toBytes()));
    }

    private byte[] transcript() {
        return primitives.sha256(Enc.of("transcript").octets(session.sessionId()).texts(session.roster().parties())
                .bytes(first.body()).bytes(second.body()).octets(kemCiphertext).toBytes());
    }
}
