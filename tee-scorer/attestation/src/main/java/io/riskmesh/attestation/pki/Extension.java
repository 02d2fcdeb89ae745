package io.riskmesh.attestation.pki;

import io.riskmesh.attestation.der.DerReader;
import io.riskmesh.attestation.der.DerTag;
import io.riskmesh.attestation.der.MalformedDer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// One extension of a certificate or a revocation list (RFC 5280 section 4.2).
///
/// @param value content of its OCTET STRING; not changed by anyone
record Extension(String oid, boolean critical, byte[] value) {

    static final String KEY_USAGE = "2.5.29.15";
    static final String BASIC_CONSTRAINTS = "2.5.29.19";

    /// The extensions of a SEQUENCE, each oid once.
    static List<Extension> list(DerReader sequence) throws MalformedDer {
        List<Extension> extensions = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        while (sequence.hasNext()) {
            Extension extension = read(sequence.enter(DerTag.SEQUENCE));
            if (!seen.add(extension.oid)) {
                throw new MalformedDer("the extension " + extension.oid + " twice");
            }
            extensions.add(extension);
        }
        return List.copyOf(extensions);
    }

    private static Extension read(DerReader in) throws MalformedDer {
        String oid = in.oid();
        boolean critical = in.isNext(DerTag.BOOLEAN) && in.bool();
        byte[] value = in.content(DerTag.OCTET_STRING);
        in.end();
        return new Extension(oid, critical, value);
    }
}
