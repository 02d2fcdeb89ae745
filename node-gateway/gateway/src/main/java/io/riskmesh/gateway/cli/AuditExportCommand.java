package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.client.ReceivedPack;
import io.riskmesh.gateway.evidence.PackContent;
import io.riskmesh.gateway.ledger.desk.EvidenceExport;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.Answer;
import io.riskmesh.verifier.pack.PackManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `audit export`.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Copy blocks and timeline, and what a pack is about, into a folder that anybody verifies offline with audit verify.")
final class AuditExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the pack; must not exist.")
    private Path out;

    @Option(names = "--receipt", paramLabel = "FILE.json", description = "A receipt that the pack is about, as receipt show gave it. May be repeated.")
    private List<Path> receipts = List.of();

    @Option(names = "--model", paramLabel = "NAME@N", description = "A model version that the pack is about.")
    private Optional<String> model = Optional.empty();

    @Option(names = "--model-file", paramLabel = "FILE.ubj", description = "With --model: its released file, as model export gave it.")
    private Optional<Path> modelFile = Optional.empty();

    @Option(names = "--from", paramLabel = "TIME", description = "Entries of the timeline at or after it.")
    private Optional<Instant> from = Optional.empty();

    @Option(names = "--until", paramLabel = "TIME", description = "Entries of the timeline before it.")
    private Optional<Instant> until = Optional.empty();

    @Mixin
    private LedgerOptions ledger;

    @Mixin
    private ProfileOptions profile;

    @Mixin
    private OutputOptions output;

    AuditExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException, InterruptedException {
        if (model.isPresent() && !ModelVerbs.isVersion(model.get())) {
            throw Stopped.usage("expected a version NAME@N, found " + model.get());
        }
        if (modelFile.isPresent() && model.isEmpty()) {
            throw Stopped.usage("--model-file is the file of --model");
        }
        PackContent content = new PackContent(receipts, model, modelFile, from, until);
        Answer answer;
        if (profile.given(terminal)) {
            ApiReply pack = profile.call(ApiRequest.post(ApiRequest.path("audit", "evidence-packs"), ApiVerb.object()), terminal);
            answer = ReceivedPack.unpack(pack.body(), out);
        } else {
            answer = EvidenceExport.write(ledger.projected(terminal), ledger.folder(), out);
        }
        PackManifest manifest = content.addTo(out);
        output.print(answer, terminal);
        terminal.err().println("pack of " + manifest.files().size() + " files about " + manifest.subject());
        return ExitStatus.DONE.code();
    }
}
