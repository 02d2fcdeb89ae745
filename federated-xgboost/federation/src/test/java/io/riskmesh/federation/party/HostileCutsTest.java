package io.riskmesh.federation.party;

import io.riskmesh.boosting.cuts.FeatureCuts;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.federation.message.CandidateSplits;
import io.riskmesh.federation.message.CutBuckets;
import io.riskmesh.federation.message.CutsAgreed;
import io.riskmesh.federation.message.Opening;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.octets.Octets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A coordinator that tells cuts as it must not: the bank leaves and says why.
final class HostileCutsTest {
    @Test
    void cuts_mismatch_for_requests_and_cuts_that_are_not_this_runs() {
        ForgedRun.leaves(TrainingReason.CUTS_MISMATCH, CutBuckets.class,
                m -> new CutBuckets(m.header(), m.set(), m.before(), Octets.wrap(new byte[] {1, 2, 3})));
        ForgedRun.leaves(TrainingReason.CUTS_MISMATCH, CutsAgreed.class, m -> cuts(m, Octets.wrap(new byte[9])));
        ForgedRun.leaves(TrainingReason.CUTS_MISMATCH, CutsAgreed.class,
                m -> cuts(m, Octets.wrap(HistogramCuts.of(List.of(FeatureCuts.numeric(new float[] {1}, true))).canonicalBytes())));
        float[] many = new float[300];
        for (int i = 0; i < many.length; i++) {
            many[i] = i;
        }
        List<FeatureCuts> features = new ArrayList<>();
        TestRows.SCHEMA.features().forEach(f -> features.add(f.isCategorical() ? FeatureCuts.categorical(6, true) : FeatureCuts.numeric(many, true)));
        ForgedRun.leaves(TrainingReason.CUTS_MISMATCH, CutsAgreed.class, m -> cuts(m, Octets.wrap(HistogramCuts.of(features).canonicalBytes())));
        List<FeatureCuts> dropped = TestRows.SCHEMA.features().stream().map(f -> FeatureCuts.dropped(f.isCategorical())).toList();
        ForgedRun.leaves(TrainingReason.CUTS_MISMATCH, CutsAgreed.class, m -> cuts(m, Octets.wrap(HistogramCuts.of(dropped).canonicalBytes())));
    }

    private static CutsAgreed cuts(CutsAgreed m, Octets cuts) {
        return new CutsAgreed(m.header(), m.opening(), m.priorPerMille(), cuts);
    }

    @Test
    void first_tree_plain_for_another_prior_than_was_agreed() {
        ForgedRun.leaves(TrainingReason.FIRST_TREE_PLAIN, CutsAgreed.class, m -> new CutsAgreed(m.header(), m.opening(), 499, m.cuts()));
    }

    @Test
    void digest_mismatch_for_an_opening_that_was_not_announced() {
        ForgedRun.leaves(SharedReason.DIGEST_MISMATCH, CandidateSplits.class, m -> new CandidateSplits(m.header(),
                new Opening(m.opening().aggregation(), ForgedRun.OTHER), m.presence(), m.nodes()));
        ForgedRun.leaves(SharedReason.DIGEST_MISMATCH, CandidateSplits.class, m -> new CandidateSplits(m.header(),
                new Opening(ForgedRun.OTHER, m.opening().commitment()), m.presence(), m.nodes()));
    }
}
