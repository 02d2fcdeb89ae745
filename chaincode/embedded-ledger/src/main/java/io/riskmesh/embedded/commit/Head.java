package io.riskmesh.embedded.commit;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.state.StateMap;

/// What is known after the last block. Immutable: whoever holds one reads one state, whatever is committed meanwhile.
///
/// @param height number of blocks
/// @param headerHash of the last block; empty before block 0
/// @param commitHash of the last block; empty before block 1
public record Head(long height, ByteString headerHash, ByteString previousHash, ByteString commitHash, StateMap state) {

    static Head beforeGenesis() {
        return new Head(0, ByteString.EMPTY, ByteString.EMPTY, ByteString.EMPTY, StateMap.empty());
    }

    Head next(ByteString newHeaderHash, ByteString newCommitHash, StateMap newState) {
        return new Head(height + 1, newHeaderHash, headerHash, newCommitHash, newState);
    }
}
