package io.riskmesh.gateway.contribution.desk;

import io.riskmesh.incentive.split.Journal;
import io.riskmesh.incentive.split.PoolSplit;
import io.riskmesh.incentive.split.SettlementRule;
import io.riskmesh.ledger.fact.JournalEntry;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.part.Allocation;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Recomputes what a bank can recompute from the ledger alone: conservation of the report, each split to the unit, each journal
/// and payment file.
public final class SettlementCheck {

    private SettlementCheck() {}

    /// @param what was checked
    /// @param fault the code of what is wrong; empty if nothing is
    public record Line(String what, Optional<String> fault) {}

    public static List<Line> of(SettledRun run) {
        List<Line> lines = new ArrayList<>();
        lines.add(line("report of run " + run.report().run() + ": columns add up to their totals", run.report().values().isConserved(),
                SettlementReason.MATRIX_NOT_CONSERVED.code()));
        for (SettledRun.State state : run.settlements()) {
            Settlement settlement = state.settlement();
            String named = "settlement " + settlement.id();
            lines.add(line(named + ": split to the unit", isSplit(run, settlement), SharedReason.DIGEST_MISMATCH.code()));
            if (state.finality().isPresent()) {
                List<JournalEntry> expected = Journal.of(run.scheme().payout(), settlement, state.finality().get().by(),
                        state.finality().get().at());
                lines.add(line(named + ": journal adds up to nothing", state.journal().stream().mapToLong(JournalEntry::amount).sum() == 0
                        && state.journal().size() == expected.size() && state.journal().containsAll(expected), LedgerReason.NOT_FOUND.code()));
                lines.add(line(named + ": payment file", SettledRun.payments(run.scheme(), settlement).digest()
                        .equals(state.finality().get().nettingDigest()), SharedReason.DIGEST_MISMATCH.code()));
            }
        }
        return List.copyOf(lines);
    }

    /// Whether a settlement is what follows from report and scheme, or takes back another one to the unit.
    public static boolean isSplit(SettledRun run, Settlement settlement) {
        if (settlement.reverses().isEmpty()) {
            PoolSplit split = SettlementRule.split(run.scheme().payout(), run.report(), run.rowBounds(), settlement.pool());
            return split.allocations().equals(settlement.allocations()) && split.carry() == settlement.carry();
        }
        return run.settlements().stream().map(SettledRun.State::settlement)
                .filter(other -> other.id().equals(settlement.reverses().get())).anyMatch(other -> isNegated(other, settlement));
    }

    private static boolean isNegated(Settlement settlement, Settlement back) {
        return back.pool() == -settlement.pool() && back.carry() == -settlement.carry() && back.allocations().equals(settlement.allocations()
                .stream().map(each -> new Allocation(each.party(), -each.amount())).toList());
    }

    private static Line line(String what, boolean holds, String fault) {
        return new Line(what, holds ? Optional.empty() : Optional.of(fault));
    }
}
