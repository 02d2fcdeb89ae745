package io.riskmesh.gateway.ledger.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.SourcedBlock;
import io.riskmesh.verifier.process.VerifyCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadata;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProjectionTest {
    private static final int PROPOSALS = 7;
    private static final List<ByteString> BLOCKS = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeAll
    static void write(@TempDir Path data) throws Exception {
        try (RunningLedger ledger = new RunningLedger(data); LedgerClient client = ledger.client("AlderMSP", "operator")) {
            for (int i = 0; i < PROPOSALS; i++) {
                client.record("proposeConsortium", 0, proposal(1024 + i));
            }
        }
        try (BlockSource source = VerifyCommand.open(data)) {
            for (Optional<SourcedBlock> next = source.next(); next.isPresent(); next = source.next()) {
                BLOCKS.add(next.get().bytes());
            }
        }
    }

    @Test
    void rows_taken_block_by_block_over_many_openings_are_those_of_one_rebuild() throws Exception {
        Path database = folder.resolve("slow.db");
        for (int height = 1; height <= BLOCKS.size(); height++) {
            try (Projection projection = Projection.open(database)) {
                projection.catchUp(BlockSource.ofBytes(BLOCKS.subList(0, height)));
                projection.catchUp(BlockSource.ofBytes(BLOCKS.subList(0, height)));
                assertEquals(height - 1, projection.checkpoint().orElseThrow().block());
            }
        }
        try (Projection slow = Projection.open(database); Projection rebuilt = Projection.open(folder.resolve("fast.db"))) {
            rebuilt.catchUp(BlockSource.ofBytes(BLOCKS));
            assertEquals(slow.dumpDigest(), rebuilt.dumpDigest());
            assertEquals(PROPOSALS, all(rebuilt).size());
            assertEquals(all(slow), all(rebuilt));
        }
    }

    @Test
    void a_cut_a_gap_and_another_history_are_refused_and_the_rows_stand() throws Exception {
        try (Projection projection = Projection.open(folder.resolve("p.db"))) {
            projection.catchUp(BlockSource.ofBytes(BLOCKS.subList(0, 6)));
            String before = projection.dumpDigest();
            assertThrows(BrokenChain.class, () -> projection.catchUp(BlockSource.ofBytes(BLOCKS.subList(0, 5))));
            List<ByteString> gap = new ArrayList<>(BLOCKS);
            gap.remove(3);
            assertThrows(BrokenChain.class, () -> projection.catchUp(BlockSource.ofBytes(gap)));
            List<ByteString> other = new ArrayList<>(BLOCKS);
            Block sixth = Block.parseFrom(BLOCKS.get(5));
            other.set(5, sixth.toBuilder().setHeader(sixth.getHeader().toBuilder().setDataHash(ByteString.copyFromUtf8("x"))).build().toByteString());
            assertThrows(BrokenChain.class, () -> projection.catchUp(BlockSource.ofBytes(other)));
            assertEquals(before, projection.dumpDigest());
        }
    }

    @Test
    void a_transaction_that_its_block_does_not_flag_valid_gives_no_row() throws Exception {
        List<ByteString> flagged = new ArrayList<>(BLOCKS);
        Block last = Block.parseFrom(BLOCKS.getLast());
        BlockMetadata.Builder metadata = last.getMetadata().toBuilder().setMetadata(2, ByteString.copyFrom(new byte[] {11}));
        flagged.set(BLOCKS.size() - 1, last.toBuilder().setMetadata(metadata).build().toByteString());
        try (Projection projection = Projection.open(folder.resolve("p.db"))) {
            projection.catchUp(BlockSource.ofBytes(flagged));
            assertEquals(PROPOSALS - 1, all(projection).size());
        }
    }

    @Test
    void rows_are_found_by_kind_party_and_text() throws Exception {
        try (Projection projection = Projection.open(folder.resolve("p.db"))) {
            projection.catchUp(BlockSource.ofBytes(BLOCKS));
            assertEquals(PROPOSALS, projection.rows(Optional.of("Consortium"), Optional.of("AlderMSP"), Optional.empty()).size());
            assertTrue(projection.rows(Optional.of("TrainingRun"), Optional.empty(), Optional.empty()).isEmpty());
            FactRow first = all(projection).getFirst();
            assertEquals(List.of(first), projection.rows(Optional.empty(), Optional.empty(), Optional.of(first.transactionId())));
            assertEquals(List.of(first), projection.rows(Optional.empty(), Optional.empty(), Optional.of("\"anchorPadTo\":1024,")));
        }
    }

    private static List<FactRow> all(Projection projection) throws Exception {
        return projection.rows(Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Consortium proposal(int pad) {
        return new Consortium(RunningLedger.ALDER, 0, 1, RunningLedger.BANKS, List.of(new PartyId("RegulatorMSP")),
                ConsortiumMode.DEVELOPMENT, 3, 3, 3, 3, new CanonicalValue.Obj(new TreeMap<>()), pad);
    }
}
