package io.riskmesh.ledger.part;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// What was done within the budget of leaf steps.
///
/// @param blockRows rows of a block after neighbours were merged
/// @param permutations drawn
/// @param treesValued trees that were valued; fewer than the model has if the coin chose some
/// @param bankExact whether the bank level is exact, not sampled
public record ValuationEffort(long blockRows, int permutations, int treesValued, boolean bankExact) {

    public ValuationEffort {
        Shape.count("blockRows", blockRows);
        Shape.count("permutations", permutations);
        Shape.count("treesValued", treesValued);
    }

    public void write(FactWriter out) {
        out.integer("blockRows", blockRows).integer("permutations", permutations).integer("treesValued", treesValued)
                .bool("bankExact", bankExact);
    }

    public static ValuationEffort read(FactReader in) throws MalformedFact {
        return new ValuationEffort(in.whole("blockRows"), in.count("permutations"), in.count("treesValued"), in.bool("bankExact"));
    }
}
