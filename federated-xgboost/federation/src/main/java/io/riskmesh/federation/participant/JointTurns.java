package io.riskmesh.federation.participant;

import io.riskmesh.federation.joint.JointRows;
import io.riskmesh.federation.message.PairMessage;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.role.RuleDesk;
import io.riskmesh.federation.role.Turn;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.securesum.keys.PairKeys;
import java.util.List;

/// What other banks of a joint run say about the payments they share with this one, and what waits for it: the session for
/// alignment, a histogram for shares, presence and splits for bits.
record JointTurns(Bank bank, JoinTurns joins, TreeTurns trees) {

    /// The session's keys are confirmed: payments are aligned before the coordinator hears of it.
    Turn<ParticipantState> keysComplete(ParticipantState state, PairKeys keys, RuleDesk rules) throws RefusedRound {
        if (bank.joint().isEmpty()) {
            return joins.keysComplete(state);
        }
        bank.joint().get().begin(state.session().orElseThrow(), keys);
        return woken(state, rules);
    }

    Turn<ParticipantState> received(ParticipantState state, JointRows rows, PartyId from, PairMessage message, byte[] bytes, RuleDesk rules)
            throws RefusedRound {
        rows.take(from, message, bytes);
        return woken(state, rules);
    }

    /// A bank may be lost whose bits are waited for: those who close the slot are still there.
    Turn<ParticipantState> goOnWith(ParticipantState state, List<PartyId> live, RuleDesk rules) throws RefusedRound {
        bank.joint().ifPresent(rows -> rows.binned().goOnWith(live));
        return woken(state, rules);
    }

    /// Goes on with what waited, if it need not wait any longer.
    private Turn<ParticipantState> woken(ParticipantState state, RuleDesk rules) throws RefusedRound {
        JointRows rows = bank.joint().orElseThrow();
        return switch (state.phase()) {
            // A late message of the session before wakes too: that one's payments are aligned, this one's keys perhaps not known yet.
            case Phase.SettingUp _ when rows.isAlignedIn(state.epoch()) -> {
                rows.advance();
                yield joins.keysComplete(state);
            }
            case Phase.Growing now when now.stage() instanceof Phase.Stage.Shares(var aggregation, var nodes) && rows.binned().hasShares() ->
                trees.contribute(state, now, aggregation, nodes, rules);
            case Phase.Growing now when now.stage() instanceof Phase.Stage.Bits(var candidates) && rows.binned().hasBits() ->
                trees.decided(state, now, candidates);
            case Phase.Waiting _, Phase.SettingUp _, Phase.Between _, Phase.Counting _, Phase.Growing _, Phase.Validating _,
                    Phase.Ended _, Phase.Closing _, Phase.Over _ -> Turn.of(state);
        };
    }
}
