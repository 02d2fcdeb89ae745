package io.riskmesh.embedded.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.SegmentedBlocks;
import io.riskmesh.verifier.facts.FactStage;
import io.riskmesh.verifier.report.StageReport;
import io.riskmesh.verifier.report.TextReport;
import io.riskmesh.verifier.report.VerificationReport;
import io.riskmesh.verifier.run.LedgerVerifier;
import io.riskmesh.verifier.run.VerificationOptions;
import io.riskmesh.verifier.stage.StageId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What the offline verifier says of blocks made here: chain, signatures and policies, replay, facts.
public final class ChainAudit {
    private static final List<StageId> ASKED = List.of(StageId.S1, StageId.S2, StageId.S3);

    private ChainAudit() {}

    /// Requires that a folder of segments verifies.
    ///
    /// @return what the verifier says
    public static VerificationReport requireClean(Path folder) throws Exception {
        try (SegmentedBlocks blocks = SegmentedBlocks.open(folder)) {
            return requireClean(blocks, true);
        }
    }

    /// Requires that blocks verify to their end. Facts are not checked where there are none.
    public static VerificationReport requireClean(BlockSource blocks, boolean embedded) throws Exception {
        VerificationReport report = new LedgerVerifier(new VerificationOptions(embedded, List.of(), List.of()),
                Optional.of(new FactStage())).verify(blocks);
        assertTrue(report.isVerified(), () -> TextReport.of(report));
        for (StageId stage : ASKED) {
            assertEquals(StageReport.Status.VERIFIED, report.stage(stage).status(), () -> TextReport.of(report));
        }
        return report;
    }
}
