package io.riskmesh.contract.rule.party;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.PartyKey;
import io.riskmesh.ledger.reason.LedgerReason;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/// Checks registered keys: a certificate in exact DER, valid now and to the end of the key's use, over a key of the kind that its use
/// needs. Kinds are told by the first bytes of the public key's encoding, so that no provider has a say.
final class KeyCertificates {

    /// `SubjectPublicKeyInfo` of a P-256 point, up to the point.
    private static final byte[] P256 = HexFormat.of().parseHex("3059301306072a8648ce3d020106082a8648ce3d030107034200");
    /// `SubjectPublicKeyInfo` of an ML-DSA-65 key, up to the key.
    private static final byte[] ML_DSA_65 = HexFormat.of().parseHex("308207b2300b0609608648016503040312038207a100");

    private KeyCertificates() {}

    static void check(List<PartyKey> keys, long now) throws Refused {
        TreeSet<String> kids = new TreeSet<>();
        int classicalSums = 0;
        int latticeSums = 0;
        for (PartyKey key : keys) {
            unless(kids.add(key.kid()), key, "stands twice");
            byte[] spki = certified(key, now).getPublicKey().getEncoded();
            boolean classical = startsWith(spki, P256);
            unless(classical || (key.use() == KeyUse.SUM && startsWith(spki, ML_DSA_65)), key, "is of the wrong kind for its use");
            if (key.use() == KeyUse.SUM) {
                classicalSums += classical ? 1 : 0;
                latticeSums += classical ? 0 : 1;
            }
        }
        Refused.unless(classicalSums == latticeSums && classicalSums <= 1, LedgerReason.CERTIFICATE_INVALID,
                "keys of use SUM are one P-256 and one ML-DSA-65, or none");
    }

    private static X509Certificate certified(PartyKey key, long now) throws Refused {
        byte[] der = key.certificate().toBytes();
        try {
            X509Certificate certificate = parsed(der);
            long from = certificate.getNotBefore().toInstant().toEpochMilli();
            long to = certificate.getNotAfter().toInstant().toEpochMilli();
            unless(from <= now && now <= to, key, "has a certificate that is not valid now");
            // The factory accepts bytes after a certificate, and PEM; the ledger keeps one encoding.
            unless(Arrays.equals(certificate.getEncoded(), der), key, "has a certificate that is not exact DER");
            unless(key.notAfter() > now && key.notAfter() <= to, key,
                    "ends before now or after its certificate");
            return certificate;
        } catch (CertificateException _) {
            throw refused(key, "has no certificate");
        }
    }

    /// Nothing says that the factory throws no unchecked exception on garbage; to the caller all garbage is the same.
    private static X509Certificate parsed(byte[] der) throws CertificateException {
        try {
            if (CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der))
                    instanceof X509Certificate certificate) {
                return certificate;
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException | NullPointerException e) {
            throw new CertificateException(e);
        }
        throw new CertificateException("Not an X.509 certificate");
    }

    private static boolean startsWith(byte[] bytes, byte[] prefix) {
        return bytes.length > prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static void unless(boolean holds, PartyKey key, String detail) throws Refused {
        if (!holds) {
            throw refused(key, detail);
        }
    }

    private static Refused refused(PartyKey key, String detail) {
        return new Refused(LedgerReason.CERTIFICATE_INVALID, "key " + key.kid() + " " + detail);
    }
}
