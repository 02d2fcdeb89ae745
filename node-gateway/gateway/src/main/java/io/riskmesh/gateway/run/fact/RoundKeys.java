package io.riskmesh.gateway.run.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.PartyKey;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.proof.JdkPartyVerifier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The keys by which banks know each other in masked sums: of use `SUM` in their `Party` facts, one P-256, one ML-DSA-65.
public final class RoundKeys {
    private static final String CLASSICAL = "EC";

    private RoundKeys() {}

    /// One bank's keys.
    private record Registered(PartyKey classical, PartyKey postQuantum) {
        Digest digest() {
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(classical.certificate().toBytes());
            both.writeBytes(postQuantum.certificate().toBytes());
            return Digest.of("round-keys", both.toByteArray());
        }
    }

    /// Digest over both certificates: what a bank's join commits it to, and what its key announcements name.
    public static Digest digest(PartyId bank, Map<PartyId, Party> parties) throws RunStopped {
        return registered(bank, parties).digest();
    }

    /// Verifies by the keys that these banks registered.
    ///
    /// @throws RunStopped if one registered none
    public static JdkPartyVerifier verifier(List<PartyId> banks, Map<PartyId, Party> parties) throws RunStopped {
        Map<String, JdkPartyVerifier.PartyKeys> keys = new TreeMap<>();
        for (PartyId bank : banks) {
            Registered own = registered(bank, parties);
            keys.put(bank.value(), new JdkPartyVerifier.PartyKeys(publicKey(bank, own.classical()), publicKey(bank, own.postQuantum()),
                    Octets.wrap(own.digest().toBytes())));
        }
        return new JdkPartyVerifier(keys);
    }

    private static Registered registered(PartyId bank, Map<PartyId, Party> parties) throws RunStopped {
        PartyKey classical = null;
        PartyKey postQuantum = null;
        List<PartyKey> keys = parties.containsKey(bank) ? parties.get(bank).keys() : List.of();
        for (PartyKey key : keys) {
            if (key.use() == KeyUse.SUM && publicKey(bank, key).getAlgorithm().equals(CLASSICAL)) {
                classical = key;
            } else if (key.use() == KeyUse.SUM) {
                postQuantum = key;
            }
        }
        if (classical == null || postQuantum == null) {
            throw RunStopped.refused(SharedReason.SIGNATURE_INVALID, bank + " registered no pair of keys of use SUM");
        }
        return new Registered(classical, postQuantum);
    }

    private static PublicKey publicKey(PartyId bank, PartyKey key) throws RunStopped {
        try {
            return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(key.certificate().toBytes()))
                    .getPublicKey();
        } catch (CertificateException _) {
            throw RunStopped.refused(SharedReason.SIGNATURE_INVALID, "key " + key.kid() + " of " + bank + " has no certificate");
        }
    }
}
