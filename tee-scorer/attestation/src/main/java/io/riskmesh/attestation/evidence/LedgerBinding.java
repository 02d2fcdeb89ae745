package io.riskmesh.attestation.evidence;

import static io.riskmesh.ledger.reason.AttestationReason.BINDING_MISMATCH;
import static io.riskmesh.ledger.reason.AttestationReason.REPORT_DATA_MISMATCH;

import io.riskmesh.attestation.appraisal.Binding;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.InstanceKey;
import io.riskmesh.ledger.part.InstanceKeyUse;
import java.security.MessageDigest;

/// That the quote binds the claims, and the claims say what the ledger says.
///
/// @param expected by the ledger, with the keys that the instance announces
public record LedgerBinding(Evidence evidence, EvidenceBinding expected) implements Binding {

    @Override
    public void check(byte[] reportData) throws Rejected {
        bound(evidence, reportData);
        Claims claims = evidence.claims();
        EvidenceBinding claimed = claims.binding()
                .orElseThrow(() -> new Rejected(BINDING_MISMATCH, "the evidence is bound to no ledger"));
        Rejected.unless(claimed.equals(expected), BINDING_MISMATCH, "the evidence is bound to other " + difference(claimed));
        boolean signs = expected.keys().stream().anyMatch(key -> key.use() == InstanceKeyUse.SIGN
                && Digest.ofFile(key.spki().toBytes()).equals(claims.pubkeyHash()));
        Rejected.unless(signs, BINDING_MISMATCH, "the evidence speaks for another key than the one that signs");
    }

    /// That the quote's report data are those of the claims.
    static void bound(Evidence evidence, byte[] reportData) throws Rejected {
        Rejected.unless(MessageDigest.isEqual(reportData, evidence.reportData()), REPORT_DATA_MISMATCH,
                "the quote was made for other claims");
    }

    private String difference(EvidenceBinding claimed) {
        if (!claimed.keys().equals(expected.keys())) {
            return InstanceKey.class.getSimpleName() + "s";
        }
        if (claimed.epoch() != expected.epoch()) {
            return "epoch " + claimed.epoch();
        }
        boolean members = claimed.consortium().equals(expected.consortium())
                && claimed.membersDigest().equals(expected.membersDigest());
        return members ? "instance, use or block" : "members";
    }
}
