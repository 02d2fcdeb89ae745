package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.PartyKey;
import io.riskmesh.ledger.reason.LedgerReason;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// How parties describe themselves: every key with a certificate in its one encoding, over a key of the kind that its use needs.
final class PartyRules {

    private static final String P256 = "3059301306072a8648ce3d020106082a8648ce3d030107034200";
    private static final String ML_DSA_65 = "308207b2300b0609608648016503040312038207a100";

    private PartyRules() {}

    static void check(Party party, Scene scene) throws BrokenRule {
        scene.mustContinue(seq -> Party.keyOf(party.by(), seq), party.seq());
        Set<String> kids = new TreeSet<>();
        List<String> sumKinds = new ArrayList<>();
        for (PartyKey key : party.keys()) {
            mustHold(kids.add(key.kid()), key, "stands twice");
            X509Certificate certificate = certificate(key);
            mustBeValid(key, certificate, party.at());
            String kind = kind(certificate);
            mustHold(kind.equals(P256) || (kind.equals(ML_DSA_65) && key.use() == KeyUse.SUM), key, "is of the wrong kind");
            if (key.use() == KeyUse.SUM) {
                sumKinds.add(kind);
            }
        }
        boolean pair = sumKinds.size() == 2 && sumKinds.contains(P256) && sumKinds.contains(ML_DSA_65);
        BrokenRule.unless(sumKinds.isEmpty() || pair, LedgerReason.CERTIFICATE_INVALID, "keys of use SUM come as a pair");
    }

    private static void mustBeValid(PartyKey key, X509Certificate certificate, long at) throws BrokenRule {
        long start = certificate.getNotBefore().toInstant().toEpochMilli();
        long end = certificate.getNotAfter().toInstant().toEpochMilli();
        mustHold(start <= at && at <= end && at < key.notAfter() && key.notAfter() <= end, key, "is not valid then");
        try {
            mustHold(Arrays.equals(certificate.getEncoded(), key.certificate().toBytes()), key, "is not exact DER");
        } catch (CertificateEncodingException _) {
            mustHold(false, key, "has a certificate without an encoding");
        }
    }

    /// The kind of a public key by the first bytes of its encoding; empty for all others.
    private static String kind(X509Certificate certificate) {
        String spki = HexFormat.of().formatHex(certificate.getPublicKey().getEncoded());
        return List.of(P256, ML_DSA_65).stream().filter(spki::startsWith).findFirst().orElse("");
    }

    private static void mustHold(boolean holds, PartyKey key, String detail) throws BrokenRule {
        BrokenRule.unless(holds, LedgerReason.CERTIFICATE_INVALID, "key " + key.kid() + " " + detail);
    }

    /// `generateCertificate` throws unchecked exceptions on some garbage; all garbage is the same here.
    static X509Certificate certificate(PartyKey key) throws BrokenRule {
        try {
            if (CertificateFactory.getInstance("X.509").generateCertificate(
                    new ByteArrayInputStream(key.certificate().toBytes())) instanceof X509Certificate certificate) {
                return certificate;
            }
        } catch (CertificateException | IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException
                | NullPointerException _) {
            // Refused below, as whatever else is no certificate.
        }
        throw new BrokenRule(LedgerReason.CERTIFICATE_INVALID, "certificate " + key.kid() + " does not parse");
    }
}
