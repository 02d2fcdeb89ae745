package io.riskmesh.gateway.api.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.answer.Times;
import io.riskmesh.gateway.approval.Grant;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Revocation;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.DataUse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Authorisations and their uses as the API shows them.
final class GrantDocument {
    private GrantDocument() {}

    /// @param granted the row of its latest version
    /// @param revoked the row of its revocation
    static ObjectNode of(Grant grant, Optional<FactRow> granted, Optional<FactRow> revoked, JsonNode trust) {
        DataUseAuthorization fact = grant.state().authorization();
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("grant", fact.grant()).put("version", fact.version())
                .put("state", grant.status().id()).put("assigner", fact.assigner().value());
        document.set("assignees", texts(fact.assignees(), PartyId::value));
        document.put("dataset", fact.dataset()).put("schemaDigest", fact.schemaDigest().hex())
                .put("featureSetDigest", fact.featureSetDigest().hex());
        document.set("actions", texts(fact.actions(), DataUse::name));
        document.put("purpose", fact.purpose()).put("validFrom", Times.text(fact.validFrom())).put("validUntil", Times.text(fact.validUntil()))
                .put("maxRounds", fact.maxRounds()).put("usedRounds", grant.state().roundsUsed())
                .put("maxEpsilonMicros", fact.maxEpsilonMicros().orElse(null));
        document.set("referenceValues", texts(fact.referenceValues(), Function.identity()));
        document.put("minContributors", fact.minContributors()).put("legalBasis", fact.legalBasis())
                .put("consentRoot", fact.consentRoot().map(Digest::hex).orElse(null)).put("digest", fact.digest().hex());
        ArrayNode duties = document.putArray("duties");
        fact.duties().forEach(duty -> duties.addObject().put("code", duty.code()).put("value", duty.value()));
        document.put("block", granted.map(FactRow::block).orElse(null)).put("txId", granted.map(FactRow::transactionId).orElse(null));
        document.set("revoked", revoked.map(GrantDocument::revocation).orElse(null));
        document.set("trust", trust);
        return document;
    }

    private static ObjectNode revocation(FactRow row) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("block", row.block()).put("txId", row.transactionId())
                .put("at", Times.text(row.fact().at()));
        return document.put("reasonCode", row.fact() instanceof Revocation revocation ? revocation.reasonCode() : "");
    }

    static ObjectNode of(UseReceipt use, Optional<FactRow> row) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("grant", use.grant()).put("seq", use.seq())
                .put("version", use.version()).put("action", use.action().name()).put("subject", use.subject())
                .put("by", use.by().value()).put("at", Times.text(use.at())).put("roundsReserved", use.roundsReserved())
                .put("roundsTotal", use.roundsTotal()).put("epsilonMicrosReserved", use.epsilonMicrosReserved())
                .put("epsilonMicrosTotal", use.epsilonMicrosTotal());
        document.set("participants", texts(use.participants(), PartyId::value));
        return document.put("block", row.map(FactRow::block).orElse(0L)).put("txId", row.map(FactRow::transactionId).orElse(""));
    }

    private static <T> ArrayNode texts(List<T> items, Function<T, String> text) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> array.add(text.apply(item)));
        return array;
    }
}
