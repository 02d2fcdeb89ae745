package io.riskmesh.gateway.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.WholeFile;
import io.riskmesh.ledger.canonical.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `model`: versions on the ledger. `model show` looks into files too.
final class ModelVerbs {
    private static final String FORM = "[A-Za-z0-9._-]+@[1-9][0-9]{0,8}";

    private ModelVerbs() {}

    static CommandLine of(Terminal terminal) {
        return new CommandLine(new CommandGroup.Model()).addSubcommand(new ListVerb(terminal)).addSubcommand(new ModelShowCommand(terminal))
                .addSubcommand(new Export(terminal)).addSubcommand(new Propose(terminal)).addSubcommand(new Activate(terminal));
    }

    static boolean isVersion(String text) {
        return text.matches(FORM);
    }

    /// The path of `NAME@VERSION`.
    static String path(String version) throws Stopped {
        if (!isVersion(version)) {
            throw Stopped.usage("expected a version NAME@N, found " + version);
        }
        int at = version.indexOf('@');
        return ApiRequest.path("models", version.substring(0, at), "versions", version.substring(at + 1));
    }

    /// `model list`.
    @Command(name = "list", mixinStandardHelpOptions = true, description = "Model versions on the ledger, newest first.")
    static final class ListVerb extends ApiVerb {
        @Option(names = "--name", paramLabel = "NAME", defaultValue = "", description = "Only versions of this model.")
        private String name;

        @Mixin
        private ListOptions list;

        ListVerb(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            return show(list.request(ApiRequest.path("models"), Map.of("name", name)));
        }
    }

    /// `model export`.
    @Command(name = "export", mixinStandardHelpOptions = true,
            description = "The released file as XGBoost reads it; its digest is compared with the one on the ledger.")
    static final class Export extends ApiVerb {
        @Parameters(paramLabel = "NAME@N", description = "The version.")
        private String version;

        @Option(names = "--out", required = true, paramLabel = "FILE.ubj", description = "Where it goes.")
        private Path out;

        Export(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            ApiReply described = reply(ApiRequest.get(path(version)));
            ApiReply file = reply(ApiRequest.get(path(version) + "/file"));
            String expected = described.json().path("digest").asText();
            String found = Digest.ofFile(file.body()).hex();
            if (!found.equals(expected)) {
                throw Stopped.refused("expected a file with the ledger's digest " + expected + ", got one with " + found);
            }
            WholeFile.write(out, file.body());
            output().print(described, terminal());
            return ExitStatus.DONE.code();
        }
    }

    /// `model propose`.
    @Command(name = "propose", mixinStandardHelpOptions = true,
            description = "Lay the model of a completed run before a second person of this bank, then before all banks.")
    static final class Propose extends ApiVerb {
        @Parameters(paramLabel = "NAME@N", description = "The version that it shall be.")
        private String version;

        @Option(names = "--run", required = true, paramLabel = "RUN", description = "Id of the run.")
        private String run;

        Propose(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            ObjectNode body = object().put("to", "proposed").put("reasonCode", "proposed").put("runId", run);
            return show(ApiRequest.post(path(version) + "/transitions", body));
        }
    }

    /// `model activate`.
    @Command(name = "activate", mixinStandardHelpOptions = true, description = "Put an approved version in use.")
    static final class Activate extends ApiVerb {
        @Parameters(paramLabel = "NAME@N", description = "The version.")
        private String version;

        @Option(names = "--policy", paramLabel = "N", description = "Version of the scoring policy in force with it.")
        private Optional<Integer> policy = Optional.empty();

        @Mixin
        private WaitOptions wait;

        Activate(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            ObjectNode body = object().put("to", "active").put("reasonCode", "activated");
            policy.ifPresent(number -> body.put("policyVersion", number));
            output().print(wait.call(ApiRequest.post(path(version) + "/transitions", body), profile(), terminal()), terminal());
            return ExitStatus.DONE.code();
        }
    }
}
