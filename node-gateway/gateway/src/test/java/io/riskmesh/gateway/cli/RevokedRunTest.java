package io.riskmesh.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.lab.LabRequest;
import io.riskmesh.gateway.lab.LabStart;
import io.riskmesh.gateway.lab.LabTraining;
import io.riskmesh.gateway.lab.LabWorld;
import io.riskmesh.gateway.lab.consortium.RunLedger;
import io.riskmesh.gateway.lab.rows.DataRequest;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.plan.ParameterRequest;
import io.riskmesh.gateway.progress.Progress;
import io.riskmesh.gateway.split.BankScheme;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.fact.TranscriptDigest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real run whose ledger takes everything, until a grant is gone.
final class RevokedRunTest {
    private static final int TREES = 4;

    @TempDir
    private Path folder;

    @Test
    void every_bank_asks_before_every_tree_and_the_run_stops_at_the_tree_after_the_revocation() throws Exception {
        CountedQuestions ledger = new CountedQuestions(2);
        Path rows = LabRows.write(folder.resolve("rows.csv"), 1200, 1);
        Stopped stopped = assertThrows(Stopped.class, () -> LabTraining.run(request(rows), world(), ledger));
        assertEquals("authorisation_revoked", stopped.getMessage());
        // Each bank before the first tree and after it; the first that asks before the third finds the grant gone.
        assertEquals(List.of(3, 2, 2, 2), ledger.asked.values().stream().sorted((a, b) -> b - a).toList());
    }

    private LabRequest request(Path rows) {
        ColumnChoice columns = new ColumnChoice(Optional.of("is_fraud"), Optional.empty(), Optional.of("payment_id"), Optional.empty(),
                Optional.empty(), List.of(), List.of("kind"), List.of());
        DataRequest data = new DataRequest(List.of(rows), List.of(), columns, new BankScheme.ByName("bank"), Optional.of("test"), 0.2);
        ParameterRequest parameters = new ParameterRequest("CONS", Map.of("rounds", Integer.toString(TREES)), Optional.empty(),
                OptionalLong.of(1));
        return new LabRequest(data, parameters, 0, Optional.empty(), 2, folder.resolve("out"), LabStart.FRESH, "a test", "none");
    }

    private static LabWorld world() {
        return new LabWorld(new Progress(new PrintWriter(Writer.nullWriter()), false, System::nanoTime), InstantSource.system(),
                System::nanoTime, new SecureRandom());
    }

    /// Takes everything, and says no once every bank has asked so often.
    private static final class CountedQuestions implements RunLedger {
        private final RunLedger taker = RunLedger.none();
        private final Map<PartyId, Integer> asked = new TreeMap<>();
        private final int most;

        CountedQuestions(int most) {
            this.most = most;
        }

        @Override
        public List<PartyId> parties(int banks) throws Stopped {
            return taker.parties(banks);
        }

        @Override
        public Opened open(TrainingRun run, List<RunJoin> joins) throws Stopped, IOException, InterruptedException {
            return taker.open(run, joins);
        }

        @Override
        public boolean freeze(SurvivorRecord record) throws Stopped, IOException, InterruptedException {
            return taker.freeze(record);
        }

        @Override
        public void requireGrants(PartyId bank) throws Stopped {
            if (asked.merge(bank, 1, Integer::sum) > most) {
                throw Stopped.refused("authorisation_revoked");
            }
        }

        @Override
        public void anchor(TranscriptDigest transcript) throws Stopped, IOException, InterruptedException {
            taker.anchor(transcript);
        }
    }
}
