package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.contribution.desk.ContributionAnswer;
import io.riskmesh.gateway.contribution.desk.SettledRun;
import io.riskmesh.gateway.contribution.desk.SettlementCheck;
import io.riskmesh.gateway.ledger.desk.FactAnswer;
import io.riskmesh.gateway.ledger.desk.LedgerDesk;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.incentive.split.PaymentFile;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.JournalEntry;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.part.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `contrib`.
final class ContribVerbs {

    private ContribVerbs() {}

    static CommandLine of(Terminal terminal) {
        return new CommandLine(new CommandGroup.Contrib()).addSubcommand(new Show(terminal)).addSubcommand(new Verify(terminal))
                .addSubcommand(new Statement(terminal)).addSubcommand(new Payments(terminal)).addSubcommand(new DisputeVerb(terminal));
    }

    private static RunId run(String text) throws Stopped {
        try {
            return RunId.parse(text);
        } catch (MalformedFact e) {
            throw Stopped.usage("expected a run such as fraud.1, found " + text);
        }
    }

    private static PartyId party(String text) throws Stopped {
        if (!PartyId.isId(text)) {
            throw Stopped.usage("expected a party's id, found " + text);
        }
        return new PartyId(text);
    }

    /// `contrib show`.
    @Command(name = "show", mixinStandardHelpOptions = true, description = "What each bank contributed to a run, and what was settled.")
    static final class Show implements Callable<Integer> {
        private final Terminal terminal;

        @Parameters(index = "0", paramLabel = "RUN", description = "For example fraud.1.")
        private String run;

        @Mixin
        private LedgerOptions ledger;

        @Mixin
        private OutputOptions output;

        Show(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Stopped, IOException {
            try (LedgerDesk desk = ledger.forReading(terminal)) {
                output.print(ContributionAnswer.of(SettledRun.read(run(run), desk), desk.trustLabel()), terminal);
            }
            return ExitStatus.DONE.code();
        }
    }

    /// `contrib verify`.
    @Command(name = "verify", mixinStandardHelpOptions = true,
            description = "Recompute a run's splits, journals and payment files; exit 3 if one differs.")
    static final class Verify implements Callable<Integer> {
        private final Terminal terminal;

        @Parameters(index = "0", paramLabel = "RUN", description = "For example fraud.1.")
        private String run;

        @Mixin
        private LedgerOptions ledger;

        @Mixin
        private OutputOptions output;

        Verify(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Stopped, IOException {
            try (LedgerDesk desk = ledger.forReading(terminal)) {
                List<SettlementCheck.Line> lines = SettlementCheck.of(SettledRun.read(run(run), desk));
                output.print(ContributionAnswer.of(lines, desk.trustLabel()), terminal);
                boolean right = lines.stream().allMatch(line -> line.fault().isEmpty());
                return (right ? ExitStatus.DONE : ExitStatus.REFUSED).code();
            }
        }
    }

    /// `contrib statement`.
    @Command(name = "statement", mixinStandardHelpOptions = true, description = "A bank's account: every line of final settlements.")
    static final class Statement implements Callable<Integer> {
        private final Terminal terminal;

        @Parameters(index = "0", paramLabel = "MSP", description = "The bank.")
        private String party;

        @Mixin
        private LedgerOptions ledger;

        @Mixin
        private OutputOptions output;

        Statement(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Stopped, IOException {
            PartyId bank = party(party);
            try (LedgerDesk desk = ledger.forReading(terminal)) {
                List<JournalEntry> entries = desk.list(new FactKey(FactKind.JOURNAL_ENTRY.keyType(), List.of(bank.value()))).stream()
                        .map(JournalEntry.class::cast).toList();
                output.print(ContributionAnswer.statement(bank, entries, desk.trustLabel()), terminal);
            }
            return ExitStatus.DONE.code();
        }
    }

    /// `contrib payments`.
    @Command(name = "payments", mixinStandardHelpOptions = true,
            description = "The payment file of a settlement: CSV, or XML in the shape of pain.001.")
    static final class Payments implements Callable<Integer> {
        private final Terminal terminal;

        @Parameters(index = "0", paramLabel = "SETTLEMENT", description = "Its id.")
        private String id;

        @Option(names = "--xml", description = "XML instead of CSV.")
        private boolean xml;

        @Option(names = "--decimals", paramLabel = "N", defaultValue = "2", description = "Of the currency's minor unit (default: ${DEFAULT-VALUE}).")
        private int decimals;

        @Mixin
        private LedgerOptions ledger;

        Payments(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Stopped, IOException {
            if (decimals < 0 || decimals > 4) {
                throw Stopped.usage("expected 0 to 4 decimals, found " + decimals);
            }
            try (LedgerDesk desk = ledger.forReading(terminal)) {
                SettledRun.State state = SettledRun.state(id, desk);
                PaymentFile file = SettledRun.payments(SettledRun.scheme(state.settlement().schemeSeq(), desk), state.settlement());
                terminal.out().print(xml ? file.xml(Instant.ofEpochMilli(state.settlement().at()).toString(), decimals) : file.csv());
                terminal.out().flush();
            }
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

        DisputeVerb(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            CanonicalValue.Obj request = request();
            try (LedgerDesk desk = signing.open(terminal)) {
                signing.print(FactAnswer.of(desk.submit("dispute", request), desk.trustLabel()), terminal);
            }
            return ExitStatus.DONE.code();
        }

        private CanonicalValue.Obj request() throws Stopped {
            try {
                return new FactWriter().id("id", id).id("reasonCode", reason).digest("evidenceDigest", Digest.ofFile(Files.readAllBytes(evidence)))
                        .object();
            } catch (IllegalArgumentException e) {
                throw Stopped.usage(e.getMessage());
            } catch (IOException e) {
                throw Stopped.unavailable("file " + evidence + " cannot be read: " + e.getMessage(), e);
            }
        }
    }
}
