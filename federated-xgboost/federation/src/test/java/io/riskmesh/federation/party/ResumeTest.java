package io.riskmesh.federation.party;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.parameters.BasePrior;
import io.riskmesh.boosting.parameters.EarlyStopping;
import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.Sampling;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.boosting.parameters.ValidationMetric;
import io.riskmesh.boosting.training.TreeSchedule;
import io.riskmesh.federation.journal.KeptTranscript;
import io.riskmesh.federation.journal.OwedTranscripts;
import io.riskmesh.federation.journal.TranscriptForm;
import io.riskmesh.federation.replay.RunHistory;
import io.riskmesh.federation.rows.LeafSumRoots;
import io.riskmesh.federation.step.Effect;
import io.riskmesh.federation.step.Input;
import io.riskmesh.federation.step.RunEvent;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.TranscriptDigest;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Processes are killed and begin again from their disks.
final class ResumeTest {
    private static final List<Integer> ROWS = List.of(260, 310, 275, 333);
    private static final TrainingParameters PARAMETERS = TrainingParameters.defaults(3).withRounds(3)
            .withShape(new TreeShape(GrowPolicy.DEPTH_WISE, 3, 0)).withSampling(Sampling.NONE.withSubsample(0.8))
            .withBasePrior(new BasePrior.Secure()).withEarlyStopping(new EarlyStopping(2, ValidationMetric.LOGLOSS));

    private static Consortium consortium() {
        return new Consortium(PARAMETERS, ROWS, 7);
    }

    // Of an undisturbed run.
    private static int packets() {
        Consortium whole = consortium();
        int[] seen = new int[1];
        whole.tap = packet -> {
            seen[0]++;
            return packet;
        };
        whole.run();
        return seen[0];
    }

    @Test
    void all_killed_before_a_stored_entry_the_resumed_run_gives_the_same_bytes() {
        killedBeforeEntries(11);
    }

    @Test
    @Tag("acceptance")
    void all_killed_before_any_stored_entry_the_resumed_run_gives_the_same_bytes() {
        killedBeforeEntries(1);
    }

    private static void killedBeforeEntries(int stride) {
        Consortium whole = consortium().run();
        byte[] expected = whole.done(whole.coordinator()).file().array();
        int entries = whole.disks.values().stream().mapToInt(d -> d.checkpoints.size() + d.journal.size() + d.transcript.size()).sum();
        for (int left = 0; left < entries; left += stride) {
            Consortium stopped = consortium();
            stopped.entriesLeft = left;
            stopped.run();
            assertTrue(stopped.outcomes.size() < ROWS.size(), "entry " + left);
            stopped.entriesLeft = Integer.MAX_VALUE;
            stopped.run();
            for (PartyId bank : stopped.terms.roster()) {
                assertArrayEquals(expected, stopped.done(bank).file().array(), bank + " after entry " + left);
            }
            assertEquals(whole.done(whole.coordinator()).model().trees(), stopped.done(stopped.coordinator()).model().trees());
        }
    }

    @Test
    void a_bank_that_was_lost_comes_back_with_the_next_tree() {
        int packets = packets();
        for (int at : new int[] {20, packets * 2 / 5, packets / 2}) {
            Consortium consortium = consortium();
            PartyId bank = consortium.bank(3);
            int[] seen = new int[1];
            consortium.tap = packet -> {
                if (seen[0] == at) {
                    consortium.lose(bank);
                }
                if (seen[0]++ == at + 30) {
                    consortium.start(bank);
                }
                return packet;
            };
            consortium.run();
            byte[] released = XgboostModelFile.writeUbjson(consortium.replay().released());
            for (PartyId each : consortium.terms.roster()) {
                assertArrayEquals(released, consortium.done(each).file().array(), each + ", lost at " + at);
            }
            List<TreeSchedule> trees = RunHistory.of(consortium.transcript(bank), consortium.terms.roster()).trees();
            assertTrue(trees.getLast().members().contains(2), "lost at " + at);
        }
    }

    @Test
    void the_coordinator_restarts_alone_and_the_others_find_it_again() {
        Consortium whole = consortium().run();
        int half = packets() / 2;
        Consortium consortium = consortium();
        int[] seen = new int[1];
        consortium.tap = packet -> {
            if (seen[0]++ == half) {
                consortium.kill(consortium.coordinator());
            }
            return packet;
        };
        consortium.run();
        for (int bank = 2; bank <= 4; bank++) {
            consortium.apply(consortium.bank(bank), new Input.PeerLost(consortium.coordinator()));
            assertTrue(consortium.outcomes.containsKey(consortium.bank(bank)));
        }
        consortium.tap = packet -> packet;
        consortium.run();
        assertArrayEquals(whole.done(whole.coordinator()).file().array(), consortium.done(consortium.bank(4)).file().array());
    }

    @Test
    void resumed_with_other_banks_the_tree_under_way_ends_first() {
        int truncated = 0;
        int packets = packets();
        for (int at = packets / 3; at < packets; at += packets / 8) {
            Consortium consortium = consortium();
            int[] seen = new int[1];
            int stop = at;
            consortium.tap = packet -> {
                if (seen[0]++ == stop) {
                    consortium.killAll();
                }
                return packet;
            };
            consortium.run();
            consortium.tap = packet -> packet;
            assertFalse(consortium.outcomes.containsKey(consortium.coordinator()));
            PartyId away = consortium.bank(2);
            for (PartyId bank : consortium.terms.roster()) {
                if (!bank.equals(away)) {
                    consortium.start(bank);
                }
            }
            consortium.deliver();
            consortium.apply(consortium.coordinator(), new Input.PeerLost(away));
            consortium.deliver();
            byte[] released = XgboostModelFile.writeUbjson(consortium.replay().released());
            for (PartyId bank : List.of(consortium.bank(1), consortium.bank(3), consortium.bank(4))) {
                assertArrayEquals(released, consortium.done(bank).file().array(), bank + ", stopped at " + at);
            }
            truncated += (int) RunHistory.of(consortium.transcript(consortium.coordinator()), consortium.terms.roster()).trees()
                    .stream().filter(tree -> !tree.isComplete()).count();
        }
        assertTrue(truncated > 0);
    }

