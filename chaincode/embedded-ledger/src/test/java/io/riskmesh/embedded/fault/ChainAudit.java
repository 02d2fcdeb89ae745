package io.riskmesh.embedded.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.SegmentedBlocks;
import io.riskmesh.verifier.report.StageReport;
import io.riskmesh.verifier.report.TextReport;
import io.riskmesh.verifier.report.VerificationReport;
import io.riskmesh.verifier.run.LedgerVerifier;
import io.riskmesh.verifier.run.VerificationOptions;
import io.riskmesh.verifier.stage.StageId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the offline verifier says of blocks made here: chain, signatures and policies, replay.
public final class ChainAudit {
    private static final List<StageId> ASKED = List.of(StageId.S1, StageId.S2, StageId.S3);

    private ChainAudit() {}

    /// Requires that a folder of segments verifies.
    public static void requireClean(Path folder) throws Exception {
        try (SegmentedBlocks blocks = SegmentedBlocks.open(folder)) {
            requireClean(blocks, true);
        }
    }

    /// Requires that blocks verify to their end.
    public static void requireClean(BlockSource blocks, boolean embedded) throws Exception {
        VerificationReport report =
                new LedgerVerifier(new VerificationOptions(embedded, List.of(), List.of()), Optional.empty()).verify(blocks);
        for (StageReport stage : report.stages()) {
            if (ASKED.contains(stage.id())) {
                assertEquals(StageReport.Status.VERIFIED, stage.status(), () -> TextReport.of(report));
            }
        }
    }
}
