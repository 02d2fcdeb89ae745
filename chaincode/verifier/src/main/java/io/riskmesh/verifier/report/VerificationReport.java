package io.riskmesh.verifier.report;

import io.riskmesh.verifier.stage.StageId;
import java.util.List;

/// Everything that a verification says.
///
/// @param channel empty if not even block 0 could be read
/// @param ledger `embedded` or `fabric`
/// @param trust who could have forged it all, in words
/// @param toBlock number of the last block that was checked, -1 for none
/// @param headHash hex hash of that block's header, empty for none
/// @param source what was read
public record VerificationReport(
        String channel, String ledger, String trust, long fromBlock, long toBlock, String headHash,
        List<KnownHead> knownHeads, List<StageReport> stages, List<KnownCommitHash> commitHashes,
        List<String> notProvable, String source) {

    public static final String VERSION = "riskmesh-verifier/1";

    public VerificationReport {
        knownHeads = List.copyOf(knownHeads);
        stages = List.copyOf(stages);
        commitHashes = List.copyOf(commitHashes);
        notProvable = List.copyOf(notProvable);
    }

    /// The outcome of a stage; every report has all of them.
    public StageReport stage(StageId id) {
        return stages.stream().filter(stage -> stage.id() == id).findFirst().orElseThrow();
    }

    /// Whether nothing failed. Stages that were not checked do not count against it; the report names them.
    public boolean isVerified() {
        return stages.stream().noneMatch(stage -> stage.status() == StageReport.Status.FAILED)
                && knownHeads.stream().allMatch(KnownHead::equal)
                && commitHashes.stream().allMatch(KnownCommitHash::equal);
    }
}
