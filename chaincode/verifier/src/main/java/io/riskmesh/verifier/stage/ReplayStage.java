package io.riskmesh.verifier.stage;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.StrictMessages;
import io.riskmesh.verifier.state.CommitHash;
import io.riskmesh.verifier.validation.TransactionVerdict;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/// S3. Counts transactions. Flags and commit hashes are signed by nobody; that they equal the replay gives them meaning.
public final class ReplayStage implements Stage {

    private ByteString commitHash = ByteString.EMPTY;
    private long withFlags;
    private long withoutFlags;
    private long firstWithoutFlags = -1;

    @Override
    public StageId id() {
        return StageId.S3;
    }

    /// The commit hash after the last block, as the replay gives it.
    public ByteString commitHash() {
        return commitHash;
    }

    @Override
    public void block(CheckedBlock block, Findings findings) {
        findings.checked(block.verdict().transactions().size());
        ByteString recorded = block.metadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        if (block.number() == 0) {
            // An orderer's block 0 has no flags, a peer's has one that says valid.
            if (!recorded.isEmpty() && !recorded.equals(block.verdict().flags())) {
                findings.failure(0, 0, "flag", "The first configuration is marked as invalid");
            }
            return;
        }
        commitHash = CommitHash.next(commitHash, block.verdict().flags(), block.verdict().updates());
        if (recorded.isEmpty()) {
            withoutFlags++;
            firstWithoutFlags = firstWithoutFlags < 0 ? block.number() : firstWithoutFlags;
            refuseHashWithoutFlags(block, findings);
            return;
        }
        withFlags++;
        compareFlags(block, recorded, findings);
        compareHash(block, findings);
    }

    private static void refuseHashWithoutFlags(CheckedBlock block, Findings findings) {
        if (!block.metadata(BlockMetadataIndex.COMMIT_HASH_VALUE).isEmpty()) {
            findings.failure(block.number(), "flags_missing", "The block has a commit hash but no validity flags");
        }
    }

    private static void compareFlags(CheckedBlock block, ByteString recorded, Findings findings) {
        ByteString replayed = block.verdict().flags();
        if (recorded.size() != replayed.size()) {
            findings.failure(block.number(), "flag", "Expected " + replayed.size() + " flags, got " + recorded.size());
            return;
        }
        for (TransactionVerdict verdict : block.verdict().transactions()) {
            byte flag = recorded.byteAt(verdict.index());
            if (flag != replayed.byteAt(verdict.index())) {
                findings.failure(block.number(), verdict.index(), "flag", "The block says " + name(flag)
                        + ", the replay says " + verdict.flag() + " (" + verdict.cause() + ")");
            }
        }
    }

    private static String name(byte flag) {
        TxValidationCode code = TxValidationCode.forNumber(flag & 0xff);
        return code == null ? "flag " + (flag & 0xff) : code.toString();
    }

    private void compareHash(CheckedBlock block, Findings findings) {
        try {
            ByteString recorded = StrictMessages.canonical(Metadata.parser(),
                    block.metadata(BlockMetadataIndex.COMMIT_HASH_VALUE), "The commit hash").getValue();
            boolean alone = block.metadata(BlockMetadataIndex.COMMIT_HASH_VALUE)
                    .equals(Metadata.newBuilder().setValue(recorded).build().toByteString());
            if (!alone || !recorded.equals(commitHash)) {
                findings.failure(block.number(), "commit_hash", "The block's commit hash is not that of the replay");
            }
        } catch (MalformedBlock e) {
            findings.failure(block.number(), "commit_hash", e.getMessage());
        }
    }

    @Override
    public Optional<String> end(Findings findings) {
        if (withoutFlags == 0) {
            return Optional.empty();
        }
        if (withFlags == 0) {
            return Optional.of("The blocks carry neither flags nor commit hashes, as an orderer gives them out");
        }
        findings.failure(firstWithoutFlags, "flags_missing", withoutFlags + " blocks have no validity flags, from this on");
        return Optional.empty();
    }

    @Override
    public ByteString save() {
        ByteBuffer numbers = ByteBuffer.allocate(3 * Long.BYTES).putLong(withFlags).putLong(withoutFlags)
                .putLong(firstWithoutFlags).flip();
        return ByteString.copyFrom(numbers).concat(commitHash);
    }

    @Override
    public void resume(ByteString saved) throws MalformedBlock {
        if (saved.size() < 3 * Long.BYTES) {
            throw new MalformedBlock("Expected what the replay remembers, got " + saved.size() + " bytes");
        }
        ByteBuffer numbers = saved.asReadOnlyByteBuffer();
        withFlags = numbers.getLong();
        withoutFlags = numbers.getLong();
        firstWithoutFlags = numbers.getLong();
        commitHash = saved.substring(3 * Long.BYTES);
    }
}
