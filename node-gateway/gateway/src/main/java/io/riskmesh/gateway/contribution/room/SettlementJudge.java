package io.riskmesh.gateway.contribution.room;

import io.riskmesh.gateway.contribution.column.ColumnVerdict;
import io.riskmesh.gateway.contribution.desk.SettledRun;
import io.riskmesh.gateway.contribution.desk.SettlementCheck;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.reason.SettlementReason;

/// What a bank's gateway says to a settlement: yes after the window, in blocks and in hours, if the split follows and its own column
/// is what it recomputed; no as soon as either differs; nothing as long as it cannot know.
final class SettlementJudge {
    private static final long HOUR_MS = 60L * 60 * 1000;

    private final PartyId own;

    SettlementJudge(PartyId own) {
        this.own = own;
    }

    /// Where ledger and clock stand.
    ///
    /// @param lastBlock number of the last block that was taken
    /// @param nowMs since the epoch
    record Now(long lastBlock, long nowMs) {}

    /// What is left of a window for disputes; both are 0 when it is over.
    ///
    /// @param blocks that have yet to come
    record WindowLeft(long blocks, long ms) {
        boolean isOver() {
            return blocks == 0 && ms == 0;
        }
    }

    /// @param proposedIn block of the settlement
    static WindowLeft left(SettlementScheme scheme, long proposedAt, long proposedIn, Now now) {
        return new WindowLeft(Math.max(0, proposedIn + scheme.disputeWindowBlocks() - now.lastBlock()),
                Math.max(0, proposedAt + scheme.disputeWindowHours() * HOUR_MS - now.nowMs()));
    }

    /// @param column of this bank in the run's report
    Step step(SettledRun run, SettledRun.State state, ColumnVerdict column, WindowLeft left) {
        boolean said = state.confirmed().contains(own) || state.disputed().contains(own);
        if (said || state.finality().isPresent() || state.isVoid()) {
            return new Step.Nothing();
        }
        if (!SettlementCheck.isSplit(run, state.settlement())) {
            return no(run, state, new Step.Objection(SettlementReason.ALLOCATION_DIFFERS, "the split of settlement " + state.settlement().id()
                    + " does not follow from report and scheme"));
        }
        if (state.settlement().reverses().isPresent()) {
            return yes(left); // it takes back, whatever the report was worth
        }
        return switch (column) {
            case ColumnVerdict.Differs(var code, String finding) -> no(run, state, new Step.Objection(code, finding));
            case ColumnVerdict.Unchecked(var code) -> new Step.Wait(code);
            case ColumnVerdict.Verified _, ColumnVerdict.NoColumn _ -> yes(left);
        };
    }

    private static Step yes(WindowLeft left) {
        return left.isOver() ? new Step.Confirm() : new Step.Wait(SettlementReason.WINDOW_OPEN);
    }

    // Who took no part cannot dispute, and after a ruling nobody can: it withholds its yes.
    private Step no(SettledRun run, SettledRun.State state, Step.Objection objection) {
        boolean heard = run.report().parties().contains(own) && state.ruling().isEmpty();
        return heard ? objection : new Step.Wait(objection.code());
    }
}
