package io.riskmesh.gateway.ledger.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.verifier.block.BlockSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a projection has to do on every database; the same tests run on each.
abstract class ProjectionContract {
    private static final Instant START = Instant.parse("2026-11-01T10:00:00.123Z");

    private final AtomicReference<Instant> clock = new AtomicReference<>(START);

    @TempDir
    private Path folder;

    /// A database of the kind under test, always the same in one test.
    abstract StorageConfig config();

    private Projection open() throws Exception {
        return Projection.open(config(), clock::get);
    }

    /// Another database, a file: what both hold must be the same.
    private Projection inFile(List<ByteString> blocks) throws Exception {
        Projection projection = Projection.open(new StorageConfig.Sqlite(folder.resolve("reference.db")), clock::get);
        take(blocks, projection);
        return projection;
    }

    private static void take(List<ByteString> blocks, Projection projection) throws Exception {
        StoredBlocks.takeAll(BlockSource.ofBytes(blocks), projection);
    }

    @Test
    void rows_taken_block_by_block_over_many_openings_are_those_of_one_rebuild_on_sqlite() throws Exception {
        List<ByteString> blocks = ProjectedBlocks.all();
        for (int height = 1; height <= blocks.size(); height += 3) {
            try (Projection projection = open()) {
                take(blocks.subList(0, height), projection);
                take(blocks.subList(0, height), projection);
                assertEquals(height - 1, projection.checkpoint().orElseThrow().block());
            }
        }
        try (Projection slow = open(); Projection rebuilt = inFile(blocks)) {
            take(blocks, slow);
            assertEquals(rebuilt.dumpDigest(), slow.dumpDigest());
            assertEquals(ProjectedBlocks.PROPOSALS, all(rebuilt).size());
            assertEquals(all(slow), all(rebuilt));
        }
    }

    @Test
    void a_cut_a_gap_and_another_history_are_refused_and_the_rows_stand() throws Exception {
        List<ByteString> blocks = ProjectedBlocks.all();
        try (Projection projection = open()) {
            take(blocks.subList(0, 6), projection);
            String before = projection.dumpDigest();
            assertThrows(BrokenChain.class, () -> take(blocks.subList(0, 5), projection));
            List<ByteString> gap = new ArrayList<>(blocks);
            gap.remove(3);
            assertThrows(BrokenChain.class, () -> take(gap, projection));
            assertThrows(BrokenChain.class, () -> projection.take(ProjectedBlocks.block(7)));
            Block sixth = ProjectedBlocks.block(5);
            Block other = sixth.toBuilder().setHeader(sixth.getHeader().toBuilder().setDataHash(ByteString.copyFromUtf8("x"))).build();
            assertThrows(BrokenChain.class, () -> projection.take(other));
            Block seventh = ProjectedBlocks.block(6);
            Block emptied = seventh.toBuilder().setData(seventh.getData().toBuilder().clearData()).build();
            assertThrows(BrokenChain.class, () -> projection.take(emptied));
            assertEquals(before, projection.dumpDigest());
        }
    }

    @Test
    void a_transaction_that_its_block_does_not_flag_valid_gives_no_row() throws Exception {
        try (Projection projection = open()) {
            List<ByteString> blocks = new ArrayList<>(ProjectedBlocks.all());
            Block last = ProjectedBlocks.block(blocks.size() - 1);
            BlockMetadata.Builder metadata = last.getMetadata().toBuilder().setMetadata(2, ByteString.copyFrom(new byte[] {11}));
            blocks.set(blocks.size() - 1, last.toBuilder().setMetadata(metadata).build().toByteString());
            take(blocks, projection);
            assertEquals(ProjectedBlocks.PROPOSALS - 1, all(projection).size());
        }
    }

    @Test
    void rows_are_found_by_kind_party_and_text() throws Exception {
        try (Projection projection = open()) {
            take(ProjectedBlocks.all(), projection);
            FactFilter filter = FactFilter.all();
            assertEquals(ProjectedBlocks.PROPOSALS, rows(projection, filter.ofKind("Consortium").ofParty("AlderMSP")).size());
            assertTrue(rows(projection, filter.ofKind("TrainingRun")).isEmpty());
            assertTrue(rows(projection, filter.ofParty("aldermsp")).isEmpty());
            FactRow first = all(projection).getFirst();
            assertEquals(List.of(first), rows(projection, filter.holding(first.transactionId())));
            assertEquals(List.of(first), rows(projection, filter.holding("\"anchorPadTo\":1024,")));
            assertTrue(rows(projection, filter.holding("\"ANCHORPADTO\":1024,")).isEmpty());
            assertTrue(rows(projection, filter.holding("\"anchor%\":1024,")).isEmpty());
            assertEquals(List.of(first), rows(projection, filter.atMost(1)));
            List<FactRow> all = all(projection);
            assertEquals(all.subList(3, 5), rows(projection, filter.ofKind("Consortium").after(all.get(2)).atMost(2)));
            assertTrue(rows(projection, filter.after(all.getLast())).isEmpty());
        }
    }

    @Test
    void answers_by_key_and_by_prefix_carry_height_and_age() throws Exception {
        try (Projection projection = open()) {
            FactKey prefix = new FactKey("CONS", List.of());
            assertEquals(new Level(0, ByteString.EMPTY, Level.NEVER), projection.list(prefix, 10).level());
            take(ProjectedBlocks.all(), projection);
            clock.set(START.plusSeconds(7));
            Projected<List<FactRow>> listed = projection.list(prefix, 100);
            assertEquals(ProjectedBlocks.all().size(), listed.level().height());
            assertEquals(Duration.ofSeconds(7), listed.level().age());
            assertEquals(listed.value().stream().map(row -> row.fact().key()).sorted().toList(),
                    listed.value().stream().map(row -> row.fact().key()).toList());
            FactRow one = listed.value().get(3);
            assertEquals(one, projection.get(one.fact().key()).value().orElseThrow());
            assertEquals(List.of(one), projection.list(one.fact().key(), 100).value());
            assertEquals(2, projection.list(prefix, 2).value().size());
            assertTrue(projection.list(new FactKey("CON", List.of()), 100).value().isEmpty());
            projection.level();
            assertEquals(Duration.ZERO, projection.get(one.fact().key()).level().age());
            clock.set(START);
            assertEquals(Duration.ZERO, projection.get(one.fact().key()).level().age());
        }
    }

    @Test
    void two_processes_that_take_the_same_blocks_at_once_leave_each_row_once() throws Exception {
        List<ByteString> blocks = ProjectedBlocks.all();
        try (Projection one = open(); Projection other = open(); Projection reference = inFile(blocks);
                ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<?>> both = new ArrayList<>();
            for (Projection projection : List.of(one, other)) {
                both.add(threads.submit(() -> {
                    take(blocks, projection);
                    return null;
                }));
            }
            for (Future<?> future : both) {
                future.get();
            }
            assertEquals(reference.dumpDigest(), one.dumpDigest());
            assertEquals(reference.dumpDigest(), other.dumpDigest());
        }
    }

    private static List<FactRow> rows(Projection projection, FactFilter filter) throws Exception {
        return projection.rows(filter).value();
    }

    private static List<FactRow> all(Projection projection) throws Exception {
        return rows(projection, FactFilter.all());
    }
}
