package io.riskmesh.attestation.evidence;

import static io.riskmesh.ledger.reason.AttestationReason.EVIDENCE_TOO_OLD;

import io.riskmesh.attestation.appraisal.AppraisalPolicy;
import io.riskmesh.attestation.rejection.Rejected;
import java.time.Duration;
import java.util.OptionalLong;

/// Whether evidence is young enough, as a gateway sees it: the hash of its binding block proves it younger than that block.
///
/// @param bindingBlock of the evidence
/// @param admittedAt block of the `EnclaveInstance`
/// @param nextArrived when the block after the binding block reached this gateway, ms since the epoch; empty if none did: an idle
/// chain ages nothing
public record Freshness(long bindingBlock, long admittedAt, OptionalLong nextArrived) {

    public void check(AppraisalPolicy policy, long now) throws Rejected {
        Rejected.unless(bindingBlock >= admittedAt - policy.maxLagBlocks(), EVIDENCE_TOO_OLD,
                "bound to block " + bindingBlock + ", admitted in " + admittedAt);
        long age = nextArrived.isPresent() ? now - nextArrived.getAsLong() : 0;
        Rejected.unless(age <= Duration.ofMinutes(policy.evidenceMaxAgeMinutes()).toMillis(), EVIDENCE_TOO_OLD,
                "older than " + policy.evidenceMaxAgeMinutes() + " minutes");
    }
}
