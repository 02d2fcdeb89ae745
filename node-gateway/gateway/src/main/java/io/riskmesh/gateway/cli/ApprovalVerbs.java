package io.riskmesh.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `approval`: everything that more than one person decides.
final class ApprovalVerbs {
    private ApprovalVerbs() {}

    static CommandLine of(Terminal terminal) {
        return new CommandLine(new CommandGroup.ApprovalGroup()).addSubcommand(new ListVerb(terminal)).addSubcommand(new Show(terminal))
                .addSubcommand(new Approve(terminal)).addSubcommand(new Reject(terminal)).addSubcommand(new Withdraw(terminal));
    }

    private static String path(String id) {
        return ApiRequest.path("approvals", id);
    }

    /// `approval list`.
    @Command(name = "list", mixinStandardHelpOptions = true, description = "What waits for a decision and what was decided, newest first.")
    static final class ListVerb extends ApiVerb {
        @Option(names = "--kind", paramLabel = "KIND", defaultValue = "", description = "Only this kind, for example authorization.")
        private String kind;

        @Option(names = "--state", paramLabel = "STATE", defaultValue = "", description = "Only this state, for example open.")
        private String state;

        @Mixin
        private ListOptions list;

        ListVerb(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            return show(list.request(ApiRequest.path("approvals"), Map.of("kind", kind, "state", state)));
        }
    }

    /// `approval show`.
    @Command(name = "show", mixinStandardHelpOptions = true, description = "What exactly would be approved, by whom it was and what is missing.")
    static final class Show extends ApiVerb {
        @Parameters(paramLabel = "ID", description = "Id of the approval.")
        private String id;

        Show(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            return show(ApiRequest.get(path(id)));
        }
    }

    /// A decision. It names the digest of what was seen: `--digest`, or what the gateway shows now.
    abstract static class Decide extends ApiVerb {
        @Parameters(paramLabel = "ID", description = "Id of the approval.")
        private String id;

        @Option(names = "--digest", paramLabel = "HEX", description = "subjectDigest that you looked at; refused if it is another now (default: read now).")
        private Optional<String> digest = Optional.empty();

        @Mixin
        private WaitOptions wait;

        Decide(Terminal terminal) {
            super(terminal);
        }

        int decide(String decision, Optional<String> reason) throws Stopped, IOException, InterruptedException {
            ObjectNode body = object().put("decision", decision).put("subjectDigest", seen());
            reason.ifPresent(code -> body.put("reasonCode", code));
            output().print(wait.call(ApiRequest.post(path(id) + "/decisions", body), profile(), terminal()), terminal());
            return ExitStatus.DONE.code();
        }

        private String seen() throws Stopped, InterruptedException {
            if (digest.isPresent()) {
                return digest.get();
            }
            JsonNode now = reply(ApiRequest.get(path(id))).json();
            terminal().err().println(now.path("sentence").asText());
            terminal().err().println("subjectDigest " + now.path("subjectDigest").asText());
            return now.path("subjectDigest").asText();
        }
    }

    /// `approval approve`.
    @Command(name = "approve", mixinStandardHelpOptions = true, description = "Sign it in the name of the bank; never what you proposed yourself.")
    static final class Approve extends Decide {
        Approve(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            return decide("approve", Optional.empty());
        }
    }

    /// `approval reject`.
    @Command(name = "reject", mixinStandardHelpOptions = true, description = "Say no in the name of the bank, with a reason.")
    static final class Reject extends Decide {
        @Option(names = "--reason", required = true, paramLabel = "CODE", description = "Why, one word.")
        private String reason;

        Reject(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            return decide("reject", Optional.of(reason));
        }
    }

    /// `approval withdraw`.
    @Command(name = "withdraw", mixinStandardHelpOptions = true, description = "Take back what this bank asked for and nobody has decided.")
    static final class Withdraw extends Decide {
        @Option(names = "--reason", paramLabel = "CODE", description = "Why, one word.")
        private Optional<String> reason = Optional.empty();

        Withdraw(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            return decide("withdraw", reason);
        }
    }
}
