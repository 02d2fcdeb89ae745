package io.riskmesh.gateway.api.contribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.answer.Times;
import io.riskmesh.gateway.contribution.room.SettlementDesk;
import io.riskmesh.ledger.fact.JournalEntry;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A bank's account with the balance after each line.
final class StatementDocument {
    private StatementDocument() {}

    /// @param lines oldest first
    static ObjectNode of(String party, List<SettlementDesk.Line> lines, JsonNode trust) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("party", party);
        ArrayNode entries = document.putArray("entries");
        Map<String, Long> balances = new TreeMap<>();
        for (SettlementDesk.Line line : lines) {
            JournalEntry entry = (JournalEntry) line.row().fact();
            long balance = balances.merge(line.currency(), entry.amount(), Math::addExact);
            ObjectNode item = entries.addObject().put("settlementId", entry.id()).put("ledgerRun", entry.reference())
                    .put("account", entry.account()).put("at", Times.text(entry.at())).put("block", line.row().block());
            item.set("amount", Money.of(line.currency(), entry.amount()));
            item.set("balance", Money.of(line.currency(), balance));
        }
        ArrayNode sums = document.putArray("balances");
        balances.forEach((currency, balance) -> sums.add(Money.of(currency, balance)));
        document.set("trust", trust);
        return document;
    }
}
