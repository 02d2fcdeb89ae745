package io.riskmesh.benchmarks.receipts;

import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.gateway.ledger.projection.FactFilter;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.ledger.projection.Projection;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.Revocation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/// Pages of a hundred rows out of many, from the projection's own queries. The rows are put in by SQL: what it costs to take
/// them from blocks is another row's matter.
final class MillionRows {
    private static final int PAGE = 100;
    private static final int PER_BLOCK = 50;
    private static final int BATCH = 10_000;
    private static final int BANKS = 10;
    private static final String INSERT = "INSERT INTO fact(block, tx, write, tx_id, kind, key, composite_key, party, at, value)"
            + " VALUES(?, ?, 0, ?, ?, ?, ?, ?, ?, ?)";

    private final int count;
    private final int queries;

    MillionRows(int count, int queries) {
        this.count = count;
        this.queries = queries;
    }

    void add(Path folder, ResultTable table, Progress progress) throws Exception {
        progress.say("writing rows");
        StorageConfig config = new StorageConfig.Sqlite(folder.resolve("rows.db"));
        try (Database database = Database.open(config)) {
            for (int from = 0; from < count; from += BATCH) {
                int first = from;
                database.write(connection -> insert(connection, first, Math.min(first + BATCH, count)));
            }
        }
        progress.say("reading pages");
        try (Projection projection = Projection.open(config, InstantSource.system())) {
            page("of one kind, from any row on", table, random -> projection.rows(FactFilter.all().ofKind("Revocation")
                    .after(row(random.nextInt(count - PAGE))).atMost(PAGE)).value());
            page("of one party, from any row on", table, random -> projection.rows(FactFilter.all().ofParty(
                    bank(random.nextInt(BANKS)).value()).after(row(random.nextInt(count - BANKS * PAGE))).atMost(PAGE)).value());
            page("by their key", table, random -> {
                List<FactRow> rows = new ArrayList<>();
                for (int i = 0; i < PAGE; i++) {
                    rows.add(projection.get(key(random.nextInt(count))).value().orElseThrow());
                }
                return rows;
            });
        }
    }

    private interface Query {
        List<FactRow> run(SplittableRandom random) throws Exception;
    }

    private void page(String what, ResultTable table, Query query) throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        double[] millis = new double[queries];
        for (int i = -queries / 4; i < queries; i++) {
            long start = System.nanoTime();
            int found = query.run(random).size();
            if (found != PAGE) {
                throw new IllegalStateException("Expected " + PAGE + " rows, found " + found);
            }
            millis[Math.max(i, 0)] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        table.row(String.format(Locale.ROOT, "%d of %,d rows %s, p50, p99", PAGE, count, what), String.format(Locale.ROOT, "%.2f, %.2f ms",
                millis[queries / 2], millis[(int) (queries * 0.99)]), "p99 <= 50 ms", "SQLite, facts decoded");
    }

    private static int insert(Connection connection, int from, int to) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (int i = from; i < to; i++) {
                FactRow row = row(i);
                insert.setLong(1, row.block());
                insert.setLong(2, row.transaction());
                insert.setString(3, row.transactionId());
                insert.setString(4, row.fact().kind().id());
                insert.setString(5, row.fact().key().toString());
                insert.setBytes(6, row.fact().key().compositeKey().getBytes(StandardCharsets.UTF_8));
                insert.setString(7, row.fact().by().value());
                insert.setLong(8, row.fact().at());
                insert.setString(9, new String(row.fact().canonicalBytes(), StandardCharsets.UTF_8));
                insert.addBatch();
            }
            return insert.executeBatch().length;
        }
    }

    private static FactRow row(int number) {
        Fact fact = new Revocation(bank(number % BANKS), 1_790_000_000_000L + number, grant(number), "withdrawn");
        return new FactRow(number / PER_BLOCK, number % PER_BLOCK, 0, String.format(Locale.ROOT, "%064x", number), fact);
    }

    private static FactKey key(int number) {
        return new FactKey("REVOKE", List.of(grant(number)));
    }

    private static String grant(int number) {
        return bank(number % BANKS) + ".g" + number;
    }

    private static PartyId bank(int number) {
        return new PartyId("Bank" + number);
    }
}
