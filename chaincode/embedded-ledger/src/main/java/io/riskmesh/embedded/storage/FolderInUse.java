package io.riskmesh.embedded.storage;

import java.nio.file.Path;

/// Another process holds the folder.
public final class FolderInUse extends Exception {
    private static final long serialVersionUID = 1L;

    FolderInUse(Path folder) {
        super("Another process uses " + folder);
    }
}
