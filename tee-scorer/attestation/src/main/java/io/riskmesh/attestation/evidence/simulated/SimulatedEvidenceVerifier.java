package io.riskmesh.attestation.evidence.simulated;

import static io.riskmesh.ledger.reason.AttestationReason.MEASUREMENT_NOT_APPROVED;

import io.riskmesh.attestation.appraisal.Binding;
import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.rejection.Rejected;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.part.ConsortiumMode;
import java.util.Optional;

/// Judges simulated evidence: its form, measurement and binding, as far as there is anything to judge. There is an object of it in
/// development alone; in production nobody can make one.
public final class SimulatedEvidenceVerifier {

    private SimulatedEvidenceVerifier() {}

    /// For an endorser of a ledger of that mode.
    public static Optional<SimulatedEvidenceVerifier> on(ConsortiumMode ledger) {
        return switch (ledger) {
            case DEVELOPMENT -> Optional.of(new SimulatedEvidenceVerifier());
            case PRODUCTION -> Optional.empty();
        };
    }

    /// For a gateway, whose own profile must be of development as well.
    public static Optional<SimulatedEvidenceVerifier> on(ConsortiumMode ledger, boolean developmentProfile) {
        return developmentProfile ? on(ledger) : Optional.empty();
    }

    /// Whether evidence says that it is simulated.
    public static boolean isSimulated(Evidence evidence) {
        return SimulatedQuote.isOne(evidence.quote());
    }

    /// The result for an `EnclaveInstance`; it says of itself that it proves nothing.
    public CanonicalValue.Obj verify(Evidence evidence, Digest approved, Binding binding) throws Rejected {
        SimulatedQuote quote = SimulatedQuote.decode(evidence.quote());
        Rejected.unless(quote.mrEnclave().equals(approved), MEASUREMENT_NOT_APPROVED, quote.mrEnclave().hex());
        binding.check(quote.reportData().clone());
        return new FactWriter().id("status", "Simulated").bool("provesNothing", true).text("mrEnclave", quote.mrEnclave().hex())
                .object();
    }
}
