package io.riskmesh.ledger.fact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The literal texts below are golden: bytes of version 1 that must stay readable for ever.
final class FactsTest {

    private static final Digest RUN = Digest.of("test", new byte[] {1});
    private static final List<PartyId> BANKS =
            List.of(new PartyId("HarbourMSP"), new PartyId("MeadowMSP"), new PartyId("SummitMSP"));

    @Test
    void a_survivor_record_keeps_its_bytes() throws MalformedFact {
        SurvivorRecord record = new SurvivorRecord(RUN, 2, 5, 9, BANKS);
        String golden = "{\"firstSlot\":5,\"kind\":\"SurvivorRecord\",\"lastSlot\":9,"
                + "\"members\":[\"HarbourMSP\",\"MeadowMSP\",\"SummitMSP\"],\"run\":\"" + RUN.hex() + "\",\"seq\":2,\"v\":1}";
        assertEquals(golden, text(record.canonicalBytes()));
        assertEquals(record, SurvivorRecord.decode(record.canonicalBytes()));
    }

    @Test
    void a_training_run_keeps_its_bytes() throws MalformedFact {
        TrainingRun run = new TrainingRun("payment-joint", 3, "payment-fraud-training", "payments", RUN, BANKS, 2,
                SumOpeners.COORDINATOR);
        String golden = "{\"dataset\":\"payments\",\"invited\":[\"HarbourMSP\",\"MeadowMSP\",\"SummitMSP\"],"
                + "\"kind\":\"TrainingRun\",\"model\":\"payment-joint\",\"parametersDigest\":\"" + RUN.hex()
                + "\",\"purpose\":\"payment-fraud-training\",\"seq\":3,\"sumOpeners\":\"COORDINATOR\",\"threshold\":2,\"v\":1}";
        assertEquals(golden, text(run.canonicalBytes()));
        assertEquals(run, TrainingRun.decode(run.canonicalBytes()));
    }

    @Test
    void a_transcript_digest_and_a_run_join_read_what_they_wrote() throws MalformedFact {
        TranscriptDigest transcript = new TranscriptDigest(RUN, BANKS.get(0), 0, 9, RUN, RUN);
        assertEquals(transcript, TranscriptDigest.decode(transcript.canonicalBytes()));
        RunJoin join = new RunJoin(RUN, BANKS.get(1), RUN, 65_536, RUN);
        assertEquals(join, RunJoin.decode(join.canonicalBytes()));
    }

    @Test
    void unknown_fields_wrong_kinds_and_unsorted_sets_are_malformed() {
        String good = text(new SurvivorRecord(RUN, 2, 5, 9, BANKS).canonicalBytes());
        for (String bad : List.of(
                good.replace("\"seq\":2", "\"extra\":1,\"seq\":2").replace("\"run\"", "\"run\""),
                good.replace("\"seq\":2,", ""),
                good.replace("\"kind\":\"SurvivorRecord\"", "\"kind\":\"RunJoin\""),
                good.replace("\"HarbourMSP\",\"MeadowMSP\"", "\"MeadowMSP\",\"HarbourMSP\""),
                good.replace("\"lastSlot\":9", "\"lastSlot\":4"),
                good.replace("\"v\":1", "\"v\":2"))) {
            assertThrows(MalformedFact.class, () -> SurvivorRecord.decode(bad.getBytes(StandardCharsets.UTF_8)), bad);
        }
    }

    @Test
    void a_row_bound_that_is_no_power_of_two_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> new RunJoin(RUN, BANKS.get(0), RUN, 1000, RUN));
        byte[] bytes = text(new RunJoin(RUN, BANKS.get(0), RUN, 1024, RUN).canonicalBytes())
                .replace("1024", "1000").getBytes(StandardCharsets.UTF_8);
        assertThrows(MalformedFact.class, () -> RunJoin.decode(bytes));
    }

    @Test
    void equal_facts_have_equal_digests_and_different_kinds_do_not() {
        SurvivorRecord record = new SurvivorRecord(RUN, 0, 0, 0, BANKS);
        assertEquals(record.digest(), new SurvivorRecord(RUN, 0, 0, 0, BANKS).digest());
        assertArrayEquals(Digest.of("survivor-record", record.canonicalBytes()).toBytes(), record.digest().toBytes());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
