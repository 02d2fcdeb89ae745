package io.riskmesh.embedded.commit;

import com.google.protobuf.ByteString;
import java.io.IOException;

/// Makes the configuration of a new chain.
@FunctionalInterface
public interface GenesisSource {

    /// Bytes of the envelope of block 0.
    ByteString envelope() throws IOException;
}
