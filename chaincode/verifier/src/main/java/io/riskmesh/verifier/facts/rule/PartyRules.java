package io.riskmesh.verifier.facts.rule;

import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.part.PartyKey;
import io.riskmesh.ledger.reason.LedgerReason;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.TreeSet;

/// How parties describe themselves.
final class PartyRules {

    private PartyRules() {}

    static void check(Party party, Scene scene) throws BrokenRule {
        scene.mustContinue(seq -> Party.keyOf(party.by(), seq), party.seq());
        Set<String> kids = new TreeSet<>();
        for (PartyKey key : party.keys()) {
            BrokenRule.unless(kids.add(key.kid()), LedgerReason.CERTIFICATE_INVALID, "key " + key.kid() + " stands twice");
            X509Certificate certificate = certificate(key);
            long end = certificate.getNotAfter().toInstant().toEpochMilli();
            boolean valid = certificate.getNotBefore().toInstant().toEpochMilli() <= party.at() && party.at() <= end
                    && key.notAfter() <= end;
            BrokenRule.unless(valid, LedgerReason.CERTIFICATE_INVALID, "certificate " + key.kid() + " is not valid then");
        }
    }

    static X509Certificate certificate(PartyKey key) throws BrokenRule {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(key.certificate().toBytes()));
        } catch (CertificateException e) {
            throw new BrokenRule(LedgerReason.CERTIFICATE_INVALID, "certificate " + key.kid() + " does not parse");
        }
    }
}
