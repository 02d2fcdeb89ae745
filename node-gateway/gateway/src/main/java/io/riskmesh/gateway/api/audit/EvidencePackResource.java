package io.riskmesh.gateway.api.audit;

import io.riskmesh.gateway.api.answer.Answers;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.ledger.client.LedgerUnavailable;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.ledger.projection.FactFilter;
import io.riskmesh.gateway.ledger.projection.Timeline;
import io.riskmesh.gateway.output.Answer;
import io.riskmesh.gateway.output.AnswerPrinter;
import io.riskmesh.gateway.output.OutputFormat;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.verifier.block.SegmentFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hyperledger.fabric.protos.common.Block;

/// `/audit/evidence-packs`: the blocks as the peer delivers them, in the form that tells the verifier what kind of ledger they come
/// from, and the timeline to read along. Made in memory, so a ledger of more than [#MOST_BYTES] is left to the command line.
public final class EvidencePackResource {
    private static final long MOST_BYTES = SegmentFormat.SEGMENT_BYTES;

    private final LiveLedger ledger;

    public EvidencePackResource(LiveLedger ledger) {
        this.ledger = ledger;
    }

    /// The pack as it can be made now.
    public ApiAnswer create(ApiCall call, Input input) throws LedgerUnavailable, IOException {
        long height = ledger.height();
        if (height == 0) {
            return Answers.refused(GatewayReason.LEDGER_STALE, "No block has come yet.");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream pack = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            if (!blocks(pack, height - 1)) {
                return Answers.refused(GatewayReason.CONFLICT,
                        "The ledger is too long for a pack by this way; take it with riskmesh audit verify --peer --keep.");
            }
            Answer timeline = Timeline.of(ledger.projection(), FactFilter.all());
            pack.putNextEntry(new ZipEntry("timeline.json"));
            pack.write(AnswerPrinter.print(timeline, OutputFormat.JSON).getBytes(StandardCharsets.UTF_8));
            pack.closeEntry();
        }
        return new ApiAnswer.Bytes(200, "application/zip", bytes.toByteArray(),
                Map.of("content-disposition", "attachment; filename=\"evidence-pack-" + height + ".zip\""));
    }

    private boolean blocks(ZipOutputStream pack, long last) throws LedgerUnavailable, IOException {
        long[] written = new long[1];
        if (ledger.embedded()) {
            pack.putNextEntry(new ZipEntry("blocks/" + SegmentFormat.fileName(0)));
        }
        new LedgerBlocks(ledger).each(0, last, block -> {
            byte[] bytes = block.toByteArray();
            written[0] += bytes.length;
            if (written[0] <= MOST_BYTES) {
                add(pack, block, bytes);
            }
        });
        if (ledger.embedded()) {
            pack.closeEntry();
        }
        return written[0] <= MOST_BYTES;
    }

    private void add(ZipOutputStream pack, Block block, byte[] bytes) throws IOException {
        if (ledger.embedded()) {
            pack.write(SegmentFormat.header(bytes).array());
            pack.write(bytes);
        } else {
            pack.putNextEntry(new ZipEntry("blocks/" + block.getHeader().getNumber() + ".block"));
            pack.write(bytes);
            pack.closeEntry();
        }
    }
}
