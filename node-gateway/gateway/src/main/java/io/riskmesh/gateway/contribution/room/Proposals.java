package io.riskmesh.gateway.contribution.room;

import io.riskmesh.gateway.contribution.desk.SettledRun;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.incentive.split.PoolSplit;
import io.riskmesh.incentive.split.SettlementRule;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.part.Allocation;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SettlementReason;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// From a wish to a settlement, or why not: what the contract would turn down is said before anything is signed.
final class Proposals {
    private static final int MOST_ID = 64;
    private static final int HASH_DIGITS = 16;

    private final PartyId own;

    Proposals(PartyId own) {
        this.own = own;
    }

    /// Either of the two.
    record Outcome(Optional<Settlement> settlement, Optional<Refusal> refusal) {
        private static Outcome no(ReasonCode code, String why) {
            return new Outcome(Optional.empty(), Optional.of(new Refusal(code, why)));
        }
    }

    Outcome of(SettledRun run, SettlementDesk.Wish wish) {
        Optional<SettledRun.State> last = run.settlements().isEmpty() ? Optional.empty() : Optional.of(run.settlements().getLast());
        return wish.reverses().isPresent() ? reversal(run, last, wish.reverses().get()) : split(run, last, wish);
    }

    private Outcome split(SettledRun run, Optional<SettledRun.State> last, SettlementDesk.Wish wish) {
        boolean free = last.isEmpty() || last.get().isVoid() && last.get().settlement().reverses().isEmpty() || last.get().finality().isPresent() && last.get().settlement().reverses().isPresent();
        if (!free) {
            return Outcome.no(SettlementReason.ALREADY_SETTLED, "a settlement of the run is live");
        }
        if (!wish.currency().equals(run.scheme().payout().currency())) {
            return Outcome.no(GatewayReason.INVALID_REQUEST, "the scheme pays in " + run.scheme().payout().currency());
        }
        if (wish.pool() < 1) {
            return Outcome.no(GatewayReason.INVALID_REQUEST, "a pool has at least one minor unit");
        }
        if (wish.pool() > run.scheme().payout().maxPool()) {
            return Outcome.no(SettlementReason.POOL_EXCEEDED, "the scheme allows a pool of at most " + run.scheme().payout().maxPool());
        }
        PoolSplit split = SettlementRule.split(run.scheme().payout(), run.report(), run.rowBounds(), wish.pool());
        int turn = run.settlements().size() + 1;
        Optional<String> replaces = last.filter(SettledRun.State::isVoid).map(state -> state.settlement().id());
        return yes(new Settlement(own, 0, id(run, turn), run.report().run(), turn, run.report().schemeSeq(), wish.pool(), split.allocations(),
                split.carry(), replaces, Optional.empty()));
    }

    private Outcome reversal(SettledRun run, Optional<SettledRun.State> last, String reverses) {
        Optional<SettledRun.State> target = last.filter(state -> !isVoidReversal(state)).or(() -> last.flatMap(
                state -> state.settlement().reverses()).flatMap(run::settlement));
        if (target.isEmpty() || !target.get().settlement().id().equals(reverses)) {
            return Outcome.no(LedgerReason.NOT_FOUND, "only the run's last settlement can be reversed");
        }
        if (target.get().finality().isEmpty() || target.get().settlement().reverses().isPresent()) {
            return Outcome.no(SettlementReason.ALREADY_SETTLED, "only a final settlement can be reversed, and a reversal cannot");
        }
        Settlement taken = target.get().settlement();
        int turn = last.get().settlement().turn() + 1;
        return yes(new Settlement(own, 0, id(run, turn), taken.run(), turn, taken.schemeSeq(), -taken.pool(), taken.allocations().stream()
                .map(each -> new Allocation(each.party(), -each.amount())).toList(), -taken.carry(), Optional.empty(), Optional.of(reverses)));
    }

    // A reversal that was voided did not happen: what it would have taken back stands and can be reversed again, not paid again.
    private static boolean isVoidReversal(SettledRun.State state) {
        return state.isVoid() && state.settlement().reverses().isPresent();
    }

    private static Outcome yes(Settlement settlement) {
        return new Outcome(Optional.of(settlement), Optional.empty());
    }

    // Begins with the proposer, as the contract asks; says run and turn where that fits into an id.
    private String id(SettledRun run, int turn) {
        String name = own + "." + run.report().run() + "." + turn;
        return name.length() <= MOST_ID ? name : own + "." + Digest.of("settlement-id", name.getBytes(StandardCharsets.UTF_8)).hex()
                .substring(0, HASH_DIGITS);
    }
}
