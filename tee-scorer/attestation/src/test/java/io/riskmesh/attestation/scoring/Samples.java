package io.riskmesh.attestation.scoring;

import io.riskmesh.attestation.frame.RefusedBody;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.MemberSignature;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.UseRef;
import io.riskmesh.ledger.receipt.InclusionProof;
import io.riskmesh.ledger.receipt.ScoreReceipt;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Messages whose bytes are always the same.
final class Samples {

    static final String LONGEST = "a".repeat(64);

    private Samples() {}

    static Digest digest(String text) {
        return Digest.ofFile(text.getBytes(StandardCharsets.UTF_8));
    }

    static OpaqueBytes bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (7 * i);
        }
        return OpaqueBytes.of(bytes);
    }

    static HalfPayload payload(int explain) {
        return new HalfPayload(RequestId.of(bytes(16).toBytes()), digest("salt"), new PartyId("MeadowMSP"),
                PaymentDigest.of("p-1", 12_345, "EUR", new PartyId("HarbourMSP"), new PartyId("MeadowMSP")), digest("schema"),
                41, 1_760_000_000_000L, 1_759_999_990_000L, List.of(new UseRef("HarbourMSP.g", 3)), explain,
                FeatureBits.of(new float[] {1.5f, Float.NaN, -0f, 1e-40f}));
    }

    static ScoringPolicy policy(String name, ModelSide side, PayeeLate late) {
        return new ScoringPolicy(2, new ModelRef(name, 1), side, 2, digest("package"), "fraud",
                List.of(Float.floatToIntBits(-1.5f), Float.floatToIntBits(2f)), List.of("APPROVE", "REVIEW", "DECLINE"), late,
                side == ModelSide.JOINT && late == PayeeLate.ONE_SIDED_MODEL
                        ? Optional.of(new ModelRef(name + "-one", 1)) : Optional.empty(),
                true, List.of("velocity", "amount", "age", "night"));
    }

    static MandateMembers members() {
        return new MandateMembers(List.of(new MandateMembers.Member(new PartyId("HarbourMSP"), List.of(bytes(91))),
                new MandateMembers.Member(new PartyId("MeadowMSP"), List.of(bytes(91)))), 2);
    }

    static ScoringMandate mandate() {
        return new ScoringMandate("payments", ConsortiumMode.DEVELOPMENT, 41, digest("header"), digest("consortium"), members(),
                List.of(new MandateModel(new ModelRef("payments", 1), digest("file"), digest("schema"), digest("package"),
                        ModelSide.JOINT, digest("image"))),
                List.of(policy("payments", ModelSide.JOINT, PayeeLate.ONE_SIDED_MODEL)),
                List.of(new MandateUse(new PartyId("HarbourMSP"), new UseRef("HarbourMSP.g", 3), "fraud",
                        new ModelRef("payments", 1), 1_760_000_100_000L)));
    }

    static SignedMandate signedMandate() {
        return new SignedMandate(mandate(), List.of(new MemberSignature(new PartyId("HarbourMSP"), bytes(70)),
                new MemberSignature(new PartyId("MeadowMSP"), bytes(72))));
    }

    static GroupSignature signature() {
        return new GroupSignature(3, new InclusionProof(2, 4, List.of(digest("l"), digest("r"))), digest("root"), bytes(71));
    }

    static ScoreReceipt receipt() {
        return new ScoreReceipt(new PartyId("HarbourMSP"), "HarbourMSP.s1", 1, 12, digest("request"), digest("score"), "REVIEW",
                "joint", new ModelRef("payments", 1), digest("file"), 2, "fraud", List.of(new UseRef("HarbourMSP.g", 3)), 41,
                1_760_000_000_000L, digest("evidence"), digest("image"));
    }

    /// As long as ids, numbers and lists allow.
    static ScoreReceipt longestReceipt() {
        return new ScoreReceipt(new PartyId(LONGEST), LONGEST, Integer.MAX_VALUE, 1L << 52, digest("request"), digest("score"),
                LONGEST.substring(48), "payer-only", new ModelRef(LONGEST, Integer.MAX_VALUE), digest("file"), Integer.MAX_VALUE,
                LONGEST, Collections.nCopies(2 * HalfPayload.MOST_USES, new UseRef(LONGEST, Integer.MAX_VALUE)), 1L << 52,
                1L << 52, digest("evidence"), digest("image"));
    }

    static SealedScore.Scored scored(ScoreReceipt receipt, GroupSignature signature) {
        return new SealedScore.Scored(37_000, 1, List.of(new ScoreReason(2, true), new ScoreReason(ScoreReason.OTHER_SIDE, false)),
                OpaqueBytes.of(receipt.canonicalBytes()), signature);
    }

    static SealedScore.NotScored notScored() {
        return new SealedScore.NotScored(new RefusedBody("mandate_stale", "expected 42, got 41"));
    }
}
