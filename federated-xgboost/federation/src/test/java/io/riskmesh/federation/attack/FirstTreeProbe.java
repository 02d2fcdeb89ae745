package io.riskmesh.federation.attack;

import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.federation.attack.AttackResult.Finding;
import io.riskmesh.ledger.PartyId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// In the first tree every row has the same h and one of two values of g, so a bank's root histogram is its row and fraud
/// counts. Without one, the best that sums allow is to divide what the other banks have among them.
final class FirstTreeProbe implements Attack {

    @Override
    public AttackResult run(View view) {
        SortedMap<PartyId, NodeSum> smallest = new TreeMap<>();
        for (NodeSum sum : LinearClosure.of(view)) {
            if (sum.tree() == 0 && sum.node() == 0 && !sum.members().contains(view.self())) {
                for (PartyId bank : sum.members()) {
                    smallest.merge(bank, sum, (a, b) -> a.members().size() <= b.members().size() ? a : b);
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        smallest.forEach((bank, sum) -> findings.add(counts(view.task().plan(), bank, sum)));
        return new AttackResult(findings);
    }

    private static Finding.BankCounts counts(FixedPointPlan plan, PartyId bank, NodeSum sum) {
        int slots = sum.cells().length / plan.layout().words();
        int banks = sum.members().size();
        double half = Math.scalb(0.5, plan.scaleBits());
        int[] rows = new int[slots];
        int[] frauds = new int[slots];
        for (int slot = 0; slot < slots; slot++) {
            NodeSums cell = plan.decode(sum.cells(), slot * plan.layout().words());
            rows[slot] = (int) Math.rint((double) cell.count() / banks);
            frauds[slot] = (int) Math.rint((cell.count() - cell.gradient() / half) / 2 / banks);
        }
        return new Finding.BankCounts(bank, rows, frauds);
    }
}
