package io.riskmesh.gateway.contribution.desk;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.output.Answer;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.JournalEntry;
import io.riskmesh.ledger.part.ReportFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Contributions and settlements as answers.
public final class ContributionAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ContributionAnswer() {}

    /// The table of values, scores with their errors, flags; the settlements.
    public static Answer of(SettledRun run, String trustLabel) {
        ContributionReport report = run.report();
        List<Long> scores = run.scores();
        ObjectNode document = JSON.createObjectNode().put("ledger", trustLabel).put("run", report.run().toString())
                .put("assurance", report.assurance().name()).put("unit", "nano-nats per holdout row");
        ArrayNode banks = document.putArray("banks");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < report.parties().size(); i++) {
            PartyId party = report.parties().get(i);
            List<String> flags = report.flags().stream().filter(flag -> flag.party().equals(party)).map(ReportFlag::code).toList();
            ObjectNode bank = banks.addObject().put("party", party.value()).put("score", Long.toString(scores.get(i)))
                    .put("standardError", Long.toString(report.values().standardError().get(i)));
            report.values().value().get(i).forEach(bank.putArray("values")::add);
            flags.forEach(bank.putArray("flags")::add);
            rows.add(List.of(party.value(), Long.toString(scores.get(i)), Long.toString(report.values().standardError().get(i)),
                    report.values().value().get(i).toString(), String.join(" ", flags)));
        }
        List<String> closing = new ArrayList<>();
        ArrayNode settlements = document.putArray("settlements");
        for (SettledRun.State state : run.settlements()) {
            settlements.addObject().put("id", state.settlement().id()).put("state", state.word())
                    .put("pool", Long.toString(state.settlement().pool()));
            closing.add("settlement " + state.settlement().id() + ": " + state.word() + ", pool " + state.settlement().pool() + " "
                    + run.scheme().payout().currency() + " minor units, confirmed by " + names(state.confirmed())
                    + (state.disputed().isEmpty() ? "" : ", disputed by " + names(state.disputed())));
        }
        closing.add(trustLabel);
        return new Answer(document, List.of("run " + report.run() + ", " + report.assurance() + ", values in nano-nats per holdout row of "
                + names(report.parties())), List.of("bank", "score", "error", "values", "flags"), rows, closing);
    }

    /// What was recomputed.
    public static Answer of(List<SettlementCheck.Line> lines, String trustLabel) {
        ObjectNode document = JSON.createObjectNode().put("ledger", trustLabel);
        ArrayNode checks = document.putArray("checks");
        List<List<String>> rows = new ArrayList<>();
        for (SettlementCheck.Line line : lines) {
            String verdict = line.fault().orElse("VERIFIED");
            checks.addObject().put("what", line.what()).put("verdict", verdict);
            rows.add(List.of(verdict, line.what()));
        }
        return new Answer(document, List.of(), List.of("verdict", "what"), rows, List.of(trustLabel));
    }

    /// A bank's account.
    public static Answer statement(PartyId party, List<JournalEntry> entries, String trustLabel) {
        ObjectNode document = JSON.createObjectNode().put("ledger", trustLabel).put("party", party.value());
        ArrayNode lines = document.putArray("entries");
        List<List<String>> rows = new ArrayList<>();
        long balance = 0;
        for (JournalEntry entry : entries) {
            balance = Math.addExact(balance, entry.amount());
            lines.addObject().put("settlement", entry.id()).put("run", entry.reference()).put("account", entry.account())
                    .put("amount", Long.toString(entry.amount())).put("balance", Long.toString(balance));
            rows.add(List.of(entry.id(), entry.reference(), entry.account(), Long.toString(entry.amount()), Long.toString(balance)));
        }
        document.put("balance", Long.toString(balance));
        return new Answer(document, List.of(), List.of("settlement", "run", "account", "amount", "balance"), rows,
                List.of("balance of " + party + ": " + balance + " minor units", trustLabel));
    }

    private static String names(List<PartyId> parties) {
        return parties.isEmpty() ? "nobody" : parties.stream().map(PartyId::value).collect(Collectors.joining(", "));
    }
}
