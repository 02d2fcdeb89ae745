package io.riskmesh.attestation.pki;

import static io.riskmesh.ledger.reason.AttestationReason.CHAIN_INVALID;

import io.riskmesh.attestation.der.DerReader;
import io.riskmesh.attestation.der.DerTag;
import io.riskmesh.attestation.der.MalformedDer;
import io.riskmesh.attestation.rejection.Rejected;
import java.util.List;

/// What a certificate may be used for (RFC 5280 sections 4.2.1.3 and 4.2.1.9): leaves sign, authorities issue certificates and lists.
final class CertificateUse {

    private static final List<String> UNDERSTOOD = List.of(Extension.KEY_USAGE, Extension.BASIC_CONSTRAINTS);
    private static final int DIGITAL_SIGNATURE = 0x80;
    private static final int CERTIFICATE_AND_LIST_SIGNING = 0x06;

    private CertificateUse() {}

    /// @param place 0 for the first of its chain, more the nearer to the root; below an authority stand `place - 1` others
    static void check(Certificate certificate, int place) throws Rejected {
        for (Extension extension : certificate.extensions()) {
            Rejected.unless(!extension.critical() || UNDERSTOOD.contains(extension.oid()), CHAIN_INVALID,
                    "the critical extension " + extension.oid() + " is not understood");
        }
        try {
            boolean authority = certificate.extension(Extension.BASIC_CONSTRAINTS).isPresent() && isAuthority(certificate, place);
            int usage = usage(certificate);
            int needed = authority ? CERTIFICATE_AND_LIST_SIGNING : DIGITAL_SIGNATURE;
            Rejected.unless((usage & needed) == needed, CHAIN_INVALID, "\"" + certificate.commonName() + "\" has another key usage");
            Rejected.unless(authority == certificate.commonName().endsWith(" CA"), CHAIN_INVALID,
                    "\"" + certificate.commonName() + "\" has other basic constraints");
        } catch (MalformedDer e) {
            throw new Rejected(CHAIN_INVALID, "\"" + certificate.commonName() + "\": " + e.getMessage());
        }
    }

    /// Whether cA is set; a path length that forbids this place is malformed here.
    private static boolean isAuthority(Certificate certificate, int place) throws MalformedDer {
        DerReader outer = DerReader.of(certificate.extension(Extension.BASIC_CONSTRAINTS).orElseThrow().value());
        DerReader in = outer.enter(DerTag.SEQUENCE);
        outer.end();
        boolean authority = in.isNext(DerTag.BOOLEAN) && in.bool();
        if (in.hasNext() && in.smallInteger(Integer.MAX_VALUE) < place - 1) {
            throw new MalformedDer("a path length below its place in the chain");
        }
        in.end();
        return authority;
    }

    /// First octet of the usage bits.
    private static int usage(Certificate certificate) throws MalformedDer {
        Extension usage = certificate.extension(Extension.KEY_USAGE).orElseThrow(() -> new MalformedDer("no key usage"));
        DerReader in = DerReader.of(usage.value());
        byte[] bits = in.content(DerTag.BIT_STRING);
        in.end();
        if (bits.length < 2) {
            throw new MalformedDer("an empty key usage");
        }
        return bits[1] & 0xff;
    }
}
