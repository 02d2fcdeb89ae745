package io.riskmesh.federation.party;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.federation.message.BeginTree;
import io.riskmesh.federation.message.CandidateSplits;
import io.riskmesh.federation.message.CloseSlot;
import io.riskmesh.federation.message.CutBuckets;
import io.riskmesh.federation.message.Header;
import io.riskmesh.federation.message.OpenRun;
import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.SlotSet;
import io.riskmesh.federation.message.StartSession;
import io.riskmesh.federation.message.TreeDone;
import io.riskmesh.federation.step.Input;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.federation.transcript.Transcript;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A coordinator that opens sessions and slots as it must not: the bank leaves and says why, or takes no notice.
final class HostileOpeningTest {
    @Test
    void plan_mismatch_for_other_parameters_or_joins() {
        ForgedRun.leaves(TrainingReason.PLAN_MISMATCH, OpenRun.class, m -> new OpenRun(m.header(), m.epoch(), ForgedRun.OTHER, m.roster(), m.openers()));
        ForgedRun.leaves(TrainingReason.PLAN_MISMATCH, OpenRun.class, m -> new OpenRun(m.header(), m.epoch(), m.parameters(), ForgedRun.OTHER, m.openers()));
    }

    @Test
    void sums_not_authorised_for_other_openers() {
        ForgedRun.leaves(LedgerReason.SUMS_NOT_AUTHORISED, OpenRun.class,
                m -> new OpenRun(m.header(), m.epoch(), m.parameters(), m.roster(), SumOpeners.ALL_BANKS));
    }

    @Test
    void unknown_run_for_a_message_of_another_run() {
        ForgedRun.ignores(TrainingReason.UNKNOWN_RUN, BeginTree.class, m -> new BeginTree(new Header(ForgedRun.OTHER, m.header().tree(), m.header().slot(),
                m.header().step(), m.header().sender(), m.header().previous()), m.set()));
    }

    @Test
    void wrong_party_for_a_message_in_anothers_name() {
        ForgedRun.ignores(SharedReason.WRONG_PARTY, BeginTree.class, m -> new BeginTree(new Header(m.header().run(), m.header().tree(),
                m.header().slot(), m.header().step(), new PartyId("bank-02"), m.header().previous()), m.set()));
    }

    @Test
    void stale_message_for_a_gap_in_the_transcript_or_another_place() {
        ForgedRun.ignores(TrainingReason.STALE_MESSAGE, BeginTree.class, m -> new BeginTree(new Header(m.header().run(), m.header().tree(),
                m.header().slot(), m.header().step(), m.header().sender(), ForgedRun.OTHER), m.set()));
        ForgedRun.ignores(TrainingReason.STALE_MESSAGE, BeginTree.class, m -> new BeginTree(ForgedRun.at(m.header(), 1, m.header().slot(), 0), m.set()));
        ForgedRun.ignores(TrainingReason.STALE_MESSAGE, BeginTree.class, m -> new BeginTree(ForgedRun.at(m.header(), 0, m.header().slot(), 1), m.set()));
        ForgedRun.ignores(TrainingReason.STALE_MESSAGE, BeginTree.class, m -> new BeginTree(ForgedRun.at(m.header(), 0, 0, 0), m.set()));
    }

    @Test
    void not_a_member_for_a_session_without_the_bank_or_with_another_answer_of_it() {
        ForgedRun.leaves(SharedReason.NOT_A_MEMBER, StartSession.class, m -> new StartSession(m.header(), m.epoch(), m.trees(), m.opening(),
                ForgedRun.without(m.members()), m.joins().subList(0, 3)));
        ForgedRun.leaves(SharedReason.NOT_A_MEMBER, StartSession.class, m -> new StartSession(m.header(), m.epoch(), m.trees(), m.opening(),
                m.members(), List.of(ForgedRun.OTHER, ForgedRun.OTHER, ForgedRun.OTHER, ForgedRun.OTHER)));
    }

    @Test
    void run_not_resumable_for_another_number_of_trees_at_that_point() {
        ForgedRun.leaves(TrainingReason.RUN_NOT_RESUMABLE, StartSession.class,
                m -> new StartSession(m.header(), m.epoch(), 3, m.opening(), m.members(), m.joins()));
    }

    @Test
    void too_few_banks_for_a_session_or_a_slot_of_two() {
        ForgedRun.leaves(SharedReason.TOO_FEW_BANKS, StartSession.class, m -> new StartSession(m.header(), m.epoch(), m.trees(), m.opening(),
                m.members().subList(1, 3), m.joins().subList(1, 3)));
        ForgedRun.leaves(SharedReason.TOO_FEW_BANKS, BeginTree.class, m -> new BeginTree(m.header(), new SlotSet(m.set().members().subList(1, 3),
                m.set().firstSlot(), m.set().lastSlot())));
        ForgedRun.leaves(SharedReason.TOO_FEW_BANKS, CutBuckets.class, m -> new CutBuckets(m.header(), new SlotSet(m.set().members().subList(1, 3),
                m.set().firstSlot(), m.set().lastSlot()), m.before(), m.request()));
    }

