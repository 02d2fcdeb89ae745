package io.riskmesh.gateway.scoring.feature;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.scoring.request.ScoreRequest;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every source promises, asked of each.
final class FeatureSourceTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final ScoreRequest.Payment KNOWN = payment("p-1", "GB01", "FR01");
    private static final ScoreRequest.Payment UNKNOWN = payment("p-2", "GB02", "FR02");

    @TempDir
    private Path folder;

    @Test
    void files_of_the_simulator_keep_the_contract() throws Exception {
        Path payer = Files.writeString(folder.resolve("payer.csv"), "payment_id,bank,amount ratio,device_new\np-1,bank-1,0.1,1\np-3,bank-1,,0\n");
        Path payee = Files.writeString(folder.resolve("payee.csv"), "payment_id,age\np-1,7\n");
        FeatureSource source = FileFeatures.read(List.of(payer), List.of(payee), CLOCK);
        promises(source);
        assertTrue(Float.isNaN(row(source, Side.PAYER, payment("p-3", "GB03", "FR03"), "amount_ratio").values()[0]));
    }

    @Test
    void the_table_keeps_the_contract_and_forgets_old_rows() throws Exception {
        try (Database database = Database.open(new StorageConfig.Sqlite(folder.resolve("gateway.db")))) {
            TableFeatures source = new TableFeatures(database, new byte[32], Duration.ofDays(1), Runnable::run, CLOCK);
            source.put(Side.PAYER, "GB01", Map.of("amount_ratio", 0.1f, "device_new", 1f), NOW.toEpochMilli());
            source.put(Side.PAYEE, "FR01", Map.of("age", 7f), NOW.toEpochMilli());
            promises(source);
            source.put(Side.PAYER, "GB04", Map.of("device_new", 1f), NOW.minus(Duration.ofDays(2)).toEpochMilli());
            assertFalse(row(source, Side.PAYER, payment("p-4", "GB04", "FR04"), "device_new").known());
        }
    }

    private static void promises(FeatureSource source) {
        FeatureRow payer = row(source, Side.PAYER, KNOWN, "device_new", "amount_ratio", "nobody_has_this");
        assertTrue(payer.known());
        assertEquals(1f, payer.values()[0]);
        assertEquals((float) 0.1, payer.values()[1]);
        assertTrue(Float.isNaN(payer.values()[2]), "a name that the source does not know is missing");
        assertEquals(7f, row(source, Side.PAYEE, KNOWN, "age").values()[0]);
        long before = source.missing();
        FeatureRow nothing = row(source, Side.PAYER, UNKNOWN, "device_new", "amount_ratio");
        assertFalse(nothing.known());
        assertTrue(Float.isNaN(nothing.values()[0]) && Float.isNaN(nothing.values()[1]));
        assertEquals(before + 1, source.missing());
        assertEquals("FeatureRow[REDACTED]", payer.toString());
    }

    private static FeatureRow row(FeatureSource source, Side side, ScoreRequest.Payment payment, String... names) {
        return source.features(side, payment, List.of(names)).toCompletableFuture().join();
    }

    private static ScoreRequest.Payment payment(String id, String payer, String payee) {
        return new ScoreRequest.Payment(id, 0, "EUR", 1, "transfer", new ScoreRequest.End("A", payer), new ScoreRequest.End("B", payee));
    }
}
