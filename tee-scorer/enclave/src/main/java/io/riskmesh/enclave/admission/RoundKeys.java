package io.riskmesh.enclave.admission;

import io.riskmesh.attestation.scoring.MandateMembers;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/// Checks signatures of members' ROUND keys. A key that is no P-256 key signs nothing.
final class RoundKeys {

    private RoundKeys() {}

    /// Whether one of the party's keys signed the bytes.
    static boolean signed(MandateMembers members, PartyId party, byte[] bytes, OpaqueBytes signature) {
        return members.find(party).stream().flatMap(member -> member.roundKeys().stream())
                .anyMatch(key -> verifies(key, bytes, signature));
    }

    private static boolean verifies(OpaqueBytes spki, byte[] bytes, OpaqueBytes value) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initVerify(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(spki.toBytes())));
            signature.update(bytes);
            return signature.verify(value.toBytes());
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
