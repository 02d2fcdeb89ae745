package io.riskmesh.federation.party;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.parameters.EarlyStopping;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.ValidationMetric;
import io.riskmesh.federation.message.AbortRun;
import io.riskmesh.federation.message.Header;
import io.riskmesh.federation.message.JoinRun;
import io.riskmesh.federation.message.KeysReady;
import io.riskmesh.federation.message.RoundCodec;
import io.riskmesh.federation.message.RoundMessage;
import io.riskmesh.federation.rows.BankRows;
import io.riskmesh.federation.step.Input;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.federation.step.StoredRun;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.SumReason;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// Banks that join with something else than was agreed, lie in sums, or send what is misplaced.
final class HostileBankTest {
    private static final TrainingParameters PARAMETERS = TrainingParameters.defaults(5).withRounds(2);
    private static final List<Integer> ROWS = List.of(400, 300, 503, 411);
    private static final Digest OTHER = Digest.of("other", new byte[0]);

    private static Consortium consortium() {
        return new Consortium(PARAMETERS, ROWS, 9);
    }

    private static void fails(ReasonCode reason, Consortium consortium) {
        consortium.run();
        RunOutcome.Failed failed = assertInstanceOf(RunOutcome.Failed.class, consortium.outcomes.get(consortium.coordinator()), reason.code());
        assertEquals(reason, failed.reason().reason(), failed.reason().toString());
    }

    private static void joins(ReasonCode reason, Function<JoinRun, RoundMessage> change) {
        Consortium consortium = consortium();
        consortium.tap = packet -> Forgery.message(packet) instanceof JoinRun join && join.epoch() != JoinRun.KNOCK
                && packet.from().equals(consortium.bank(2))
                ? new Consortium.Packet(packet.from(), packet.to(), RoundCodec.encode(change.apply(join))) : packet;
        fails(reason, consortium);
    }

    @Test
    void schema_plan_and_join_are_those_that_were_agreed() {
        joins(SharedReason.SCHEMA_MISMATCH, m -> new JoinRun(m.header(), m.epoch(), m.nonce(), m.join(), OTHER, m.plan(), m.held(), m.opened()));
        joins(TrainingReason.PLAN_MISMATCH, m -> new JoinRun(m.header(), m.epoch(), m.nonce(), m.join(), m.schema(), OTHER, m.held(), m.opened()));
        joins(SharedReason.DIGEST_MISMATCH, m -> new JoinRun(m.header(), m.epoch(), m.nonce(), OTHER, m.schema(), m.plan(), m.held(), m.opened()));
    }

    @Test
    void run_not_resumable_for_a_bank_that_holds_another_transcript() {
        joins(TrainingReason.RUN_NOT_RESUMABLE, m -> new JoinRun(new Header(m.header().run(), m.header().tree(), m.header().slot(),
                m.header().step(), m.header().sender(), OTHER), m.epoch(), m.nonce(), m.join(), m.schema(), m.plan(), List.of(), m.opened()));
    }

    @Test
    void row_bound_exceeded_for_more_rows_than_were_signed() {
        Consortium consortium = consortium();
        consortium.around = (bank, honest) -> bank.equals(consortium.bank(2)) ? LyingRows.ofRows(honest, 513) : honest;
        fails(TrainingReason.ROW_BOUND_EXCEEDED, consortium);
    }

    private static void lies(ReasonCode reason, TrainingParameters parameters, UnaryOperator<BankRows> lie) {
        Consortium consortium = new Consortium(parameters, ROWS, 9);
        consortium.around = (bank, honest) -> bank.equals(consortium.bank(3)) ? lie.apply(honest) : honest;
        fails(reason, consortium);
    }

    @Test
    void sum_inconsistent_for_counts_and_histograms_that_no_rows_give() {
        lies(TrainingReason.SUM_INCONSISTENT, PARAMETERS, honest -> LyingRows.ofCounts(honest, counts -> counts[5] -= 400));
        lies(TrainingReason.SUM_INCONSISTENT, PARAMETERS, honest -> LyingRows.ofCells(honest, cells -> cells[0]++));
    }

    @Test
    void sum_out_of_range_for_gradients_that_no_rows_have() {
        lies(TrainingReason.SUM_OUT_OF_RANGE, PARAMETERS, honest -> LyingRows.ofCells(honest, cells -> {
            for (int i = 0; i < cells.length; i += 2) {
                cells[i] *= 20;
            }
        }));
        lies(TrainingReason.SUM_OUT_OF_RANGE, PARAMETERS.withEarlyStopping(new EarlyStopping(1, ValidationMetric.LOGLOSS)),
                honest -> LyingRows.ofMetric(honest, cells -> cells[0] = -32_000_000_000L * 500));
    }

