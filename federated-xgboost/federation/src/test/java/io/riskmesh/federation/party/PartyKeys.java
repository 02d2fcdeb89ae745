package io.riskmesh.federation.party;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.proof.JdkPartySigner;
import io.riskmesh.securesum.proof.JdkPartyVerifier;
import io.riskmesh.securesum.proof.PartySigner;
import io.riskmesh.securesum.proof.PartyVerifier;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Signature keys of test banks, made once per JVM.
final class PartyKeys {
    private static final Map<PartyId, KeyPair[]> PAIRS = new TreeMap<>();

    private PartyKeys() {}

    static PartySigner signer(PartyId bank) {
        KeyPair[] pairs = pairs(bank);
        return new JdkPartySigner(pairs[0].getPrivate(), pairs[1].getPrivate());
    }

    static PartyVerifier verifier(List<PartyId> banks) {
        Map<String, JdkPartyVerifier.PartyKeys> keys = new TreeMap<>();
        banks.forEach(bank -> keys.put(bank.value(), new JdkPartyVerifier.PartyKeys(
                pairs(bank)[0].getPublic(), pairs(bank)[1].getPublic(), Octets.wrap(new byte[32]))));
        return new JdkPartyVerifier(keys);
    }

    private static synchronized KeyPair[] pairs(PartyId bank) {
        return PAIRS.computeIfAbsent(bank, _ -> {
            try {
                KeyPairGenerator classical = KeyPairGenerator.getInstance("EC");
                classical.initialize(256);
                return new KeyPair[] {
                    classical.generateKeyPair(), KeyPairGenerator.getInstance("ML-DSA-65").generateKeyPair()
                };
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
