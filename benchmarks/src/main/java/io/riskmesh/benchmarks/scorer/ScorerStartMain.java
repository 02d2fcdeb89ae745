package io.riskmesh.benchmarks.scorer;

/// A process of its own that starts a scorer, gives it epoch, mandate, session and model key, lets it test and warm its kernels, has
/// one payment scored and says so.
public final class ScorerStartMain {

    private ScorerStartMain() {}

    public static void main(String[] args) throws Exception {
        try (IdleScorer scorer = new IdleScorer(ScorerProgram.ensemble())) {
            System.out.println("scored " + scorer.score(new float[ScorerProgram.FEATURES]));
            System.out.flush();
        }
    }
}
