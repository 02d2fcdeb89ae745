package io.riskmesh.verifier.stage;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.MalformedBlock;
import java.util.Optional;

/// One stage of a verification: sees every block once, in order, and then the end. Not thread-safe.
public interface Stage {

    StageId id();

    /// Looks at a block and reports into the findings, never by an exception: blocks are hostile.
    void block(CheckedBlock block, Findings findings);

    /// Called after the last block. Gives the reason if the stage could not check this ledger at all.
    default Optional<String> end(Findings findings) {
        return Optional.empty();
    }

    /// What the stage has to remember for a later run that goes on after the last block seen.
    default ByteString save() {
        return ByteString.EMPTY;
    }

    /// Takes back what [#save] gave.
    ///
    /// @throws MalformedBlock if it is not that
    default void resume(ByteString saved) throws MalformedBlock {}
}
