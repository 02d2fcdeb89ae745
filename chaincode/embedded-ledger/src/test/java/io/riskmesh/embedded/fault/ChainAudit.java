package io.riskmesh.embedded.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.BlockHash;
import io.riskmesh.verifier.block.SegmentedBlocks;
import io.riskmesh.verifier.block.SourcedBlock;
import io.riskmesh.verifier.state.CommitHash;
import io.riskmesh.verifier.state.StateMap;
import io.riskmesh.verifier.validation.BlockValidator;
import io.riskmesh.verifier.validation.BlockVerdict;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Metadata;

/// Validates a folder of blocks from nothing: hashes, signatures, flags, commit hashes.
final class ChainAudit {

    private ChainAudit() {}

    /// @return how many blocks there are
    static long requireClean(Path folder) throws Exception {
        try (SegmentedBlocks blocks = SegmentedBlocks.open(folder)) {
            ByteString previous = ByteString.EMPTY;
            ByteString commitHash = ByteString.EMPTY;
            StateMap state = StateMap.empty();
            Set<String> seen = new HashSet<>();
            BlockValidator validator = null;
            long number = 0;
            for (Optional<SourcedBlock> next = blocks.next(); next.isPresent(); next = blocks.next()) {
                assertTrue(next.get().damage().isEmpty(), next.get()::toString);
                Block block = Block.parseFrom(next.get().bytes());
                assertEquals(number++, block.getHeader().getNumber());
                assertEquals(previous, block.getHeader().getPreviousHash());
                assertEquals(BlockHash.ofData(block.getData()), block.getHeader().getDataHash());
                previous = BlockHash.ofHeader(block.getHeader());
                if (validator == null) {
                    validator = new BlockValidator(BlockValidator.genesis(block).config().orElseThrow());
                    continue;
                }
                BlockVerdict verdict = validator.validate(block, state, seen::contains);
                verdict.transactions().forEach(transaction -> seen.add(transaction.transactionId()));
                commitHash = CommitHash.next(commitHash, verdict.flags(), verdict.updates());
                state = verdict.state();
                assertEquals(verdict.flags(), block.getMetadata().getMetadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE));
                assertEquals(commitHash, Metadata.parseFrom(block.getMetadata().getMetadata(4)).getValue());
            }
            return number;
        }
    }
}