    @Test
    void the_last_tree_that_a_restart_ended_is_kept_and_owed_by_all_banks() {
        TrainingParameters oneTree = PARAMETERS.withRounds(1).withEarlyStopping(EarlyStopping.OFF);
        int truncated = 0;
        for (int seen = 1; seen < 5; seen++) {
            Consortium consortium = new Consortium(oneTree, ROWS, 7);
            stopAtHistogram(consortium, seen);
            PartyId away = consortium.bank(2);
            List<PartyId> others = List.of(consortium.bank(1), consortium.bank(3), consortium.bank(4));
            others.forEach(consortium::start);
            consortium.deliver();
            consortium.apply(consortium.coordinator(), new Input.PeerLost(away));
            consortium.deliver();
            byte[] released = XgboostModelFile.writeUbjson(consortium.replay().released());
            TranscriptDigest first = owed(consortium, consortium.coordinator());
            for (PartyId bank : others) {
                assertArrayEquals(released, consortium.done(bank).file().array(), bank + ", stopped at " + seen);
                assertEquals(first.transcript(), owed(consortium, bank).transcript(), bank + ", stopped at " + seen);
                assertEquals(first.modelSoFar(), owed(consortium, bank).modelSoFar(), bank + ", stopped at " + seen);
            }
            truncated += RunHistory.of(consortium.transcript(consortium.coordinator()), consortium.terms.roster()).trees().getFirst()
                    .isComplete() ? 0 : 1;
        }
        assertEquals(4, truncated, "ended by a restart: " + truncated);
    }

    // All are killed when the coordinator has opened so many sums of the tree.
    private static void stopAtHistogram(Consortium consortium, int sums) {
        int[] seen = new int[1];
        consortium.watch = (_, effect) -> {
            if (effect instanceof Effect.Report(RunEvent.SumOpened sum) && sum.tree() >= 0 && seen[0]++ == sums) {
                consortium.killAll();
            }
        };
        consortium.run();
        consortium.watch = (_, _) -> {};
        assertFalse(consortium.outcomes.containsKey(consortium.coordinator()));
    }

    private static TranscriptDigest owed(Consortium consortium, PartyId bank) {
        KeptTranscript kept = TranscriptForm.decode(consortium.terms.runId(), consortium.disks.get(bank).transcript).orElseThrow();
        List<TranscriptDigest> owed = OwedTranscripts.of(consortium.terms, bank, kept, LeafSumRoots.NONE);
        assertEquals(1, owed.size(), bank + " owes " + owed);
        assertEquals(0, owed.getFirst().toTree());
        return owed.getFirst();
    }

    @Test
    void a_bank_that_was_given_up_while_it_was_only_slow_asks_to_be_let_in_again() {
        Consortium consortium = consortium();
        PartyId slow = consortium.bank(3);
        int[] seen = new int[1];
        int half = packets() / 2;
        consortium.tap = packet -> {
            if (seen[0]++ == half) {
                consortium.apply(consortium.coordinator(), new Input.PeerLost(slow));
            }
            return packet;
        };
        consortium.run();
        consortium.tap = packet -> packet;
        RunOutcome.Resumable stopped = assertInstanceOf(RunOutcome.Resumable.class, consortium.outcomes.get(slow));
        assertEquals(SharedReason.NOT_A_MEMBER, stopped.reason().reason());
        consortium.start(slow);
        consortium.deliver();
        byte[] released = XgboostModelFile.writeUbjson(consortium.replay().released());
        for (PartyId bank : List.of(consortium.bank(1), consortium.bank(2), consortium.bank(4))) {
            assertArrayEquals(released, consortium.done(bank).file().array(), bank.value());
        }
    }

    @Test
    void a_bank_in_the_middle_of_a_slot_that_is_opened_anew_stops_and_is_asked_again() {
        Consortium whole = consortium().run();
        Consortium consortium = consortium();
        PartyId bank = consortium.bank(3);
        consortium.watch = (_, effect) -> {
            if (effect instanceof Effect.Report(RunEvent.SumOpened sum) && sum.tree() == 1) {
                consortium.kill(consortium.coordinator());
            }
        };
        consortium.run();
        consortium.watch = (_, _) -> {};
        for (PartyId other : List.of(consortium.bank(2), consortium.bank(4))) {
            consortium.apply(other, new Input.PeerLost(consortium.coordinator()));
            consortium.start(other);
        }
        // The third has not heard of the loss: what it hears first is the opening.
        consortium.start(consortium.coordinator());
        consortium.deliver();
        RunOutcome.Resumable stopped = assertInstanceOf(RunOutcome.Resumable.class, consortium.outcomes.get(bank));
        assertEquals(TrainingReason.STALE_MESSAGE, stopped.reason().reason());
        consortium.start(bank);
        consortium.deliver();
        for (PartyId each : consortium.terms.roster()) {
            assertArrayEquals(whole.done(whole.coordinator()).file().array(), consortium.done(each).file().array(), each.value());
        }
    }
}
