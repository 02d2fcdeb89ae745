package io.riskmesh.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `data`: data sets of the bank.
final class DataVerbs {
    private DataVerbs() {}

    static CommandLine of(Terminal terminal) {
        return new CommandLine(new CommandGroup.Data()).addSubcommand(new Register(terminal)).addSubcommand(new Check(terminal))
                .addSubcommand(new ListVerb(terminal));
    }

    /// A JSON file as a request's body.
    static JsonNode read(Path file) throws Stopped {
        try {
            return ApiVerb.JSON.readTree(Files.readAllBytes(file));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw Stopped.usage(file + " is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw Stopped.unavailable("expected a JSON file at " + file + ", found none that can be read", e);
        }
    }

    /// `data register`.
    @Command(name = "register", mixinStandardHelpOptions = true,
            description = "Tell the gateway of a data set: id, schema, period. Its commitments are made and checked there.")
    static final class Register extends ApiVerb {
        @Parameters(paramLabel = "FILE.json", description = "The data set, as the API describes it.")
        private Path file;

        @Mixin
        private WaitOptions wait;

        Register(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            output().print(wait.call(ApiRequest.post(ApiRequest.path("datasets"), read(file)), profile(), terminal()), terminal());
            return 0;
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
                if (item.path("datasetId").asText(item.path("id").asText()).equals(id)) {
                    output().print(io.riskmesh.gateway.client.BodyAnswer.of(item), terminal());
                    return 0;
                }
            }
            throw Stopped.refused("REFUSED not_found no data set " + id);
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
