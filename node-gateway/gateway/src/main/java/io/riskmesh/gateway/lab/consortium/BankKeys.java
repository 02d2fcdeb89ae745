package io.riskmesh.gateway.lab.consortium;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.proof.JdkPartySigner;
import io.riskmesh.securesum.proof.JdkPartyVerifier;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Signature keys of the banks of one process, made anew: nobody outside it has to recognise them.
final class BankKeys {
    private final Map<PartyId, KeyPair[]> pairs = new TreeMap<>(); // ECDSA P-256, ML-DSA-65

    BankKeys(List<PartyId> parties) {
        try {
            KeyPairGenerator classical = KeyPairGenerator.getInstance("EC");
            classical.initialize(256);
            KeyPairGenerator postQuantum = KeyPairGenerator.getInstance("ML-DSA-65");
            for (PartyId party : parties) {
                pairs.put(party, new KeyPair[] {classical.generateKeyPair(), postQuantum.generateKeyPair()});
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks P-256 or ML-DSA-65", e);
        }
    }

    JdkPartySigner signer(PartyId party) {
        KeyPair[] own = pairs.get(party);
        return new JdkPartySigner(own[0].getPrivate(), own[1].getPrivate());
    }

    JdkPartyVerifier verifier() {
        Map<String, JdkPartyVerifier.PartyKeys> keys = new TreeMap<>();
        pairs.forEach((party, own) -> keys.put(party.value(), new JdkPartyVerifier.PartyKeys(
                own[0].getPublic(), own[1].getPublic(), certificateDigest(party))));
        return new JdkPartyVerifier(keys);
    }

    /// Stands for the digest over the party's certificates, which one process does not need.
    private Octets certificateDigest(PartyId party) {
        return Octets.wrap(Digest.of("lab-certificate", pairs.get(party)[1].getPublic().getEncoded()).toBytes());
    }
}
