package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.client.ReceivedPack;
import io.riskmesh.gateway.ledger.desk.EvidenceExport;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `audit export`.
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Copy blocks, heads and timeline into a folder that anybody can verify offline.")
final class AuditExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Folder of the pack; must not exist.")
    private Path out;

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
        if (profile.given(terminal)) {
            ApiReply pack = profile.call(ApiRequest.post(ApiRequest.path("audit", "evidence-packs"), ApiVerb.object()), terminal);
            output.print(ReceivedPack.unpack(pack.body(), out), terminal);
            return ExitStatus.DONE.code();
        }
        output.print(EvidenceExport.write(ledger.projected(terminal), ledger.folder(), out), terminal);
        return ExitStatus.DONE.code();
    }
}
