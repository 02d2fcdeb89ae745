package io.riskmesh.attestation.appraisal;

import static io.riskmesh.ledger.reason.AttestationReason.ADVISORY_NOT_NAMED;
import static io.riskmesh.ledger.reason.AttestationReason.DEBUG_ENCLAVE;
import static io.riskmesh.ledger.reason.AttestationReason.MEASUREMENT_NOT_APPROVED;
import static io.riskmesh.ledger.reason.AttestationReason.PLATFORM_NOT_LISTED;
import static io.riskmesh.ledger.reason.AttestationReason.STATUS_NOT_ACCEPTED;
import static io.riskmesh.ledger.reason.AttestationReason.SVN_TOO_LOW;
import static io.riskmesh.ledger.reason.AttestationReason.TEE_TYPE_UNSUPPORTED;

import io.riskmesh.attestation.collateral.TcbStatus;
import io.riskmesh.attestation.rejection.Rejected;
import java.time.Duration;
import java.util.List;

/// By what evidence is accepted: a policy and the measurements that were approved. The ninth step.
public record Criteria(AppraisalPolicy policy, List<ApprovedMeasurement> measurements) {

    public Criteria {
        measurements = List.copyOf(measurements);
    }

    /// @param now ms since the epoch
    void check(Appraisal found, long now) throws Rejected {
        // Of every kind and under every policy: whoever owns the machine reads a debug enclave.
        Rejected.unless(!found.debug(), DEBUG_ENCLAVE, "the owner of the machine may look inside");
        Rejected.unless(policy.teeTypes().contains(found.tee()), TEE_TYPE_UNSUPPORTED, found.tee() + " is not in the policy");
        status(found, now);
        advisories(found, now);
        Rejected.unless(policy.fmspcs().contains(found.fmspc()), PLATFORM_NOT_LISTED, "family " + found.fmspc());
        Rejected.unless(policy.platforms().contains(found.platform()), PLATFORM_NOT_LISTED, "platform " + found.platform());
        measurement(found);
    }

    private void status(Appraisal found, long now) throws Rejected {
        boolean accepted = switch (found.status()) {
            case UP_TO_DATE, SW_HARDENING_NEEDED, CONFIGURATION_NEEDED, CONFIGURATION_AND_SW_HARDENING_NEEDED ->
                policy.statuses().contains(found.status());
            case OUT_OF_DATE -> isInGrace(found, now);
            case OUT_OF_DATE_CONFIGURATION_NEEDED ->
                isInGrace(found, now) && policy.statuses().contains(TcbStatus.CONFIGURATION_NEEDED);
            case REVOKED, TD_RELAUNCH_ADVISED, TD_RELAUNCH_ADVISED_CONFIGURATION_NEEDED -> false;
        };
        Rejected.unless(accepted, STATUS_NOT_ACCEPTED, found.status().word());
    }

    private boolean isInGrace(Appraisal found, long now) {
        long days = policy.outOfDateGraceDays();
        return days > 0 && now - found.newestLevelDate() <= Duration.ofDays(days).toMillis();
    }

    private void advisories(Appraisal found, long now) throws Rejected {
        if (found.status() == TcbStatus.UP_TO_DATE) {
            return;
        }
        for (String advisory : found.advisories()) {
            boolean named = policy.advisories().stream().anyMatch(known -> known.id().equals(advisory) && now <= known.until());
            Rejected.unless(named, ADVISORY_NOT_NAMED, advisory);
        }
    }

    private void measurement(Appraisal found) throws Rejected {
        List<ApprovedMeasurement> approved = measurements.stream()
                .filter(known -> known.mrEnclave().hex().equals(found.mrEnclave()) && known.isvProdId() == found.isvProdId())
                .toList();
        Rejected.unless(!approved.isEmpty(), MEASUREMENT_NOT_APPROVED, found.mrEnclave() + " of product " + found.isvProdId());
        Rejected.unless(approved.stream().anyMatch(known -> known.isvSvnMin() <= found.isvSvn()), SVN_TOO_LOW,
                "security version " + found.isvSvn());
    }
}
