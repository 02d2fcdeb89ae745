package io.riskmesh.verifier.run;

import java.util.List;

/// What the reader brings along.
///
/// @param embedded whether the blocks are the embedded ledger's, in which one process holds every key
/// @param knownHeads header hashes kept from earlier
/// @param knownCommitHashes commit hashes that peers told
public record VerificationOptions(boolean embedded, List<HashAt> knownHeads, List<HashAt> knownCommitHashes) {

    public VerificationOptions {
        knownHeads = List.copyOf(knownHeads);
        knownCommitHashes = List.copyOf(knownCommitHashes);
    }

    public static VerificationOptions none() {
        return new VerificationOptions(false, List.of(), List.of());
    }
}
