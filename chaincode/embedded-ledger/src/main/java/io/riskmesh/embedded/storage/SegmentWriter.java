package io.riskmesh.embedded.storage;

import java.io.IOException;
import java.nio.ByteBuffer;

/// One segment that grows. Confined to one thread.
public interface SegmentWriter extends AutoCloseable {

    /// Writes all of the buffer at the end.
    void append(ByteBuffer record) throws IOException;

    /// Returns when everything written is on the medium; with `metadata` also the file's length and times.
    void force(boolean metadata) throws IOException;

    /// Cuts the file to this many bytes.
    void truncate(long bytes) throws IOException;

    @Override
    void close() throws IOException;
}
