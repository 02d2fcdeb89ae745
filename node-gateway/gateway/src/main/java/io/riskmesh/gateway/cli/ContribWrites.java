package io.riskmesh.gateway.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.ledger.desk.FactAnswer;
import io.riskmesh.gateway.ledger.desk.LedgerDesk;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.field.FactWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `contrib`: what writes to the ledger.
final class ContribWrites {

    private ContribWrites() {}

    /// `contrib settle`.
    @Command(name = "settle", mixinStandardHelpOptions = true,
            description = "Propose how a pool of money is split by a run's report, or take a final settlement back.")
    static final class Settle extends ApiVerb {
        @Parameters(index = "0", paramLabel = "RUN", description = "For example fraud.1.")
        private String run;

        @Option(names = "--pool", paramLabel = "UNITS", description = "Minor units of the currency, for example 1000000.")
        private OptionalLong pool = OptionalLong.empty();

        @Option(names = "--currency", paramLabel = "CCY", defaultValue = "EUR", description = "Of the scheme (default: ${DEFAULT-VALUE}).")
        private String currency;

        @Option(names = "--reverses", paramLabel = "SETTLEMENT", description = "Takes this final settlement back, all of it.")
        private Optional<String> reverses = Optional.empty();

        @Mixin
        private WaitOptions wait;

        Settle(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            if (pool.isPresent() == reverses.isPresent()) {
                throw Stopped.usage("expected one of --pool and --reverses");
            }
            ObjectNode body = object().put("ledgerRun", run);
            pool.ifPresent(units -> body.putObject("pool").put("currency", currency).put("minorUnits", units));
            reverses.ifPresent(id -> body.put("reverses", id));
            output().print(wait.call(ApiRequest.post(ApiRequest.path("settlements"), body), profile(), terminal()), terminal());
            return ExitStatus.DONE.code();
        }
    }

    /// `contrib finalise`.
    @Command(name = "finalise", mixinStandardHelpOptions = true, description = "End a settlement that enough banks confirmed; its journal is written.")
    static final class Finalise extends ApiVerb {
        @Parameters(index = "0", paramLabel = "SETTLEMENT", description = "Its id.")
        private String id;

        @Mixin
        private WaitOptions wait;

        Finalise(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            output().print(wait.call(ApiRequest.post(ApiRequest.path("settlements", id) + "/finality", object()), profile(), terminal()), terminal());
            return ExitStatus.DONE.code();
        }
    }

    /// `contrib dispute`.
    @Command(name = "dispute", mixinStandardHelpOptions = true,
            description = "Say no to a settlement: it shows at all members and blocks finality until it is ruled on.")
    static final class DisputeVerb implements Callable<Integer> {
        private final Terminal terminal;

        @Parameters(index = "0", paramLabel = "SETTLEMENT", description = "Its id.")
        private String id;

        @Option(names = "--reason", paramLabel = "CODE", required = true, description = "For example column_differs.")
        private String reason;

        @Option(names = "--evidence", paramLabel = "FILE", required = true, description = "Its digest goes on the ledger, the file stays here.")
        private Path evidence;

        @Mixin
        private SigningOptions signing;

        @Mixin
        private ProfileOptions profile;

        @Mixin
        private WaitOptions wait;

        DisputeVerb(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            Digest digest = digest();
            if (!signing.onLedger()) {
                ObjectNode body = ApiVerb.object().put("reasonCode", reason).put("evidenceDigest", digest.hex());
                signing.print(wait.call(ApiRequest.post(ApiRequest.path("settlements", id) + "/disputes", body), profile, terminal), terminal);
                return ExitStatus.DONE.code();
            }
            CanonicalValue.Obj request = request(digest);
            try (LedgerDesk desk = signing.open(terminal)) {
                signing.print(FactAnswer.of(desk.submit("dispute", request), desk.trustLabel()), terminal);
            }
            return ExitStatus.DONE.code();
        }

        private Digest digest() throws Stopped {
            try {
                return Digest.ofFile(Files.readAllBytes(evidence));
            } catch (IOException e) {
                throw Stopped.unavailable("file " + evidence + " cannot be read: " + e.getMessage(), e);
            }
        }

        private CanonicalValue.Obj request(Digest digest) throws Stopped {
            try {
                return new FactWriter().id("id", id).id("reasonCode", reason).digest("evidenceDigest", digest).object();
            } catch (IllegalArgumentException e) {
                throw Stopped.usage(e.getMessage());
            }
        }
    }
}