    @Test
    void input_out_of_bound_is_refused_by_the_bank_itself() {
        Consortium consortium = consortium();
        consortium.around = (bank, honest) -> bank.equals(consortium.bank(3))
                ? LyingRows.ofCounts(honest, counts -> counts[0] = 1L << 40) : honest;
        consortium.run();
        RunOutcome.Failed failed = assertInstanceOf(RunOutcome.Failed.class, consortium.outcomes.get(consortium.bank(3)));
        assertEquals(SumReason.INPUT_OUT_OF_BOUND, failed.reason().reason());
    }

    @Test
    void a_bank_that_refuses_ends_the_run_and_is_named() {
        Consortium consortium = consortium();
        int[] seen = new int[1];
        consortium.tap = packet -> {
            if (seen[0]++ == 200) {
                Header header = new Header(consortium.terms.runId(), 0, 0, 0, consortium.bank(2), OTHER);
                consortium.wire.add(new Consortium.Packet(consortium.bank(2), consortium.coordinator(),
                        RoundCodec.encode(new AbortRun(header, TrainingReason.SPLITS_MISMATCH, false, Optional.empty()))));
            }
            return packet;
        };
        fails(TrainingReason.SPLITS_MISMATCH, consortium);
        assertTrue(((RunOutcome.Failed) consortium.outcomes.get(consortium.bank(4))).reason().actual().contains("bank-02"));
    }

    /// Noise, replays of everything, messages of strangers and in others' names: the run ends as if they were not there.
    @Test
    void malformed_replayed_late_and_foreign_messages_change_nothing() {
        byte[] expected = consortium().run().done(new PartyId("bank-01")).file().array();
        Consortium consortium = consortium();
        Random random = new Random(77);
        List<Consortium.Packet> past = new ArrayList<>();
        consortium.tap = packet -> {
            past.add(packet);
            PartyId to = packet.to();
            if (random.nextInt(4) == 0) {
                Consortium.Packet old = past.get(random.nextInt(past.size()));
                consortium.apply(to, new Input.Received(old.from(), old.bytes()));
            }
            if (random.nextInt(6) == 0) {
                byte[] noise = new byte[random.nextInt(300)];
                random.nextBytes(noise);
                if (noise.length > 0 && random.nextBoolean()) {
                    noise[0] = 'R';
                }
                consortium.apply(to, new Input.Received(consortium.bank(1 + random.nextInt(4)), noise));
            }
            if (random.nextInt(6) == 0 && Forgery.message(packet) != null) {
                consortium.apply(to, new Input.Received(new PartyId("stranger"), packet.bytes()));
                PartyId other = consortium.bank(packet.from().equals(consortium.bank(4)) ? 3 : 4);
                consortium.apply(to, new Input.Received(other, packet.bytes()));
            }
            return packet;
        };
        consortium.run();
        consortium.terms.roster().forEach(bank -> assertArrayEquals(expected, consortium.done(bank).file().array(), bank.value()));
        assertTrue(consortium.refusals(consortium.bank(2)).size() > 50);
    }

    @Test
    void stale_message_for_keys_and_joins_that_nobody_asked_for() {
        Consortium consortium = consortium();
        consortium.startAll();
        Header header = new Header(consortium.terms.runId(), -1, 0, 0, consortium.bank(2), OTHER);
        consortium.apply(consortium.coordinator(), new Input.Received(consortium.bank(2), RoundCodec.encode(new KeysReady(header, 0))));
        JoinRun join = new JoinRun(header, 7, OTHER, OTHER, OTHER, OTHER, List.of(), Optional.empty());
        consortium.apply(consortium.coordinator(), new Input.Received(consortium.bank(2), RoundCodec.encode(join)));
        assertEquals(List.of(TrainingReason.STALE_MESSAGE, TrainingReason.STALE_MESSAGE),
                consortium.refusals(consortium.coordinator()).stream().map(r -> r.refusal().reason()).toList());
    }

    @Test
    void run_not_resumable_from_a_damaged_disk_or_that_of_another_run() {
        Consortium whole = consortium().run();
        Consortium.Disk disk = whole.disks.get(whole.bank(2));
        for (int damaged = 0; damaged < 4; damaged++) {
            Consortium consortium = consortium();
            Consortium.Disk own = consortium.disks.get(consortium.bank(2));
            own.checkpoints.addAll(disk.checkpoints);
            own.journal.addAll(disk.journal);
            own.transcript.addAll(disk.transcript);
            switch (damaged) {
                case 0 -> own.checkpoints.getLast()[20] ^= 1;
                case 1 -> own.journal.getFirst()[3] ^= 1;
                case 2 -> own.transcript.removeFirst();
                default -> own.checkpoints.set(own.checkpoints.size() - 1, new byte[] {1, 2, 3});
            }
            consortium.startAll();
            RunOutcome.Failed failed = assertInstanceOf(RunOutcome.Failed.class, consortium.outcomes.get(consortium.bank(2)), "case " + damaged);
            assertEquals(TrainingReason.RUN_NOT_RESUMABLE, failed.reason().reason());
        }
        assertTrue(new StoredRun(disk.checkpoints, disk.journal, disk.transcript).toString().startsWith("StoredRun["));
    }
}
