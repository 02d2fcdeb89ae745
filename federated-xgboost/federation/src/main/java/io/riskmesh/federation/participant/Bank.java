package io.riskmesh.federation.participant;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.federation.joint.JointRows;
import io.riskmesh.federation.message.Header;
import io.riskmesh.federation.message.SlotSet;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.role.RuleDesk;
import io.riskmesh.federation.rows.BankRows;
import io.riskmesh.federation.rules.NeverWithFewer;
import io.riskmesh.federation.rules.OpenedGradients;
import io.riskmesh.federation.rules.ThreeBanks;
import io.riskmesh.federation.sums.Session;
import io.riskmesh.federation.sums.SumShapes;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.primitive.Primitives;
import java.util.List;
import java.util.Optional;

/// What does not change at a participant during a run, and the checks that all its turns share.
record Bank(PartyId self, RunTerms terms, BankRows rows, Primitives primitives) {

    /// The rows, where the run uses features of both sides.
    Optional<JointRows> joint() {
        return rows instanceof JointRows joint ? Optional.of(joint) : Optional.empty();
    }

    boolean coordinates() {
        return self.equals(terms.coordinator());
    }

    /// Whether this bank opens every sum, not only presence.
    boolean opensAll() {
        return terms.run().sumOpeners() == SumOpeners.ALL_BANKS;
    }

    SumShapes shapes(ParticipantState state) {
        return new SumShapes(terms, state.session().orElseThrow());
    }

    /// Whose signatures over a slot this bank exchanges and checks. The coordinating bank relays every record, so it holds every
    /// bank's signature; where no other bank opens sums, the others need only its.
    Roster signersTo(List<PartyId> signers) {
        boolean all = coordinates() || opensAll();
        return Session.roster(signers.stream()
                .filter(signer -> all || signer.equals(self) || signer.equals(terms.coordinator())).toList());
    }

    /// The identity r.
    Digest id(Aggregation aggregation) {
        return Digest.fromBytes(aggregation.id(primitives).array());
    }

    static void expect(Header header, int tree, int slot, int step) throws RefusedRound {
        unless(header.tree() == tree && header.slot() == slot && header.step() == step, TrainingReason.STALE_MESSAGE,
                "tree " + tree + ", slot " + slot + ", step " + step,
                header.tree() + ", " + header.slot() + ", " + header.step());
    }

    /// Whether sums over this set may be opened under the gradients of the model so far (rules R3 and R4).
    void checkSet(ParticipantState state, SlotSet set, RuleDesk rules) throws RefusedRound {
        rules.require(ThreeBanks.check(terms.floor(), terms.parameters().privacy(), set.members().size()));
        unless(set.members().size() >= terms.leastBanks(), SharedReason.TOO_FEW_BANKS,
                "at least " + terms.leastBanks() + " banks", set.members().size());
        unless(set.members().contains(self)
                        && state.session().orElseThrow().roster().containsAll(Session.roster(set.members())),
                TrainingReason.SET_CHANGED, "members of the session, this bank among them", set.members());
        OpenedGradients memory = OpenedGradients.NONE;
        if (state.opened().isPresent()) {
            memory = memory.with(state.opened().get().gradients().hex(), state.opened().get().members());
        }
        rules.require(NeverWithFewer.check(memory, state.progress().model().digest().hex(), set.members()));
    }
}
