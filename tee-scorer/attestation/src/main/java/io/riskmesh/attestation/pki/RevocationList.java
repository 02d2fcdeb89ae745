package io.riskmesh.attestation.pki;

import static io.riskmesh.ledger.reason.AttestationReason.CRL_MALFORMED;
import static io.riskmesh.ledger.reason.AttestationReason.CRL_NOT_CURRENT;
import static io.riskmesh.ledger.reason.AttestationReason.CRL_SIGNATURE_INVALID;
import static io.riskmesh.ledger.reason.AttestationReason.CRL_WRONG_ISSUER;

import io.riskmesh.attestation.der.DerReader;
import io.riskmesh.attestation.der.DerTag;
import io.riskmesh.attestation.der.MalformedDer;
import io.riskmesh.attestation.rejection.Rejected;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// A revocation list (RFC 5280 section 5), version 2, ECDSA with SHA-256, without critical extensions, with a next update.
///
/// @param thisUpdate ms since the epoch
record RevocationList(SignedForm form, byte[] issuer, long thisUpdate, long nextUpdate, SortedSet<BigInteger> serials) {

    private static final int MOST_BYTES = 65_536;
    private static final int SERIAL_BYTES = 21;
    private static final int VERSION_2 = 1;

    /// A list that `issuer` signed and that is current at `now`, or the first reason why it is not.
    static RevocationList verified(byte[] encoded, Certificate issuer, SignatureCheck signatures, long now) throws Rejected {
        RevocationList list = read(encoded);
        Rejected.unless(Arrays.equals(list.issuer, issuer.subject()), CRL_WRONG_ISSUER,
                "expected a list of \"" + issuer.commonName() + "\"");
        Rejected.unless(signatures.isGood(issuer.key(), list.form.signature(), list.form.body()), CRL_SIGNATURE_INVALID,
                "the list is not signed by \"" + issuer.commonName() + "\"");
        Rejected.unless(list.thisUpdate <= now && now <= list.nextUpdate, CRL_NOT_CURRENT,
                "the list of \"" + issuer.commonName() + "\" is not current");
        return list;
    }

    static RevocationList read(byte[] encoded) throws Rejected {
        try {
            return parse(encoded);
        } catch (MalformedDer e) {
            throw new Rejected(CRL_MALFORMED, e.getMessage());
        }
    }

    private static RevocationList parse(byte[] encoded) throws MalformedDer {
        if (encoded.length > MOST_BYTES) {
            throw new MalformedDer("a list of " + encoded.length + " bytes");
        }
        SignedForm form = SignedForm.read(encoded);
        DerReader in = DerReader.of(form.body()).enter(DerTag.SEQUENCE);
        if (in.smallInteger(VERSION_2) != VERSION_2) {
            throw new MalformedDer("a list of another version than 2");
        }
        SignedForm.algorithm(in);
        byte[] issuer = in.element(DerTag.SEQUENCE);
        long thisUpdate = SignedForm.time(in);
        long nextUpdate = SignedForm.time(in);
        SortedSet<BigInteger> serials = in.isNext(DerTag.SEQUENCE) ? entries(in.enter(DerTag.SEQUENCE))
                : Collections.emptySortedSet();
        DerReader tagged = in.enter(DerTag.context(0));
        noneCritical(tagged.enter(DerTag.SEQUENCE));
        tagged.end();
        in.end();
        return new RevocationList(form, issuer, thisUpdate, nextUpdate, serials);
    }

    private static SortedSet<BigInteger> entries(DerReader in) throws MalformedDer {
        SortedSet<BigInteger> serials = new TreeSet<>();
        while (in.hasNext()) {
            DerReader entry = in.enter(DerTag.SEQUENCE);
            serials.add(entry.integer(SERIAL_BYTES));
            SignedForm.time(entry);
            if (entry.hasNext()) {
                noneCritical(entry.enter(DerTag.SEQUENCE));
            }
            entry.end();
        }
        return Collections.unmodifiableSortedSet(serials);
    }

    private static void noneCritical(DerReader extensions) throws MalformedDer {
        for (Extension extension : Extension.list(extensions)) {
            if (extension.critical()) {
                throw new MalformedDer("a critical extension " + extension.oid());
            }
        }
    }
}
