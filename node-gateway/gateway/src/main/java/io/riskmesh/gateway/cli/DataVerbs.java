package io.riskmesh.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.client.BodyAnswer;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `data`: data sets of the bank.
final class DataVerbs {
    private DataVerbs() {}

    static CommandLine of(Terminal terminal) {
        return new CommandLine(new CommandGroup.Data()).addSubcommand(new Register(terminal)).addSubcommand(new Check(terminal))
                .addSubcommand(new ListVerb(terminal));
    }

    /// `data register`.
    @Command(name = "register", mixinStandardHelpOptions = true,
            description = "Register a file that lies in the gateway's data folder as a data set; it is checked there, its rows stay there.")
    static final class Register extends ApiVerb {
        @Parameters(paramLabel = "ID", description = "Id of the data set, the same at every bank of a run.")
        private String id;

        @Option(names = "--file", required = true, paramLabel = "NAME", description = "File name in the gateway's data folder; no path.")
        private String file;

        @Option(names = "--label", required = true, paramLabel = "COL", description = "Column with the class.")
        private String label;

        @Option(names = "--ignore", split = ",", paramLabel = "COL", description = "Columns that are no features.")
        private List<String> ignore = List.of();

        @Option(names = "--categorical", split = ",", paramLabel = "COL", description = "Feature columns that hold names.")
        private List<String> categorical = List.of();

        @Option(names = "--from", paramLabel = "TIME", description = "First instant of the rows, for example 2026-01-01T00:00:00Z.")
        private Optional<String> from = Optional.empty();

        @Option(names = "--until", paramLabel = "TIME", description = "Last instant of the rows.")
        private Optional<String> until = Optional.empty();

        Register(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            ObjectNode body = object().put("dataset", id).put("file", file).put("label", label);
            from.ifPresent(time -> body.put("periodFrom", time));
            until.ifPresent(time -> body.put("periodUntil", time));
            ignore.forEach(body.putArray("ignore")::add);
            categorical.forEach(body.putArray("categorical")::add);
            return show(ApiRequest.post(ApiRequest.path("datasets"), body));
        }
    }

    /// `data check`.
    @Command(name = "check", mixinStandardHelpOptions = true, description = "What the gateway finds in a registered data set; exit 3 if it would not train on it.")
    static final class Check extends ApiVerb {
        @Parameters(paramLabel = "ID", description = "Id of the data set.")
        private String id;

        Check(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            JsonNode found = reply(ApiRequest.get(ApiRequest.path("datasets"))).json().path("items");
            for (JsonNode item : found) {
                if (item.path("dataset").asText().equals(id)) {
                    output().print(BodyAnswer.of(item), terminal());
                    return passed(item.path("checks")) ? ExitStatus.DONE.code() : ExitStatus.REFUSED.code();
                }
            }
            throw Stopped.refused("REFUSED not_found no data set " + id);
        }

        private static boolean passed(JsonNode checks) {
            return StreamSupport.stream(checks.spliterator(), false).allMatch(check -> check.path("passed").asBoolean());
        }
    }

    /// `data list`.
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Data sets of this bank.")
    static final class ListVerb extends ApiVerb {
        @Mixin
        private ListOptions list;

        ListVerb(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            return show(list.request(ApiRequest.path("datasets"), Map.of()));
        }
    }
}
