package io.riskmesh.gateway.api.contribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.contribution.column.ColumnVerdict;
import io.riskmesh.gateway.contribution.room.SettlementDesk;
import io.riskmesh.incentive.evaluation.EvaluationResult.PartyStatement;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.ValuationEffort;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.List;
import java.util.Locale;

/// A contribution report as the API shows it: nano-nats as texts, as they may not fit into a client's numbers.
final class ContributionDocument {
    private ContributionDocument() {}

    static ObjectNode of(SettlementDesk.Contribution contribution, JsonNode trust) {
        ContributionReport report = contribution.run().report();
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("ledgerRun", report.run().toString())
                .put("modelFileDigest", report.modelFileDigest().hex()).put("coin", report.coin().hex()).put("coinBlock", report.coinBlock())
                .put("schemeSeq", report.schemeSeq()).put("instance", report.instance()).put("epoch", report.epoch())
                .put("assurance", report.assurance().name().toLowerCase(Locale.ROOT));
        ArrayNode parties = document.putArray("parties");
        report.parties().stream().map(PartyId::value).forEach(parties::add);
        document.set("valueNanoNats", rows(report.values().value()));
        document.set("bankLevelNanoNats", rows(report.values().bankLevel()));
        document.set("totalNanoNats", texts(report.values().total()));
        document.set("standardErrorNanoNats", texts(report.values().standardError()));
        document.set("scoreNanoNats", texts(contribution.run().scores()));
        ArrayNode flags = document.putArray("flags");
        report.flags().forEach(flag -> flags.addObject().put("party", flag.party().value()).put("code", flag.code()));
        document.set("effort", effort(report.effort()));
        column(document, contribution.column());
        ArrayNode settlements = document.putArray("settlements");
        contribution.run().settlements().forEach(state -> settlements.add(state.settlement().id()));
        document.put("block", contribution.row().block()).put("txId", contribution.row().transactionId());
        document.set("trust", trust);
        return document;
    }

    /// What this bank found of its column; null where it found nothing.
    private static void column(ObjectNode document, ColumnVerdict column) {
        switch (column) {
            case ColumnVerdict.Verified _ -> document.put("columnVerified", true).putNull("columnCode");
            case ColumnVerdict.Differs(ReasonCode code, String _) -> document.put("columnVerified", false).put("columnCode", code.code());
            case ColumnVerdict.Unchecked(ReasonCode code) -> document.putNull("columnVerified").put("columnCode", code.code());
            case ColumnVerdict.NoColumn _ -> document.putNull("columnVerified").putNull("columnCode");
        }
    }

    private static ObjectNode effort(ValuationEffort effort) {
        return JsonNodeFactory.instance.objectNode().put("blockRows", effort.blockRows()).put("permutations", effort.permutations())
                .put("treesValued", effort.treesValued()).put("bankExact", effort.bankExact());
    }

    static ObjectNode of(RunId run, PartyId party, PartyStatement statement) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("ledgerRun", run.toString()).put("party", party.value())
                .put("rows", statement.labels().rows()).put("firstTreePpm", statement.labels().firstTreePpm())
                .put("lastTreePpm", statement.labels().lastTreePpm()).put("holdoutPpm", statement.labels().holdoutPpm());
        ArrayNode shared = document.putArray("sharedRows");
        statement.shared().forEach((other, rows) -> shared.addObject().put("party", other.value()).put("rows", rows));
        return document;
    }

    private static ArrayNode rows(List<List<Long>> table) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        table.forEach(row -> rows.add(texts(row)));
        return rows;
    }

    private static ArrayNode texts(List<Long> values) {
        ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> texts.add(Long.toString(value)));
        return texts;
    }
}
