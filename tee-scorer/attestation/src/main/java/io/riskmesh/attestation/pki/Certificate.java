package io.riskmesh.attestation.pki;

import io.riskmesh.attestation.der.DerReader;
import io.riskmesh.attestation.der.DerTag;
import io.riskmesh.attestation.der.MalformedDer;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// An X.509 v3 certificate (RFC 5280) with a P-256 key, signed by ECDSA with SHA-256. Parsed, nothing more: who may trust it is
/// decided by [CertificateChain]. Nobody changes its arrays.
///
/// @param encoded the whole certificate
/// @param issuer encoded name; names are equal if their bytes are
/// @param notBefore ms since the epoch, inclusive like notAfter
record Certificate(byte[] encoded, SignedForm form, BigInteger serial, byte[] issuer, byte[] subject, String commonName,
        long notBefore, long notAfter, P256Key key, List<Extension> extensions) {

    /// Largest that is read; real ones have less than 1,400 bytes.
    static final int MOST_BYTES = 4_096;

    private static final int SERIAL_BYTES = 21;
    private static final int VERSION_3 = 2;
    private static final String COMMON_NAME = "2.5.4.3";

    static Certificate parse(byte[] encoded) throws MalformedDer {
        if (encoded.length > MOST_BYTES) {
            throw new MalformedDer("a certificate of " + encoded.length + " bytes");
        }
        SignedForm form = SignedForm.read(encoded);
        DerReader in = DerReader.of(form.body()).enter(DerTag.SEQUENCE);
        version(in.enter(DerTag.context(0)));
        BigInteger serial = in.integer(SERIAL_BYTES);
        SignedForm.algorithm(in);
        byte[] issuer = in.element(DerTag.SEQUENCE);
        DerReader validity = in.enter(DerTag.SEQUENCE);
        long notBefore = SignedForm.time(validity);
        long notAfter = SignedForm.time(validity);
        validity.end();
        byte[] subject = in.element(DerTag.SEQUENCE);
        P256Key key = P256Key.ofSpki(in.element(DerTag.SEQUENCE)).orElseThrow(() -> new MalformedDer("a key not on P-256"));
        DerReader tagged = in.enter(DerTag.context(3));
        List<Extension> extensions = Extension.list(tagged.enter(DerTag.SEQUENCE));
        tagged.end();
        in.end();
        return new Certificate(encoded, form, serial, issuer, subject, commonName(subject), notBefore, notAfter, key, extensions);
    }

    Optional<Extension> extension(String oid) {
        return extensions.stream().filter(extension -> extension.oid().equals(oid)).findFirst();
    }

    boolean isValidAt(long now) {
        return notBefore <= now && now <= notAfter;
    }

    boolean isSameAs(Certificate other) {
        return Arrays.equals(encoded, other.encoded);
    }

    private static void version(DerReader in) throws MalformedDer {
        if (in.smallInteger(VERSION_3) != VERSION_3) {
            throw new MalformedDer("a certificate of another version than 3");
        }
        in.end();
    }

    /// The one common name of a name.
    private static String commonName(byte[] name) throws MalformedDer {
        String found = null;
        DerReader parts = DerReader.of(name).enter(DerTag.SEQUENCE);
        while (parts.hasNext()) {
            DerReader set = parts.enter(DerTag.SET);
            DerReader part = set.enter(DerTag.SEQUENCE);
            set.end();
            boolean wanted = part.oid().equals(COMMON_NAME);
            String value = part.ascii(part.isNext(DerTag.UTF8_STRING) ? DerTag.UTF8_STRING : DerTag.PRINTABLE_STRING);
            part.end();
            if (wanted && found != null) {
                throw new MalformedDer("a name with two common names");
            }
            found = wanted ? value : found;
        }
        if (found == null) {
            throw new MalformedDer("a name without common name");
        }
        return found;
    }
}
