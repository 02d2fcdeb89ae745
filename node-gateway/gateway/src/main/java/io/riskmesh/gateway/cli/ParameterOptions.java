package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.plan.ParameterRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
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

    @Option(
            names = "--rules",
            paramLabel = "default|off",
            description = "Privacy rules that change the model; off exists to compare arithmetic (default: default).")
    private Optional<String> rules = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides every draw of the run: same rows, parameters and seed, same model (default: 1).")
    private Optional<Long> seed = Optional.empty();

    ParameterRequest request() {
        return new ParameterRequest(source, changes, rules, seed.map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }
}
