package io.riskmesh.gateway.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/// The one line that repeats a call, for reports.
final class CommandText {
    private CommandText() {}

    /// As a shell reads it.
    static String of(CommandSpec spec) {
        return of(spec.root().commandLine().getParseResult().originalArgs());
    }

    static String of(List<String> args) {
        return "./riskmesh " + args.stream().map(CommandText::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String arg) {
        return arg.matches("[-A-Za-z0-9_.,:=/+@%]+") ? arg : "'" + arg.replace("'", "'\\''") + "'";
    }
}
