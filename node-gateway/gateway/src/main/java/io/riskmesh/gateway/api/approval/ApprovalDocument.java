package io.riskmesh.gateway.api.approval;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.api.answer.CanonicalTree;
import io.riskmesh.gateway.api.answer.LedgerWrites;
import io.riskmesh.gateway.api.answer.Times;
import io.riskmesh.gateway.approval.ApprovalView;
import io.riskmesh.gateway.approval.PartyCell;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.ledger.canonical.Digest;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// An approval as the API shows it.
final class ApprovalDocument {
    private static final int LONGEST_VALUE = 2048;

    private ApprovalDocument() {}

    static ObjectNode of(ApprovalView approval, Caller caller, JsonNode trust) {
        ObjectNode content = CanonicalTree.of(approval.content());
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("approvalId", approval.id()).put("kind", approval.kind().id())
                .put("sentence", approval.sentence()).put("subject", approval.subject())
                .put("subjectDigest", approval.subjectDigest().hex()).put("previous", approval.previousDigest().map(Digest::hex).orElse(null))
                .put("state", approval.state().id()).put("proposer", approval.proposed().value())
                .put("raisedByMe", approval.proposedBy().filter(caller.subject()::equals).isPresent())
                .put("raisedAt", Times.text(approval.createdAt()));
        document.put("deadline", approval.deadline().map(Times::text).orElse(null));
        document.set("content", content);
        document.set("changes", changes(content, approval.previous().map(CanonicalTree::of)));
        document.putObject("quorum").put("needed", approval.quorum()).put("of", Math.max(1, approval.parties().size()));
        ArrayNode parties = document.putArray("parties");
        approval.parties().forEach(cell -> parties.add(of(cell)));
        approval.allowedActions().forEach(document.putArray("allowedActions")::add);
        document.put("blockedBecause", approval.blockedBecause().map(refusal -> refusal.code().code()).orElse(null));
        document.set("ledgerTx", approval.own().map(LedgerWrites::document).orElse(null));
        document.set("trust", trust);
        return document;
    }

    private static ObjectNode of(PartyCell cell) {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("party", cell.party().value()).put("state", cell.mark().id());
        cell.block().ifPresentOrElse(block -> document.put("block", block), () -> document.putNull("block"));
        return document.put("txId", cell.transactionId().orElse(null)).put("code", cell.reasonCode().orElse(null));
    }

    private static ArrayNode changes(ObjectNode proposed, Optional<ObjectNode> now) {
        ArrayNode changes = JsonNodeFactory.instance.arrayNode();
        Set<String> fields = new TreeSet<>();
        proposed.fieldNames().forEachRemaining(fields::add);
        now.ifPresent(before -> before.fieldNames().forEachRemaining(fields::add));
        for (String field : fields) {
            JsonNode next = proposed.get(field);
            JsonNode before = now.map(fieldsNow -> fieldsNow.get(field)).orElse(null);
            if (now.isEmpty() || next == null || !next.equals(before)) {
                changes.addObject().put("field", field).put("now", text(before)).put("proposed", text(next));
            }
        }
        return changes;
    }

    private static String text(JsonNode value) {
        if (value == null) {
            return null;
        }
        String text = value.isValueNode() ? value.asText() : value.toString();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE);
    }
}
