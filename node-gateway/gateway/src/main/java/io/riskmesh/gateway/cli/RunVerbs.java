package io.riskmesh.gateway.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.OutputFormat;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `run`: training with other banks.
final class RunVerbs {
    private RunVerbs() {}

    static CommandLine of(Terminal terminal) {
        return new CommandLine(new CommandGroup.RunGroup()).addSubcommand(new Start(terminal)).addSubcommand(new ListVerb(terminal))
                .addSubcommand(new Show(terminal)).addSubcommand(new RunWatchCommand(terminal)).addSubcommand(new Metrics(terminal))
                .addSubcommand(new Logs(terminal)).addSubcommand(new Cancel(terminal)).addSubcommand(new Resume(terminal))
                .addSubcommand(new RunCompareCommand(terminal));
    }

    static String path(String run) {
        return ApiRequest.path("runs", run);
    }

    /// `run start`.
    @Command(name = "start", mixinStandardHelpOptions = true,
            description = "Start a run under the grants that stand on the ledger; the banks' gateways do the rest.")
    static final class Start extends ApiVerb {
        @Option(names = "--model", required = true, paramLabel = "NAME", description = "Name of the model that the run trains.")
        private String model;

        @Option(names = "--dataset", required = true, paramLabel = "ID", description = "Data set, the same id at every bank.")
        private String dataset;

        @Option(names = "--purpose", required = true, paramLabel = "ID", description = "Purpose, as the grants name it.")
        private String purpose;

        @Option(names = "--params", paramLabel = "SET", defaultValue = "CONS", description = "Named set of parameters (default: ${DEFAULT-VALUE}).")
        private String set;

        @Option(names = "--set", paramLabel = "key=value", description = "Changes one parameter. May be repeated.")
        private Map<String, String> changes = Map.of();

        @Option(names = "--banks", required = true, split = ",", paramLabel = "MSP", description = "Banks to invite, this one among them.")
        private List<String> banks;

        @Option(names = "--rules", paramLabel = "default|off", defaultValue = "default", description = "Privacy rules (default: ${DEFAULT-VALUE}).")
        private String rules;

        @Option(names = "--seed", paramLabel = "N", description = "Of the draws that the banks share.")
        private Optional<Long> seed = Optional.empty();

        Start(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            ObjectNode body = object().put("model", model).put("dataset", dataset).put("purpose", purpose);
            ObjectNode parameters = body.putObject("parameters").put("set", set).put("rules", rules);
            seed.ifPresent(number -> parameters.put("seed", number));
            ObjectNode changed = parameters.putObject("changes");
            changes.forEach(changed::put);
            banks.forEach(body.putArray("parties")::add);
            return show(ApiRequest.post(ApiRequest.path("runs"), body));
        }
    }

    /// `run list`.
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Runs of this bank and those it was invited to, newest first.")
    static final class ListVerb extends ApiVerb {
        @Mixin
        private ListOptions list;

        ListVerb(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            return show(list.request(ApiRequest.path("runs"), Map.of()));
        }
    }

    /// A verb about one run.
    abstract static class OfOne extends ApiVerb {
        @Parameters(paramLabel = "RUN", description = "Id of the run.")
        private String run;

        OfOne(Terminal terminal) {
            super(terminal);
        }

        String path() {
            return RunVerbs.path(run);
        }
    }

    /// `run show`.
    @Command(name = "show", mixinStandardHelpOptions = true, description = "A run as it stands now.")
    static final class Show extends OfOne {
        Show(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            return show(ApiRequest.get(path()));
        }
    }

    /// `run metrics`.
    @Command(name = "metrics", mixinStandardHelpOptions = true, description = "What was measured, tree by tree.")
    static final class Metrics extends OfOne {
        Metrics(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            ApiRequest request = ApiRequest.get(path() + "/metrics");
            return show(output().is(OutputFormat.CSV) ? request.with("accept", "text/csv") : request);
        }
    }

    /// `run logs`.
    @Command(name = "logs", mixinStandardHelpOptions = true, description = "What happened in this run at this bank, newest first.")
    static final class Logs extends OfOne {
        Logs(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            return show(ApiRequest.get(path() + "/log"));
        }
    }

    /// `run cancel`.
    @Command(name = "cancel", mixinStandardHelpOptions = true,
            description = "Stop a run for good, at the bank that started it for all; a bank that was invited only leaves it.")
    static final class Cancel extends OfOne {
        Cancel(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            return show(ApiRequest.post(path() + "/cancellation", object()));
        }
    }

    /// `run resume`.
    @Command(name = "resume", mixinStandardHelpOptions = true, description = "Go on with a run that failed and can be resumed.")
    static final class Resume extends OfOne {
        Resume(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            output().print(reply(ApiRequest.post(path() + "/resumption", object())), terminal());
            return ExitStatus.DONE.code();
        }
    }
}
