package io.riskmesh.enclave.admission;

import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.attestation.scoring.EpochStart;
import io.riskmesh.attestation.scoring.MandateMembers;
import io.riskmesh.attestation.scoring.MandateUse;
import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.attestation.scoring.SignedMandate;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.ScoringReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// The mandate of an epoch. Heights only rise: above that of the mandate before, and above every height that a bank put beside its
/// share of a model key, so that one honest bank is enough against an old one. Thread-safe.
public final class MandateState {

    private final EpochStart start;
    private final Set<Admitted> everAdmitted = new HashSet<>();
    private Optional<ScoringMandate> current = Optional.empty();
    private long floor;

    private record Admitted(PartyId assigner, UseRef use) {}

    public MandateState(EpochStart start) {
        this.start = start;
    }

    /// Takes a mandate, or refuses with `mandate_quorum` or `mandate_rollback`.
    public synchronized void take(SignedMandate signed) throws Refused {
        ScoringMandate mandate = signed.mandate();
        Refused.unless(mandate.channel().equals(start.channel()), ScoringReason.MANDATE_QUORUM, "a mandate of another channel");
        Refused.unless(current.isPresent() || mandate.members().digest().equals(start.members().digest()),
                ScoringReason.MANDATE_QUORUM, "the first mandate is of the members that the evidence names");
        MandateMembers voters = current.map(ScoringMandate::members).orElse(start.members());
        byte[] bytes = mandate.signedBytes();
        long votes = signed.signatures().stream()
                .filter(s -> RoundKeys.signed(voters, s.party(), bytes, s.signature())).count();
        Refused.unless(votes >= voters.quorum(), ScoringReason.MANDATE_QUORUM, "expected " + voters.quorum() + " signatures, got " + votes);
        long least = Math.max(floor, current.map(ScoringMandate::height).orElse(0L));
        Refused.unless(mandate.height() >= least, ScoringReason.MANDATE_ROLLBACK,
                "expected height " + least + " or more, got " + mandate.height());
        current = Optional.of(mandate);
        mandate.uses().forEach(use -> everAdmitted.add(new Admitted(use.assigner(), use.use())));
    }

    /// A bank has seen a mandate of this height; nothing below is good from now on.
    public synchronized void seen(long height) throws Refused {
        floor = Math.max(floor, height);
        inForce(ScoringReason.MANDATE_ROLLBACK);
    }

    /// The mandate in force.
    ///
    /// @throws Refused `mandate_stale` if there is none, or a bank knows a later one
    public ScoringMandate inForce() throws Refused {
        return inForce(ScoringReason.MANDATE_STALE);
    }

    /// Height of the last mandate, 0 if none came.
    public synchronized long height() {
        return current.map(ScoringMandate::height).orElse(0L);
    }

    private synchronized ScoringMandate inForce(ReasonCode code) throws Refused {
        Refused.unless(current.isPresent(), code, "no mandate yet");
        Refused.unless(current.get().height() >= floor, code,
                "a bank has seen the mandate of height " + floor + ", here is " + current.get().height());
        return current.get();
    }

    /// The use of a bank's grant, or `authorisation_missing`, or `authorisation_revoked` if an earlier mandate of this epoch had it.
    public synchronized MandateUse use(ScoringMandate mandate, PartyId assigner, UseRef use) throws Refused {
        Optional<MandateUse> found = mandate.use(assigner, use);
        if (found.isEmpty()) {
            boolean before = everAdmitted.contains(new Admitted(assigner, use));
            throw new Refused(before ? SharedReason.AUTHORISATION_REVOKED : SharedReason.AUTHORISATION_MISSING,
                    "use " + use.seq() + " of " + use.grant() + " is not in the mandate of height " + mandate.height());
        }
        return found.get();
    }
}
