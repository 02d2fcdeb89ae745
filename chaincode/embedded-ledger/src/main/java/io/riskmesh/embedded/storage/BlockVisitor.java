package io.riskmesh.embedded.storage;

import org.hyperledger.fabric.protos.common.Block;

/// Told every block that is on disk when the folder is opened, in order.
@FunctionalInterface
public interface BlockVisitor {

    /// @return whether the block follows the one before it; if not, the file is corrupt there
    boolean visit(Block block);
}
