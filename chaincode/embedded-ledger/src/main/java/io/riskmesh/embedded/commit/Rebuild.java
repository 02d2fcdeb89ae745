package io.riskmesh.embedded.commit;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.riskmesh.embedded.storage.BlockVisitor;
import io.riskmesh.verifier.block.BlockHash;
import io.riskmesh.verifier.state.CommitHash;
import io.riskmesh.verifier.state.StateMap;
import io.riskmesh.verifier.state.UpdateBatch;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;

/// Finds the head again from the blocks: every block's place in the chain and its transaction ids, and what it changed
/// unless the saved state is later.
final class Rebuild implements BlockVisitor {
    private final Map<String, TransactionPlace> places;
    private final Optional<Head> saved;
    private Head head = Head.beforeGenesis();
    private boolean savedUsed;
    private Optional<Block> genesis = Optional.empty();

    /// @param places filled with every transaction
    Rebuild(Map<String, TransactionPlace> places, Optional<Head> saved) {
        this.places = places;
        this.saved = saved;
    }

    @Override
    public boolean visit(Block block) {
        if (!block.getHeader().getPreviousHash().equals(head.headerHash())) {
            return false;
        }
        try {
            if (head.height() == 0) {
                genesis = Optional.of(block);
            }
            TransactionPlace.addAll(block, block.getData().getDataList().stream().map(Replay::transactionId).toList(), places);
            return follow(block);
        } catch (InvalidProtocolBufferException | IndexOutOfBoundsException _) {
            return false;
        }
    }

    Head head() {
        return head;
    }

    Optional<Block> genesis() {
        return genesis;
    }

    /// Whether the saved state does not belong to these blocks, so that states before it were left out for nothing.
    boolean savedIsWrong() {
        return saved.isPresent() && !savedUsed;
    }

    private boolean follow(Block block) throws InvalidProtocolBufferException {
        ByteString headerHash = BlockHash.ofHeader(block.getHeader());
        ByteString commitHash = BlockForm.commitHash(block);
        long number = block.getHeader().getNumber();
        if (saved.isPresent() && number < saved.get().height()) {
            boolean at = number + 1 == saved.get().height();
            boolean same = at && saved.get().headerHash().equals(headerHash) && saved.get().commitHash().equals(commitHash);
            savedUsed |= same;
            head = head.next(headerHash, commitHash, same ? saved.get().state() : StateMap.empty());
            return true;
        }
        if (number == 0) {
            head = head.next(headerHash, commitHash, StateMap.empty());
            return true;
        }
        UpdateBatch updates = Replay.updates(block);
        ByteString replayed = CommitHash.next(head.commitHash(), BlockForm.flags(block), updates);
        head = head.next(headerHash, commitHash, head.state().after(updates));
        return savedIsWrong() || replayed.equals(commitHash);
    }
}
