package io.riskmesh.ledger.part;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// How contributions to a run are measured (design `incentive.md` section 7).
///
/// @param holdoutPpm share of each bank's rows that never trains
/// @param blockRowsMin fewest rows of a block that is not a remainder
/// @param maxBlocks most blocks of all banks together, about
/// @param permutations of blocks that are drawn, an even number
/// @param budgetLeafSteps most leaf values of coalitions that are computed on either level
public record ValuationTerms(int holdoutPpm, HoldoutMode holdoutMode, int blockRowsMin, int maxBlocks, int permutations,
        long budgetLeafSteps, OverlapControl overlapControl) {

    public static final int LEAST_PERMUTATIONS = 2_000;

    public static final ValuationTerms DEFAULT = new ValuationTerms(100_000, HoldoutMode.RANDOM, 500, 200, 10_000, 4_000_000_000L,
            OverlapControl.REPORT);

    public ValuationTerms {
        Shape.within("holdoutPpm", holdoutPpm, 50_000, 300_000);
        Shape.within("blockRowsMin", blockRowsMin, 100, Integer.MAX_VALUE);
        Shape.within("maxBlocks", maxBlocks, 20, 1_000);
        Shape.within("permutations", permutations, LEAST_PERMUTATIONS, 100_000);
        Shape.within("budgetLeafSteps", budgetLeafSteps, 1_000_000, 1L << 45);
        if (permutations % 2 != 0) {
            throw new IllegalArgumentException("permutations are drawn in pairs, got " + permutations);
        }
    }

    public void write(FactWriter out) {
        out.integer("holdoutPpm", holdoutPpm).constant("holdoutMode", holdoutMode).integer("blockRowsMin", blockRowsMin)
                .integer("maxBlocks", maxBlocks).integer("permutations", permutations)
                .integer("budgetLeafSteps", budgetLeafSteps).constant("overlapControl", overlapControl);
    }

    public static ValuationTerms read(FactReader in) throws MalformedFact {
        return new ValuationTerms(in.ppm("holdoutPpm"), in.constant("holdoutMode", HoldoutMode.class), in.count("blockRowsMin"),
                in.count("maxBlocks"), in.count("permutations"), in.whole("budgetLeafSteps"),
                in.constant("overlapControl", OverlapControl.class));
    }
}
