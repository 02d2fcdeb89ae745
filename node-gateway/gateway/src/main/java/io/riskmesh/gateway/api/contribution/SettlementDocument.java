package io.riskmesh.gateway.api.contribution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.answer.Times;
import io.riskmesh.gateway.approval.ApprovalId;
import io.riskmesh.gateway.approval.ApprovalKind;
import io.riskmesh.gateway.contribution.room.SettlementDesk;
import io.riskmesh.incentive.split.Journal;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.JournalEntry;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.part.Allocation;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.List;
import java.util.Locale;

/// A settlement as the API shows it.
final class SettlementDocument {
    private final SettlementDesk.View view;
    private final String currency;

    private SettlementDocument(SettlementDesk.View view) {
        this.view = view;
        this.currency = view.run().scheme().payout().currency();
    }

    static ObjectNode of(SettlementDesk.View view, JsonNode trust) {
        ObjectNode document = new SettlementDocument(view).whole();
        document.set("trust", trust);
        return document;
    }

    private ObjectNode whole() {
        Settlement settlement = view.state().settlement();
        ObjectNode document = object().put("settlementId", settlement.id()).put("ledgerRun", settlement.run().toString())
                .put("turn", settlement.turn()).put("schemeSeq", settlement.schemeSeq()).put("state", view.state().word())
                .put("proposedBy", settlement.by().value()).put("proposedAt", Times.text(settlement.at())).put("digest", settlement.digest().hex());
        document.set("pool", Money.of(currency, settlement.pool()));
        document.set("allocations", shares(settlement.allocations()));
        document.set("carry", Money.of(currency, settlement.carry()));
        document.set("debits", shares(Journal.debits(view.run().scheme().payout(), settlement)));
        document.put("replaces", settlement.replaces().orElse(null)).put("reverses", settlement.reverses().orElse(null));
        document.set("windowLeft", object().put("blocks", view.blocksLeft()).put("ms", view.msLeft())
                .put("over", view.blocksLeft() == 0 && view.msLeft() == 0));
        document.put("confirmationsNeeded", view.needed());
        said(document);
        document.set("ownStep", object().put("step", view.step().word()).put("code", view.step().reason().map(ReasonCode::code).orElse(null)));
        document.set("journal", journal());
        return document.put("block", view.row().block()).put("txId", view.row().transactionId());
    }

    private void said(ObjectNode document) {
        ArrayNode confirmations = document.putArray("confirmations");
        view.state().confirmations().forEach(fact -> confirmations.add(by(fact).put("observedBlock", fact.observedBlock())));
        ArrayNode disputes = document.putArray("disputes");
        view.state().disputes().forEach(fact -> disputes.add(by(fact).put("reasonCode", fact.reasonCode())
                .put("evidenceDigest", fact.evidenceDigest().hex())));
        document.put("rulingApprovalId", ApprovalId.of(ApprovalKind.SETTLEMENT_RULING, view.state().settlement().id()));
        document.set("ruling", view.state().ruling().map(fact -> by(fact)
                .put("decision", fact.decision().name().toLowerCase(Locale.ROOT)).put("reasonCode", fact.reasonCode())).orElse(null));
        document.set("finality", view.state().finality().map(fact -> by(fact).put("nettingDigest", fact.nettingDigest().hex())).orElse(null));
    }

    private ObjectNode by(Fact fact) {
        return object().put("party", fact.by().value()).put("at", Times.text(fact.at())).put("block", view.blocks().getOrDefault(fact.key(), 0L));
    }

    private ArrayNode shares(List<Allocation> shares) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        shares.forEach(share -> array.addObject().put("party", share.party().value()).set("amount", Money.of(currency, share.amount())));
        return array;
    }

    private ArrayNode journal() {
        ArrayNode lines = JsonNodeFactory.instance.arrayNode();
        for (JournalEntry entry : view.state().journal()) {
            lines.addObject().put("party", entry.party().value()).put("line", entry.line()).put("account", entry.account())
                    .set("amount", Money.of(currency, entry.amount()));
        }
        return lines;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
