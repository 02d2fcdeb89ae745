package io.riskmesh.enclave.join;

import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.attestation.scoring.FeatureBits;
import io.riskmesh.attestation.scoring.HalfPayload;
import io.riskmesh.attestation.scoring.ScoreReason;
import io.riskmesh.attestation.scoring.ScoringPolicy;
import io.riskmesh.attestation.scoring.SealedScore;
import io.riskmesh.enclave.admission.LoadedModel;
import io.riskmesh.enclave.oblivious.TopReasons;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// From features to a score. The margin does not leave this class: members know the trees, so it would give features back.
///
/// @param scorePpm rounded to [SealedScore#PPM_STEP]
/// @param band index into the policy's bands
record Margins(int scorePpm, int band, List<ScoreReason> reasons) {

    private static final double STEPS = 1_000_000d / SealedScore.PPM_STEP;

    /// Scores a row made of both halves, the payee's features missing if it is not here.
    static Margins of(LoadedModel model, ScoringPolicy policy, HalfPayload payer, Optional<HalfPayload> payee) throws Refused {
        float[] row = row(model.features(), policy, payer.features(), payee.map(HalfPayload::features));
        int[] sums = new int[row.length];
        float margin = payer.explain() > 0 ? model.reasons().explain(row, sums) : model.kernel().margin(row);
        List<ScoreReason> reasons = payer.explain() > 0 ? reasons(policy, sums, payer.explain(), payee.isPresent()) : List.of();
        Arrays.fill(row, 0f);
        return new Margins(ppm(margin), policy.bandOf(margin), reasons);
    }

    /// `1,000,000 / (1 + e^-margin)`, rounded; `StrictMath`, so that every machine says the same.
    static int ppm(float margin) {
        return ((int) StrictMath.rint(STEPS / (1 + StrictMath.exp(-(double) margin)))) * SealedScore.PPM_STEP;
    }

    private static float[] row(int width, ScoringPolicy policy, FeatureBits payer, Optional<FeatureBits> payee) throws Refused {
        int first = switch (policy.side()) {
            case JOINT -> policy.payerFeatures();
            case PAYER_ONLY -> width;
        };
        int second = payee.map(FeatureBits::count).orElse(width - first);
        Refused.unless(payer.count() == first && second == width - first && policy.reasonTable().size() == width,
                SharedReason.SCHEMA_MISMATCH, "expected " + first + " and " + (width - first) + " features");
        float[] row = new float[width];
        Arrays.fill(row, Float.NaN);
        payer.copyTo(row, 0);
        payee.ifPresent(features -> features.copyTo(row, first));
        return row;
    }

    // Codes are indices into the policy's table: the caller has the table.
    private static List<ScoreReason> reasons(ScoringPolicy policy, int[] sums, int explain, boolean joint) {
        int[] codes = new int[sums.length];
        boolean[] own = new boolean[sums.length];
        for (int f = 0; f < sums.length; f++) {
            codes[f] = f;
            own[f] = !joint || f < policy.payerFeatures();
        }
        TopReasons top = new TopReasons(codes, own);
        int[] code = new int[explain];
        int[] direction = new int[explain];
        top.pick(sums, code, direction);
        List<ScoreReason> reasons = new ArrayList<>();
        for (int i = 0; i < explain; i++) {
            if (direction[i] != 0) {
                reasons.add(new ScoreReason(code[i], direction[i] > 0));
            }
        }
        int other = policy.otherSideReason() && joint ? top.other(sums) : 0;
        if (other != 0) {
            reasons.add(new ScoreReason(ScoreReason.OTHER_SIDE, other > 0));
        }
        return reasons;
    }
}
