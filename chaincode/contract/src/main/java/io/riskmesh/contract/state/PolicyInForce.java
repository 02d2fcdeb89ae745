package io.riskmesh.contract.state;

import io.riskmesh.attestation.appraisal.AppraisalPolicy;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import java.util.Optional;

/// The appraisal policy of the consortium. An empty object is none: no real evidence is accepted under it.
public final class PolicyInForce {

    private PolicyInForce() {}

    public static Optional<AppraisalPolicy> of(Governance governance) throws MalformedFact {
        return read(governance.rules().appraisalPolicy());
    }

    /// Reads a policy; malformed is what is neither one nor none.
    public static Optional<AppraisalPolicy> read(CanonicalValue.Obj object) throws MalformedFact {
        return object.fields().isEmpty() ? Optional.empty() : Optional.of(AppraisalPolicy.of(object));
    }
}
