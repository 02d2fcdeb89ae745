package io.riskmesh.gateway.contribution.statement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.riskmesh.incentive.evaluation.EvaluationResult.PartyStatement;
import io.riskmesh.incentive.quality.LabelQuality;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.part.RunId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an evaluator told a bank, on its disk.
final class KeptStatementsTest {
    private static final RunId RUN = new RunId("fraud", 1);

    @TempDir
    private Path folder;

    private static PartyStatement statement(long holdout, Map<PartyId, Long> shared) {
        return new PartyStatement(new LabelQuality(400, -120_000, -900, holdout), new TreeMap<>(shared));
    }

    @Test
    void a_statement_is_kept_by_run_the_latest_one_stands_and_another_process_reads_it() throws Exception {
        KeptStatements kept = new KeptStatements(folder);
        assertEquals(Optional.empty(), kept.of(RUN));
        kept.keep(RUN, statement(1, Map.of()));
        PartyStatement later = statement(-1_500, Map.of(new PartyId("BirchMSP"), 3L, new PartyId("CedarMSP"), 0L));
        kept.keep(RUN, later);
        assertEquals(Optional.of(later), new KeptStatements(folder).of(RUN));
        assertEquals(Optional.empty(), kept.of(new RunId("fraud", 2)));
    }
}
