package io.riskmesh.federation.party;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.federation.message.PairCodec;
import io.riskmesh.federation.message.PairMessage;
import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.StartSession;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.SumReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Joint runs that lose banks, or everything, in the middle.
final class JointResumeTest {
    private static final TrainingParameters PARAMETERS = TrainingParameters.defaults(5).withRounds(3)
            .withShape(new TreeShape(GrowPolicy.DEPTH_WISE, 3, 0)).withPrivacy(PrivacyParameters.OFF);

    private static Consortium consortium() {
        return payments().consortium(PARAMETERS, 11, new PlainPairs());
    }

    private static Payments payments() {
        return Payments.of(11, 4, 260, Payments.Route.anywhere(4));
    }

    @Test
    void everything_is_killed_at_a_stored_entry_and_goes_on_to_the_same_model() {
        int entries = entries();
        byte[] undisturbed = file(consortium().run());
        for (int kept : new int[] {entries / 4, entries / 2, entries - 3}) {
            check(kept, undisturbed);
        }
    }

    @Test
    @Tag("acceptance")
    void everything_is_killed_at_each_stored_entry_and_goes_on_to_the_same_model() {
        byte[] undisturbed = file(consortium().run());
        int entries = entries();
        for (int kept = 0; kept < entries; kept += 2) {
            check(kept, undisturbed);
        }
    }

    private static int entries() {
        Consortium counted = consortium();
        counted.entriesLeft = 1 << 20;
        counted.run();
        return (1 << 20) - counted.entriesLeft;
    }

    private static void check(int kept, byte[] undisturbed) {
        Consortium killed = consortium();
        killed.entriesLeft = kept;
        killed.run();
        killed.entriesLeft = Integer.MAX_VALUE;
        killed.run();
        assertArrayEquals(undisturbed, file(killed), "killed after entry " + kept);
        assertEquals(payments().replay(killed).full().trees(), killed.done(killed.coordinator()).model().trees(), "killed after entry " + kept);
    }

    private static byte[] file(Consortium consortium) {
        return consortium.done(consortium.coordinator()).file().array();
    }

    @Test
    @Tag("acceptance")
    void a_bank_is_lost_at_each_message_of_a_pair_and_the_others_go_on() {
        Set<Class<?>> kinds = new TreeSet<>((a, b) -> a.getName().compareTo(b.getName()));
        int messages = pairMessages(consortium(), kinds);
        assertEquals(Set.of("AlignTags", "AlignKnown", "PayeeSplitBits", "PayerSplitBits", "EngineBytes"),
                Set.copyOf(kinds.stream().map(Class::getSimpleName).toList()));
        for (int lost = 0; lost < messages; lost += 3) {
            loseAt(lost);
        }
    }

    @Test
    void a_bank_is_lost_in_the_middle_and_the_others_go_on() {
        for (int lost : new int[] {3, 6, 40}) {
            loseAt(lost);
        }
    }

    @Test
    void a_message_that_comes_only_in_the_next_session_does_not_stand_for_that_sessions_alignment() {
        Consortium consortium = consortium();
        PartyId third = consortium.bank(3);
        List<Consortium.Packet> late = new ArrayList<>();
        boolean[] arrived = {false};
        consortium.tap = packet -> {
            if (packet.from().equals(consortium.bank(2)) && packet.to().equals(consortium.bank(4)) && !arrived[0] && isOfEngine(packet)) {
                if (late.isEmpty()) {
                    consortium.later.add(() -> consortium.lose(third));
                    consortium.later.add(() -> consortium.start(third));
                }
                late.add(packet);
                return null;
            }
            if (!late.isEmpty() && !arrived[0] && packet.to().equals(consortium.bank(4)) && beginsSession(packet)) {
                arrived[0] = true;
                late.reversed().forEach(consortium.wire::addFirst);
            }
            return packet;
        };
        consortium.run();
        assertTrue(arrived[0], "nothing came late");
        byte[] model = file(consortium);
        assertArrayEquals(model, consortium.done(consortium.bank(4)).file().array());
        assertEquals(3, consortium.done(consortium.coordinator()).model().trees().size());
    }

    private static boolean isOfEngine(Consortium.Packet packet) {
        return PairPackets.read(packet).orElse(null) instanceof PairMessage.EngineBytes;
    }

    private static boolean beginsSession(Consortium.Packet packet) {
        return RoundCodec.isRound(packet.bytes()) && RoundCodec.decode(packet.bytes()) instanceof RoundCodec.Decoded.Message(StartSession _);
    }

    private static int pairMessages(Consortium consortium, Set<Class<?>> kinds) {
        int[] count = {0};
        PartyId third = consortium.bank(3);
        consortium.tap = packet -> {
            if (packet.from().equals(third)) {
                PairPackets.read(packet).ifPresent(message -> {
                    count[0]++;
                    kinds.add(message.getClass());
                });
            }
            return packet;
        };
        consortium.run();
        return count[0];
    }

    /// The third bank is gone before its message of that number arrives.
    private static void loseAt(int number) {
        Consortium consortium = consortium();
        PartyId third = consortium.bank(3);
        int[] seen = {0};
        consortium.tap = packet -> {
            if (packet.from().equals(third) && PairCodec.isPair(packet.bytes()) && seen[0]++ == number) {
                consortium.later.addFirst(() -> consortium.lose(third));
                consortium.down.add(third);
                return null;
            }
            return packet;
        };
        consortium.run();
        Set<PartyId> others = new TreeSet<>(consortium.terms.roster());
        others.remove(third);
        assertTrue(consortium.outcomes.containsKey(consortium.coordinator()), "stands still after message " + number);
        byte[] model = file(consortium);
        for (PartyId bank : others) {
            assertArrayEquals(model, consortium.done(bank).file().array(), bank + " after message " + number);
            // A bank that waited for the lost one may contribute to a sum that is given up already.
            assertTrue(consortium.refusals(bank).stream().allMatch(r -> r.refusal().reason() == SumReason.WRONG_AGGREGATION),
                    bank + " after message " + number + ": " + consortium.refusals(bank));
        }
        assertEquals(3, consortium.done(consortium.coordinator()).model().trees().size());
    }
}
