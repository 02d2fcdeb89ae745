package io.riskmesh.gateway.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/// Training parameters of a command.
final class ParameterOptions {
    @Option(
            names = "--params",
            required = true,
            paramLabel = "FILE.yaml|P6|REG|CONS|F30",
            description = "Training parameters: a YAML file of name: value lines, or a named set.")
    private String source;

    @Option(names = "--set", paramLabel = "KEY=VALUE", description = "Changes one parameter; may be repeated.")
    private Map<String, String> changes = new LinkedHashMap<>();

    String source() {
        return source;
    }

    Map<String, String> changes() {
        return changes;
    }
}
