package io.riskmesh.federation.party;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import io.riskmesh.boosting.training.TrainedModel;
import io.riskmesh.federation.step.Input;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A bank is lost at some message of a run: the tree under way ends, the next one goes on without the bank, and the plain
/// trainer on all rows, following the transcript, grows the same model, bit for bit.
final class DropoutTest {
    private static final List<Integer> ROWS = List.of(260, 310, 275, 333, 290);
    private static final TrainingParameters PARAMETERS = TrainingParameters.defaults(3).withRounds(3)
            .withShape(new TreeShape(GrowPolicy.DEPTH_WISE, 3, 0)).withSampling(Sampling.NONE.withSubsample(0.8))
            .withBasePrior(new BasePrior.Secure()).withEarlyStopping(new EarlyStopping(2, ValidationMetric.LOGLOSS));

    /// When the coordinating bank hears of the loss.
    enum Hears {
        AT_ONCE,
        WHEN_ALL_ELSE_IS_SILENT
    }

    @Test
    void at_sampled_messages_of_any_phase() {
        Random random = new Random(20);
        int packets = packets();
        for (int i = 0; i < 8; i++) {
            check(random.nextInt(packets), 2 + random.nextInt(4), i % 2 == 0 ? Hears.AT_ONCE : Hears.WHEN_ALL_ELSE_IS_SILENT);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 5})
    @Tag("acceptance")
    void at_every_third_message_that_the_bank_sends_or_receives(int bank) {
        sweep(bank, 3);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    @Tag("slow")
    void at_every_message_that_the_bank_sends_or_receives(int bank) {
        sweep(bank, 1);
    }

    // Between two messages of the bank its loss looks alike to all others.
    private static void sweep(int bank, int stride) {
        List<Integer> own = new ArrayList<>();
        Consortium consortium = new Consortium(PARAMETERS, ROWS, 7);
        int[] seen = new int[1];
        consortium.tap = packet -> {
            if (packet.from().equals(consortium.bank(bank)) || packet.to().equals(consortium.bank(bank))) {
                own.add(seen[0]);
            }
            seen[0]++;
            return packet;
        };
        consortium.run();
        for (int i = bank % stride; i < own.size(); i += stride) {
            check(own.get(i), bank, i % 2 == 0 ? Hears.AT_ONCE : Hears.WHEN_ALL_ELSE_IS_SILENT);
        }
    }

    private static int packets() {
        Consortium consortium = new Consortium(PARAMETERS, ROWS, 7);
        int[] seen = new int[1];
        consortium.tap = packet -> {
            seen[0]++;
            return packet;
        };
        consortium.run();
        consortium.done(consortium.coordinator());
        return seen[0];
    }

    private static void check(int packet, int bank, Hears hears) {
        String where = "bank " + bank + " lost at message " + packet + ", " + hears;
        Consortium consortium = lossAt(packet, bank, hears);
        PartyId gone = consortium.bank(bank);
        List<PartyId> live = new ArrayList<>(consortium.terms.roster());
        live.remove(gone);
        TrainedModel pooled = consortium.replay();
        byte[] released = XgboostModelFile.writeUbjson(pooled.released());
        for (PartyId other : live) {
            assertArrayEquals(released, consortium.done(other).file().array(), where + ", " + other);
            assertEquals(texts(consortium.transcript(consortium.coordinator())), texts(consortium.transcript(other)), where);
        }
        assertEquals(pooled.full().trees(), consortium.done(consortium.coordinator()).model().trees(), where);
    }

    private static List<String> texts(List<byte[]> entries) {
        return entries.stream().map(bytes -> Digest.ofFile(bytes).hex()).toList();
    }

    private static Consortium lossAt(int packet, int bank, Hears hears) {
        Consortium consortium = new Consortium(PARAMETERS, ROWS, 7);
        int[] seen = new int[1];
        consortium.tap = p -> {
            if (seen[0]++ == packet) {
                if (hears == Hears.AT_ONCE) {
                    consortium.lose(consortium.bank(bank));
                } else {
                    consortium.kill(consortium.bank(bank));
                }
            }
            return p;
        };
        consortium.run();
        if (!consortium.outcomes.containsKey(consortium.coordinator())) {
            PartyId gone = consortium.bank(bank);
            assertTrue(consortium.parties.get(consortium.coordinator()).awaited(consortium.states.get(consortium.coordinator()))
                    .contains(gone), "the coordinator waits for " + gone + " at " + packet);
            consortium.apply(consortium.coordinator(), new Input.PeerLost(gone));
            consortium.deliver();
        }
        return consortium;
    }

    @Test
    void of_three_banks_none_may_go() {
        Consortium consortium = new Consortium(PARAMETERS, ROWS.subList(0, 3), 8);
        int[] seen = new int[1];
        consortium.tap = packet -> {
            if (seen[0]++ == 300) {
                consortium.lose(consortium.bank(2));
            }
            return packet;
        };
        consortium.run();
        for (int bank : new int[] {1, 3}) {
            RunOutcome.Resumable stopped = assertInstanceOf(RunOutcome.Resumable.class, consortium.outcomes.get(consortium.bank(bank)));
            assertEquals(SharedReason.TOO_FEW_BANKS, stopped.reason().reason());
        }
    }
}
