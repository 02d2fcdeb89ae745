package io.riskmesh.embedded.commit;

import java.util.List;

/// Told of each block once it is on the medium and in the head.
@FunctionalInterface
public interface CommitListener {

    /// @param transactionIds of all envelopes of the block, valid or not
    void committed(long block, List<String> transactionIds);
}
