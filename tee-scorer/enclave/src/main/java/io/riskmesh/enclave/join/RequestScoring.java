package io.riskmesh.enclave.join;

import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.attestation.scoring.Commitments;
import io.riskmesh.attestation.scoring.HalfPayload;
import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.attestation.scoring.SealedScore;
import io.riskmesh.attestation.scoring.UseNote;
import io.riskmesh.enclave.admission.Identity;
import io.riskmesh.enclave.admission.KeyRelease;
import io.riskmesh.enclave.admission.LoadedModel;
import io.riskmesh.enclave.admission.MandateState;
import io.riskmesh.enclave.receipt.GroupSigner;
import io.riskmesh.enclave.receipt.ReceiptCounter;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import io.riskmesh.ledger.reason.ScoringReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Checks opened halves, scores them and makes the receipt. Thread-safe.
///
/// @param identity of the epoch
public record RequestScoring(Identity identity, MandateState mandates, KeyRelease models, ReceiptCounter counter, GroupSigner signer) {

    private static final String JOINT = "joint";
    private static final String PAYER_ONLY = "payer-only";

    /// A score, and what the payee is told.
    record Done(SealedScore.Scored score, Optional<UseNote> note) {}

    /// @param sealedPayer digest of the sealed payer half, which the payee's half must name
    Done score(PayerSide payer, Optional<PayeeSide> payee, Digest sealedPayer) throws Refused {
        if (payee.isPresent()) {
            Pairing.check(payer, payee.get(), sealedPayer);
        }
        ScoringMandate mandate = mandates.inForce();
        Leave leave = Leave.of(mandate, payer.message().header(), identity.measurement());
        checkSides(payer, payee, leave);
        LoadedModel model = models.find(leave.model().fileDigest())
                .orElseThrow(() -> new Refused(ScoringReason.MODEL_NOT_ADMITTED, "the key of the model is not released"));
        Margins margins = Margins.of(model, leave.policy(), payer.half().payload(), payee.map(p -> p.half().payload()));
        return receipted(payer, payee, leave, margins);
    }

    private void checkSides(PayerSide payer, Optional<PayeeSide> payee, Leave leave) throws Refused {
        HalfPayload ours = payer.half().payload();
        long latest = payee.map(p -> Math.max(ours.sentAt(), p.half().payload().sentAt())).orElse(ours.sentAt());
        leave.checkSide(payer.party(), ours, latest, mandates);
        if (payee.isPresent()) {
            leave.checkSide(payee.get().party(), payee.get().half().payload(), latest, mandates);
        }
        leave.checkSides(payee);
    }

    // From here nothing may be refused: the receipt's number is taken.
    private Done receipted(PayerSide payer, Optional<PayeeSide> payee, Leave leave, Margins margins) {
        Digest salt = payer.half().payload().salt();
        Digest request = Commitments.request(salt, payer.half().payloadDigest(), payee.map(p -> p.half().payloadDigest()));
        List<UseRef> uses = Stream.concat(payer.half().payload().uses().stream(),
                payee.stream().flatMap(p -> p.half().payload().uses().stream())).toList();
        ScoreReceipt receipt = new ScoreReceipt(payer.party(), identity.start().instance(), identity.start().epoch(),
                counter.next(payer.party()), request, Commitments.score(salt, margins.scorePpm(), margins.band()),
                leave.policy().bands().get(margins.band()), payee.isPresent() ? JOINT : PAYER_ONLY, leave.model().model(),
                leave.model().fileDigest(), leave.policy().version(), leave.policy().purpose(), uses, leave.mandate().height(),
                payer.half().payload().sentAt(), identity.evidence().digest(), identity.measurement());
        byte[] bytes = receipt.canonicalBytes();
        SealedScore.Scored scored = new SealedScore.Scored(margins.scorePpm(), margins.band(), margins.reasons(),
                OpaqueBytes.of(bytes), signer.sign(bytes));
        Optional<UseNote> note = payee.map(p -> new UseNote(p.message().header().pairTag(), p.half().payloadDigest(),
                leave.model().model(), leave.policy().version(), JointScorer.receiptDigest(bytes)));
        return new Done(scored, note);
    }
}
