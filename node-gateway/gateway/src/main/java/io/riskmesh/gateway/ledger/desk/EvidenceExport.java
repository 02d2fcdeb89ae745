package io.riskmesh.gateway.ledger.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.ledger.projection.FactFilter;
import io.riskmesh.gateway.ledger.projection.Projection;
import io.riskmesh.gateway.ledger.projection.Timeline;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.Answer;
import io.riskmesh.gateway.output.AnswerPrinter;
import io.riskmesh.gateway.output.OutputFormat;
import io.riskmesh.gateway.output.ScratchFolder;
import io.riskmesh.verifier.block.SegmentFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/// The pack for a regulator: `blocks/` as they lie on disk, `timeline.json` to read along. It proves itself: `audit verify` needs
/// nothing else.
public final class EvidenceExport {
    private static final String BLOCKS = "blocks";
    private static final String TIMELINE = "timeline.json";

    private EvidenceExport() {}

    /// Writes the folder, whole or not at all.
    public static Answer write(ProjectedLedger ledger, Path data, Path out) throws Stopped, IOException {
        if (Files.exists(out)) {
            throw Stopped.refused("expected a folder that does not exist, found " + out);
        }
        try (Projection projection = ledger.open(data); ScratchFolder scratch = ScratchFolder.beside(out)) {
            Path pack = Files.createDirectories(scratch.path().resolve("pack"));
            Path blocks = Files.createDirectories(pack.resolve(BLOCKS));
            for (Path segment : segments(data.resolve(BLOCKS))) {
                Files.copy(segment, blocks.resolve(segment.getFileName()));
            }
            Answer timeline = Timeline.of(projection, FactFilter.all());
            Files.writeString(pack.resolve(TIMELINE), AnswerPrinter.print(timeline, OutputFormat.JSON), StandardCharsets.UTF_8);
            Files.move(pack, out, StandardCopyOption.ATOMIC_MOVE);
            ObjectNode document = new ObjectMapper().createObjectNode().put("folder", out.toString());
            document.setAll((ObjectNode) timeline.document().deepCopy());
            document.remove("entries");
            return new Answer(document, List.of("written: " + out, "verify it: ./riskmesh audit verify " + out), List.of(), List.of(),
                    timeline.closing());
        }
    }

    private static List<Path> segments(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> SegmentFormat.isFileName(file.getFileName().toString())).sorted().toList();
        }
    }
}
