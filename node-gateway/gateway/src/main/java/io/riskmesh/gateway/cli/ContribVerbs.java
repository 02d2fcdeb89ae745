package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.gateway.contribution.desk.ContributionAnswer;
import io.riskmesh.gateway.contribution.desk.DeskFacts;
import io.riskmesh.gateway.contribution.desk.ReportedRun;
import io.riskmesh.gateway.contribution.desk.SettledRun;
import io.riskmesh.gateway.contribution.desk.SettlementCheck;
import io.riskmesh.gateway.ledger.desk.LedgerDesk;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.incentive.split.PaymentFile;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.JournalEntry;
import io.riskmesh.ledger.fact.SettlementScheme;
import io.riskmesh.ledger.part.RunId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `contrib`: what reads. With `--profile` a gateway is asked, else the ledger of `--data`.
final class ContribVerbs {

    private ContribVerbs() {}

    static CommandLine of(Terminal terminal) {
        return new CommandLine(new CommandGroup.Contrib()).addSubcommand(new Show(terminal)).addSubcommand(new Verify(terminal))
                .addSubcommand(new Statement(terminal)).addSubcommand(new Payments(terminal)).addSubcommand(new Labels(terminal))
                .addSubcommand(new ContribWrites.Settle(terminal)).addSubcommand(new ContribWrites.Finalise(terminal))
                .addSubcommand(new ContribWrites.DisputeVerb(terminal));
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

    private static SettledRun settled(String run, LedgerDesk desk) throws Stopped {
        return SettledRun.read(run(run), new DeskFacts(desk)).orElseThrow(() -> missing(run));
    }

    private static Stopped missing(String what) {
        return Stopped.refused("REFUSED not_found nothing about " + what + " stands on the ledger");
    }

    /// A verb that reads at a gateway or on a ledger.
    abstract static class Reading extends ApiVerb {
        @Mixin
        private LedgerOptions ledger;

        Reading(Terminal terminal) {
            super(terminal);
        }

        boolean online() {
            return profile().given(terminal());
        }

        LedgerDesk desk() throws Stopped, IOException {
            return ledger.forReading(terminal());
        }
    }

    /// `contrib show`.
    @Command(name = "show", mixinStandardHelpOptions = true, description = "What each bank contributed to a run, and what was settled.")
    static final class Show extends Reading {
        @Parameters(index = "0", paramLabel = "RUN", description = "For example fraud.1.")
        private String run;

        Show(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            if (online()) {
                return show(ApiRequest.get(ApiRequest.path("contributions", run)));
            }
            try (LedgerDesk desk = desk()) {
                output().print(ContributionAnswer.of(settled(run, desk), desk.trustLabel()), terminal());
            }
            return ExitStatus.DONE.code();
        }
    }

    /// `contrib verify`.
    @Command(name = "verify", mixinStandardHelpOptions = true,
            description = "Recompute a run's splits, journals and payment files, and ask the own gateway for its column; exit 3 if one differs.")
    static final class Verify extends Reading {
        @Parameters(index = "0", paramLabel = "RUN", description = "For example fraud.1.")
        private String run;

        Verify(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            return online() ? verdict(reported(), "gateway") : recomputed();
        }

        private int recomputed() throws Stopped, IOException {
            try (LedgerDesk desk = desk()) {
                return verdict(SettlementCheck.of(settled(run, desk)), desk.trustLabel());
            }
        }

        private List<SettlementCheck.Line> reported() throws Stopped, InterruptedException {
            ApiReply contribution = reply(ApiRequest.get(ApiRequest.path("contributions", run)));
            List<SettlementCheck.Line> lines = new ArrayList<>(ReportedRun.contribution(contribution.json()));
            for (var id : contribution.json().path("settlements")) {
                lines.addAll(ReportedRun.settlement(reply(ApiRequest.get(ApiRequest.path("settlements", id.asText()))).json()));
            }
            return lines;
        }

        private int verdict(List<SettlementCheck.Line> lines, String trust) throws IOException {
            output().print(ContributionAnswer.of(lines, trust), terminal());
            boolean right = lines.stream().allMatch(line -> line.fault().isEmpty());
            return (right ? ExitStatus.DONE : ExitStatus.REFUSED).code();
        }
    }

    /// `contrib statement`.
    @Command(name = "statement", mixinStandardHelpOptions = true, description = "A bank's account: every line of final settlements.")
    static final class Statement extends Reading {
        @Parameters(index = "0", paramLabel = "MSP", description = "The bank.")
        private String party;

        Statement(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            PartyId bank = party(party);
            if (online()) {
                return show(ApiRequest.get(ApiRequest.path("statements", party)));
            }
            try (LedgerDesk desk = desk()) {
                List<JournalEntry> entries = desk.list(new FactKey(FactKind.JOURNAL_ENTRY.keyType(), List.of(bank.value()))).stream()
                        .map(JournalEntry.class::cast).toList();
                output().print(ContributionAnswer.statement(bank, entries, desk.trustLabel()), terminal());
            }
            return ExitStatus.DONE.code();
        }
    }

    /// `contrib payments`.
    @Command(name = "payments", mixinStandardHelpOptions = true,
            description = "The payment file of a settlement: CSV, or XML in the shape of pain.001.")
    static final class Payments extends Reading {
        @Parameters(index = "0", paramLabel = "SETTLEMENT", description = "Its id.")
        private String id;

        @Option(names = "--xml", description = "XML instead of CSV.")
        private boolean xml;

        @Option(names = "--decimals", paramLabel = "N", defaultValue = "2",
                description = "Of the currency's minor unit, without a gateway (default: ${DEFAULT-VALUE}).")
        private int decimals;

        Payments(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            if (decimals < 0 || decimals > 4) {
                throw Stopped.usage("expected 0 to 4 decimals, found " + decimals);
            }
            terminal().out().print(online() ? asked() : computed());
            terminal().out().flush();
            return ExitStatus.DONE.code();
        }

        private String asked() throws Stopped, InterruptedException {
            ApiRequest request = ApiRequest.get(ApiRequest.path("settlements", id) + "/payments");
            return new String(reply(request.with("accept", xml ? "application/xml" : "text/csv")).body(), StandardCharsets.UTF_8);
        }

        private String computed() throws Stopped, IOException {
            try (LedgerDesk desk = desk()) {
                DeskFacts facts = new DeskFacts(desk);
                SettledRun.State state = SettledRun.state(id, facts).orElseThrow(() -> missing(id));
                SettlementScheme scheme = SettledRun.scheme(state.settlement().schemeSeq(), facts).orElseThrow(() -> missing(id));
                PaymentFile file = SettledRun.payments(scheme, state.settlement());
                return xml ? file.xml(Instant.ofEpochMilli(state.settlement().at()).toString(), decimals) : file.csv();
            }
        }
    }

    /// `contrib labels`.
    @Command(name = "labels", mixinStandardHelpOptions = true,
            description = "What the evaluator told this bank alone: how far the model lies from its labels, and rows that others hold too.")
    static final class Labels extends ApiVerb {
        @Parameters(index = "0", paramLabel = "RUN", description = "For example fraud.1.")
        private String run;

        Labels(Terminal terminal) {
            super(terminal);
        }

        @Override
        public Integer call() throws Stopped, IOException, InterruptedException {
            return show(ApiRequest.get(ApiRequest.path("contributions", run) + "/labels"));
        }
    }
}
