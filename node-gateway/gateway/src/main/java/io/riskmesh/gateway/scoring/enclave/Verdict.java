package io.riskmesh.gateway.scoring.enclave;

import io.riskmesh.ledger.canonical.CanonicalValue;
import java.util.List;
import java.util.Optional;

/// What a bank found when it verified an instance's evidence itself.
///
/// @param kind `sgx` or `simulated`
/// @param at ms since the epoch
/// @param rejection code of the attestation registry; empty if the evidence is accepted
/// @param status of the platform as found, `Simulated`, or `refused`
/// @param result as the ledger wants it of a host
public record Verdict(String kind, long at, Optional<String> rejection, String status, List<String> advisories,
        Optional<CanonicalValue.Obj> result) {

    public Verdict {
        advisories = List.copyOf(advisories);
    }

    public boolean accepted() {
        return rejection.isEmpty();
    }

    /// The word of `experience.md` section 2.4.
    public String word() {
        if (!accepted()) {
            return "refused";
        }
        if (kind.equals("simulated")) {
            return "simulated";
        }
        return status.equals("UpToDate") && advisories.isEmpty() ? "trusted" : "conditional";
    }
}
