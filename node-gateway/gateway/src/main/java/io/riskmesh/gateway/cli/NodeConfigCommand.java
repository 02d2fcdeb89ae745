package io.riskmesh.gateway.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.riskmesh.gateway.config.NodeConfig;
import io.riskmesh.gateway.config.Setting;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.Answer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `node config`.
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description = "What the configuration says, each value with its origin; secrets stay references.")
final class NodeConfigCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private NodeOptions node;

    @Option(names = "--effective", description = "Defaults too, not only what file and variables say.")
    private boolean effective;

    @Mixin
    private OutputOptions output;

    NodeConfigCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws Stopped, IOException {
        NodeConfig config = node.read(terminal);
        List<Setting> settings = config.settings().stream().filter(setting -> effective || !setting.isDefault()).toList();
        ArrayNode document = new ObjectMapper().createArrayNode();
        settings.forEach(setting -> document.addObject().put("path", setting.path()).put("value", setting.value())
                .put("origin", setting.origin()));
        output.print(new Answer(document, List.of(), List.of("path", "value", "origin"),
                settings.stream().map(setting -> List.of(setting.path(), setting.value(), setting.origin())).toList(), List.of()),
                terminal);
        return ExitStatus.DONE.code();
    }
}
