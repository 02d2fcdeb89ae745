package io.riskmesh.gateway.demo.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.receipts.record.RecordKind;
import io.riskmesh.gateway.receipts.segment.LogDisk;
import io.riskmesh.gateway.receipts.segment.Recovery;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.verifier.receipts.steps.FactsOfBlocks;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// What lies in the folders of banks whose processes have ended.
final class SurvivingRecords {
    private SurvivingRecords() {}

    /// Receipts of a bank's log, by how often each stands there; no key of a caller was answered twice.
    static Map<OpaqueBytes, Integer> receipts(Path data) throws Exception {
        Map<OpaqueBytes, Integer> receipts = new HashMap<>();
        Set<Digest> keys = new HashSet<>();
        Recovery.run(data.resolve("receipts"), LogDisk.ofMachine(), (_, _, record) -> {
            if (record.head().kind() == RecordKind.SCORED) {
                receipts.merge(record.leaf(), 1, Integer::sum);
                assertTrue(keys.add(record.head().keyDigest()), () -> "record " + record.head().index() + " answers a key again");
            }
        });
        return receipts;
    }

    /// Anchors of a bank's log, one for each ended epoch; the last one may not have been written before the end.
    static int anchors(FactsOfBlocks blocks, DemoMember bank, Path data) throws Exception {
        AtomicInteger epochs = new AtomicInteger();
        Recovery.run(data.resolve("receipts"), LogDisk.ofMachine(), (_, _, record) ->
                epochs.addAndGet(record.head().kind() == RecordKind.EPOCH_END ? 1 : 0));
        List<Integer> anchored = blocks.list(new FactKey(FactKind.ANCHOR.keyType(), List.of(bank.party() + ".receipts"))).stream()
                .map(fact -> ((Anchor) fact).epoch()).sorted().toList();
        assertEquals(IntStream.rangeClosed(1, anchored.size()).boxed().toList(), anchored, bank.name());
        assertTrue(epochs.get() - anchored.size() >= 0 && epochs.get() - anchored.size() <= 1, bank.name() + " ended " + epochs + " epochs");
        return anchored.size();
    }

    /// Letters that wait at a bank.
    static long waiting(Path data) throws Exception {
        return (Long) rows(data, "SELECT COUNT(*) FROM peer_outbox", 1).getFirst().getFirst();
    }

    /// Letters that banks wrote to each other, all of them read, none twice: the receiver expects the number that the sender gives next.
    static long letters(List<DemoMember> banks, DemoFolder folder) throws Exception {
        long letters = 0;
        for (DemoMember sender : banks) {
            Path data = folder.node(sender).resolve("data");
            assertEquals(0, waiting(data), sender + " has letters that nobody took");
            String outbox = (String) rows(data, "SELECT name FROM peer_outbox_name", 1).getFirst().getFirst();
            for (List<Object> stream : rows(data, "SELECT party, stream, next_seq FROM peer_stream", 3)) {
                DemoMember receiver = banks.stream().filter(bank -> bank.party().value().equals(stream.get(0))).findFirst().orElseThrow();
                List<List<Object>> read = rows(folder.node(receiver).resolve("data"), "SELECT next_seq FROM peer_inbox WHERE party = '"
                        + sender.party() + "' AND outbox = '" + outbox + "' AND stream = '" + stream.get(1) + "'", 1);
                assertEquals(stream.get(2), read.getFirst().getFirst(), sender + " to " + receiver + ", " + stream.get(1));
                letters += ((Number) stream.get(2)).longValue();
            }
        }
        return letters;
    }

    private static List<List<Object>> rows(Path data, String sql, int columns) throws Exception {
        List<List<Object>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("gateway.db"));
                Statement statement = connection.createStatement(); ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                List<Object> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    Object value = found.getObject(i);
                    row.add(value instanceof Number number ? (Object) number.longValue() : value);
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
