package io.riskmesh.gateway.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One thing that somebody learns from a run.
///
/// @param who learns it
/// @param what it is, with its amount
/// @param limit what keeps it small, by rule
public record Leakage(String who, String what, String limit) {

    /// Everything that a run of this shape tells, most telling first.
    public static List<Leakage> of(PlanShape shape) {
        List<Leakage> list = new ArrayList<>();
        long cells = shape.cellsPerNode() * shape.nodesOpenedPerTree();
        list.add(new Leakage("coordinator (opener)",
                String.format(Locale.ROOT, "sums of gradients, hessians and row counts over the banks that took part: up to %,d cells"
                        + " in %,d nodes per tree, %,d trees", cells, shape.nodesOpenedPerTree(), shape.trees()),
                shape.rulesOn()
                        ? "R4: over at least " + shape.minimumBanks() + " banks; R5: only where " + shape.minimumBanks()
                                + " banks have " + shape.minimumRowsPerBank() + " rows each; R6: bins below "
                                + shape.minimumBinRows() + " rows are merged"
                        : "R4: over at least " + shape.minimumBanks() + " banks; the other rules are off"));
        list.add(new Leakage("coordinator (opener)", "the sums of the first tree are label counts per bin of the consortium",
                "R8: no exception from the rules above"));
        list.add(new Leakage("coordinator (opener)", "counts of values per range of each feature, from which the cuts come",
                "R10: over at least " + shape.minimumBanks() + " banks; ranges below " + shape.minimumBinRows()
                        + " rows are never refined or announced"));
        list.add(new Leakage("every bank", "the cuts, up to three candidate splits per node, the split chosen, leaf values",
                "R7: no gain, no sum; leaf values are rounded to about a fifth of the learning rate"));
        list.add(new Leakage("every bank", "how many banks have at least " + shape.minimumRowsPerBank()
                + " rows in a candidate child, not which", "R5"));
        list.add(new Leakage("every bank and the relay", "who took part in each tree, sizes and timing of messages",
                "nothing; participation is not secret"));
        list.add(new Leakage("whoever subtracts two runs or two trees",
                String.format(Locale.ROOT, "an approximation of a bank that left, blurred by drawing %.0f %% of the rows per tree",
                        shape.rowSampleRate() * 100),
                "R1-R3: one set of banks per tree, never again with fewer; formally only noise removes it"));
        list.add(new Leakage("all banks but two, together with the coordinator",
                "the sum of the two others", "more colluders than that learn a single bank's sums"));
        list.add(new Leakage("whoever has the model file", "what the model itself expresses",
                "R11: covers rounded down to powers of two, no gains, no counts; R6: at least " + shape.minimumChildRows()
                        + " rows in a leaf"));
        return list;
    }
}
