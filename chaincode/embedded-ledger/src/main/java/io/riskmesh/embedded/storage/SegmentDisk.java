package io.riskmesh.embedded.storage;

import java.io.IOException;
import java.nio.file.Path;

/// Opens segments for writing; the place where tests put a disk that is full.
@FunctionalInterface
public interface SegmentDisk {

    /// Opens a file for appending, or makes it.
    SegmentWriter open(Path file) throws IOException;

    /// Files of this machine.
    static SegmentDisk ofFiles() {
        return FileSegment::open;
    }
}