    @Test
    void set_changed_for_another_set_in_slots_that_have_one() {
        ForgedRun.leaves(TrainingReason.SET_CHANGED, BeginTree.class, m -> new BeginTree(m.header(), new SlotSet(m.set().members().subList(1, 4),
                m.set().firstSlot(), m.set().lastSlot())));
        ForgedRun.leaves(TrainingReason.SET_CHANGED, BeginTree.class,
                m -> new BeginTree(m.header(), new SlotSet(m.set().members(), m.set().firstSlot() + 1, m.set().lastSlot())));
        ForgedRun.leaves(TrainingReason.SET_CHANGED, ForgedRun.PARAMETERS, CutBuckets.class, m -> m.header().step() != 1 ? Optional.empty()
                : Optional.of(new CutBuckets(m.header(), new SlotSet(m.set().members().subList(1, 4), 8192, 9000), m.before(), m.request())));
        ForgedRun.leaves(TrainingReason.SET_CHANGED, TreeDone.class, m -> new TreeDone(m.header(), m.opening(), m.members().subList(1, 4), m.ending(),
                m.steps(), m.splits(), m.leaves(), m.digest(), m.validates()));
    }

    @Test
    void reopen_with_other_set_for_gradients_that_were_revealed_under_another() {
        Consortium consortium = new Consortium(ForgedRun.PARAMETERS, ForgedRun.ROWS, 9);
        PartyId victim = consortium.bank(ForgedRun.VICTIM);
        consortium.tap = packet -> {
            if (packet.to().equals(victim) && Forgery.message(packet) instanceof CandidateSplits m && m.header().tree() == 0) {
                byte[] close = RoundCodec.encode(new CloseSlot(m.header(), List.of(victim)));
                Header after = new Header(m.header().run(), 0, 8192, 0, m.header().sender(),
                        new Transcript(m.header().previous()).after(close).digest());
                List<PartyId> fewer = consortium.terms.roster().subList(0, 3);
                consortium.tap = same -> same;
                consortium.apply(victim, new Input.Received(packet.from(), close));
                consortium.apply(victim, new Input.Received(packet.from(),
                        RoundCodec.encode(new BeginTree(after, new SlotSet(fewer, 8192, 9000)))));
                return null;
            }
            return packet;
        };
        consortium.run();
        RunOutcome.Failed failed = assertInstanceOf(RunOutcome.Failed.class, consortium.outcomes.get(victim));
        assertEquals(TrainingReason.REOPEN_WITH_OTHER_SET, failed.reason().reason());
    }

    /// The coordinator forgot what it opened; the banks did not.
    @Test
    void reopen_with_other_set_after_a_restart_that_forgot() {
        Consortium consortium = new Consortium(ForgedRun.PARAMETERS, ForgedRun.ROWS, 9);
        consortium.tap = packet -> {
            if (packet.to().equals(consortium.bank(ForgedRun.VICTIM)) && Forgery.message(packet) instanceof CandidateSplits) {
                consortium.killAll();
            }
            return packet;
        };
        consortium.run();
        consortium.tap = packet -> packet;
        consortium.disks.get(consortium.coordinator()).journal.clear();
        for (int bank = 1; bank <= 3; bank++) {
            consortium.start(consortium.bank(bank));
        }
        consortium.deliver();
        consortium.apply(consortium.coordinator(), new Input.PeerLost(consortium.bank(4)));
        consortium.deliver();
        RunOutcome.Resumable stopped = assertInstanceOf(RunOutcome.Resumable.class, consortium.outcomes.get(consortium.coordinator()));
        assertEquals(TrainingReason.REOPEN_WITH_OTHER_SET, stopped.reason().reason());
    }

    @Test
    void a_coordinator_that_tells_banks_different_things_gets_no_sum_of_theirs() {
        Consortium consortium = ForgedRun.forged(ForgedRun.PARAMETERS, CandidateSplits.class, m -> m.nodes().getFirst().rules().size() < 2 ? Optional.empty()
                : Optional.of(new CandidateSplits(m.header(), m.opening(), m.presence(),
                        List.of(new NodeRules(0, m.nodes().getFirst().rules().reversed())))));
        assertTrue(consortium.refusals(consortium.coordinator()).stream()
                .anyMatch(r -> r.refusal().reason().code().equals("wrong_aggregation")), consortium.refusals(consortium.coordinator()).toString());
        assertTrue(consortium.outcomes.isEmpty(), "no sum over banks that heard different things");
    }
}
