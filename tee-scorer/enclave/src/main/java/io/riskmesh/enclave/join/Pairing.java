package io.riskmesh.enclave.join;

import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.attestation.scoring.HalfPayload;
import io.riskmesh.attestation.session.SealedHeader;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.ScoringReason;

/// That two halves are of one payment and made for each other (design `attestation-and-scoring.md` section 6.5).
final class Pairing {

    private Pairing() {}

    /// @param sealedPayer digest of the sealed payer half
    static void check(PayerSide payer, PayeeSide payee, Digest sealedPayer) throws Refused {
        SealedHeader asked = payer.message().header();
        SealedHeader given = payee.message().header();
        Refused.unless(given.boundTo().equals(sealedPayer), ScoringReason.HALF_UNBOUND, "the payee's half serves another payer half");
        Refused.unless(given.pairTag().equals(asked.pairTag()) && given.modelDigest().equals(asked.modelDigest())
                && given.policyVersion() == asked.policyVersion(), ScoringReason.PAIR_MISMATCH, "the headers name another payment or model");
        HalfPayload ours = payer.half().payload();
        HalfPayload theirs = payee.half().payload();
        Refused.unless(ours.paymentDigest().equals(theirs.paymentDigest()) && ours.requestId().equals(theirs.requestId()),
                ScoringReason.PAIR_MISMATCH, "the halves are of two payments or requests");
        Refused.unless(ours.counterparty().equals(payee.party()) && theirs.counterparty().equals(payer.party())
                && !payer.party().equals(payee.party()), ScoringReason.PAIR_MISMATCH, "the sessions are not of the payment's two banks");
    }
}
