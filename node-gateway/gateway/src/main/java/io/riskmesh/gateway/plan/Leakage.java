package io.riskmesh.gateway.plan;

import io.riskmesh.boosting.parameters.BasePrior;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.federation.joint.JointLeakage;
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
        PrivacyParameters limits = shape.parameters().privacy();
        List<Leakage> list = new ArrayList<>();
        openedSums(shape, limits, list);
        list.add(new Leakage("every bank", "the cuts, up to three candidate splits per node, the split chosen, leaf values",
                limits.leafGrid() ? "R7: no gain, no sum; leaf values are rounded to about a fifth of the learning rate"
                        : "R7: no gain, no sum"));
        list.add(new Leakage("every bank", "how many banks have at least " + limits.minimumRowsPerBank()
                + " rows in a candidate child, not which", "R5"));
        list.add(new Leakage("every bank and the relay", "who took part in each tree, sizes and timing of messages",
                "nothing; participation is not secret"));
        list.add(new Leakage("whoever subtracts two runs or two trees",
                String.format(Locale.ROOT, "an approximation of a bank that left, blurred by drawing %.0f %% of the rows per tree",
                        shape.parameters().sampling().subsample() * 100),
                "R1-R3: one set of banks per tree, never again with fewer; formally only noise removes it"));
        if (shape.isJoint()) {
            for (JointLeakage who : JointLeakage.values()) {
                list.add(new Leakage(who.who(), who.learns(), "it does not learn " + who.hidden()));
            }
        }
        list.add(new Leakage("all banks but two, together with the coordinator",
                "the sum of the two others", "more colluders than that learn a single bank's sums"));
        list.add(new Leakage("whoever has the model file", "what the model itself expresses",
                "R11: no gains, no counts, covers " + switch (limits.covers()) {
                    case POWER_OF_TWO -> "rounded down to powers of two";
                    case DATA_INDEPENDENT -> "that depend on no row";
                } + (limits.rules() ? "; R6: at least " + limits.minimumChildRows() + " rows in a leaf" : "")));
        return list;
    }

    private static void openedSums(PlanShape shape, PrivacyParameters limits, List<Leakage> list) {
        String opener = "coordinator (opener)";
        long cells = shape.cellsPerNode() * shape.nodesOpenedPerTree();
        String banks = "over at least " + limits.minimumBanks() + " banks";
        list.add(new Leakage(opener,
                String.format(Locale.ROOT, "sums of gradients, hessians and row counts over the banks that took part: up to %,d cells"
                        + " in %,d nodes per tree, %,d trees", cells, shape.nodesOpenedPerTree(), shape.parameters().rounds()),
                limits.rules()
                        ? "R4: " + banks + "; R5: only where " + limits.minimumBanks() + " banks have "
                                + limits.minimumRowsPerBank() + " rows each; R6: bins below " + limits.minimumBinRows()
                                + " rows are merged"
                        : "R4: " + banks + "; the other rules are off"));
        list.add(new Leakage(opener, "the sums of the first tree are label counts per bin of the consortium",
                limits.rules() ? "R8: no exception from the rules above" : "nothing; the rules are off"));
        list.add(new Leakage(opener, "counts of values per range of each feature, from which the cuts come",
                "R10: " + banks + (limits.rules()
                        ? "; ranges below " + limits.minimumBinRows() + " rows are never refined or announced"
                        : "")));
        if (shape.parameters().basePrior() instanceof BasePrior.Secure) {
            list.add(new Leakage(opener, "the consortium's rows and positives, once", "R8: " + banks
                    + "; everybody else learns their ratio in thousandths"));
        }
        if (shape.parameters().earlyStopping().rounds() > 0) {
            list.add(new Leakage(opener, "sums of losses or score counts of validation rows after each tree",
                    "R10: " + banks));
        }
    }
}
