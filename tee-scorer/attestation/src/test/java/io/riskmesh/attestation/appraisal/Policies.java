package io.riskmesh.attestation.appraisal;

import io.riskmesh.attestation.platform.TestPlatform;
import io.riskmesh.attestation.quote.TeeType;
import io.riskmesh.ledger.canonical.Digest;
import java.util.List;

/// Policies that tests start from.
final class Policies {

    private Policies() {}

    /// Takes a [TestPlatform] as it is.
    static Criteria ofTestPlatform() {
        TestPlatform platform = new TestPlatform();
        return new Criteria(policy(List.of(TeeType.SGX, TeeType.TDX), List.of(), 0, 1, platform.certifiedFmspc, platform.platform()),
                List.of(new ApprovedMeasurement(Digest.fromBytes(platform.mrEnclave), 0, 3)));
    }

    static AppraisalPolicy policy(List<TeeType> tees, List<NamedAdvisory> advisories, int grace, int floor, String fmspc,
            Digest platform) {
        AppraisalPolicy standard = AppraisalPolicy.standard(new EvaluationFloor(floor, floor));
        return new AppraisalPolicy(tees, standard.statuses(), advisories, grace, standard.tcbEvaluationFloor(), List.of(fmspc),
                List.of(platform), 90, 50);
    }

    /// Accepts nothing by itself, so that a real quote is refused no earlier than at the policy.
    static Criteria ofNothing() {
        return new Criteria(AppraisalPolicy.standard(new EvaluationFloor(0, 0)), List.of());
    }
}
