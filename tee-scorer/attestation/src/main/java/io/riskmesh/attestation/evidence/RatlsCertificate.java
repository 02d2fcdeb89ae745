package io.riskmesh.attestation.evidence;

import static io.riskmesh.ledger.reason.AttestationReason.CHAIN_INVALID;
import static io.riskmesh.ledger.reason.AttestationReason.CLAIMS_MALFORMED;
import static io.riskmesh.ledger.reason.AttestationReason.RATLS_LEGACY_ONLY;
import static io.riskmesh.ledger.reason.AttestationReason.RATLS_QUOTES_DIFFER;
import static io.riskmesh.ledger.reason.AttestationReason.REPORT_DATA_MISMATCH;

import io.riskmesh.attestation.appraisal.Binding;
import io.riskmesh.attestation.der.DerReader;
import io.riskmesh.attestation.der.DerTag;
import io.riskmesh.attestation.der.MalformedDer;
import io.riskmesh.attestation.quote.Quote;
import io.riskmesh.attestation.quote.ReportBody;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.ledger.canonical.Digest;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;

/// A self-signed certificate that carries evidence for its own key. Its dates and names mean nothing; the evidence is to be verified
/// like any other, with this as its binding.
///
/// @param spki of the certificate's key
public record RatlsCertificate(Evidence evidence, Digest spki) implements Binding {

    private static final String DICE = "2.23.133.5.4.9";
    /// The older form wrote the encoding of its object identifier where the identifier belongs; so it prints.
    private static final String LEGACY = "0.6.9.42.840.113741.1337.6";

    public static RatlsCertificate parse(byte[] encoded) throws Rejected {
        X509Certificate certificate = selfSigned(encoded);
        Optional<byte[]> dice = extension(certificate, DICE);
        Optional<byte[]> legacy = extension(certificate, LEGACY);
        Rejected.unless(dice.isPresent() || legacy.isPresent(), CLAIMS_MALFORMED, "the certificate carries no evidence");
        Evidence evidence = Evidence.decode(dice.orElseThrow(
                () -> new Rejected(RATLS_LEGACY_ONLY, "the certificate carries evidence of the older form alone")));
        Digest spki = Digest.ofFile(certificate.getPublicKey().getEncoded());
        Rejected.unless(legacy.isEmpty() || isOfSame(legacy.get(), evidence.quote(), spki), RATLS_QUOTES_DIFFER,
                "the certificate carries quotes of two enclaves");
        return new RatlsCertificate(evidence, spki);
    }

    /// That the quote binds the claims, and the claims this certificate's key.
    @Override
    public void check(byte[] reportData) throws Rejected {
        LedgerBinding.bound(evidence, reportData);
        Rejected.unless(evidence.claims().pubkeyHash().equals(spki), REPORT_DATA_MISMATCH, "the evidence speaks for another key");
    }

    /// Whether the quote of the older form is the other one, or, as Gramine makes it, the same enclave's over the key itself.
    private static boolean isOfSame(byte[] legacy, byte[] dice, Digest spki) {
        if (Arrays.equals(legacy, dice)) {
            return true;
        }
        try {
            Quote older = Quote.parse(legacy);
            Quote newer = Quote.parse(dice);
            byte[] overKey = Arrays.copyOf(spki.toBytes(), ReportBody.REPORT_DATA_BYTES);
            return Arrays.equals(withoutReportData(older), withoutReportData(newer))
                    && MessageDigest.isEqual(older.body().reportData(), overKey)
                    && newer.attestationKey().verifies(older.signature(), older.signedBytes());
        } catch (Rejected _) {
            // What is no quote is none of the same enclave.
            return false;
        }
    }

    /// In reports of SGX and of TDX 1.0 the report data come last.
    private static byte[] withoutReportData(Quote quote) {
        return Arrays.copyOf(quote.signedBytes(), quote.signedBytes().length - ReportBody.REPORT_DATA_BYTES);
    }

    private static X509Certificate selfSigned(byte[] encoded) throws Rejected {
        try {
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(encoded));
            Rejected.unless(Arrays.equals(certificate.getEncoded(), encoded), CHAIN_INVALID, "bytes after the certificate");
            certificate.verify(certificate.getPublicKey());
            return certificate;
        } catch (CertificateException e) {
            throw new Rejected(CHAIN_INVALID, "no certificate");
        } catch (GeneralSecurityException e) {
            throw new Rejected(CHAIN_INVALID, "the certificate is not signed by its own key");
        }
    }

    private static Optional<byte[]> extension(X509Certificate certificate, String oid) throws Rejected {
        byte[] value = certificate.getExtensionValue(oid);
        if (value == null) {
            return Optional.empty();
        }
        try {
            DerReader in = DerReader.of(value);
            byte[] content = in.content(DerTag.OCTET_STRING);
            in.end();
            return Optional.of(content);
        } catch (MalformedDer e) {
            throw new Rejected(CLAIMS_MALFORMED, e.getMessage());
        }
    }
}
