package io.riskmesh.embedded.storage;

/// A block before the last does not say what was written: the ledger does not start on it. Message:
/// `block_file_corrupt <segment> <offset> <block>`.
public final class CorruptBlockFile extends Exception {
    private static final long serialVersionUID = 1L;

    CorruptBlockFile(String segment, long offset, long block) {
        super("block_file_corrupt " + segment + " " + offset + " " + block);
    }
}
