package io.riskmesh.contract.query;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.shim.ChaincodeStub;
import org.hyperledger.fabric.shim.ledger.CompositeKey;
import org.hyperledger.fabric.shim.ledger.KeyValue;
import org.hyperledger.fabric.shim.ledger.QueryResultsIteratorWithMetadata;

/// A page of facts in the order of their keys: `{"bookmark"?, "pageSize", "prefix":"RUN/model"}` gives `{"bookmark", "facts"}`. An
/// empty bookmark in the answer ends the list. The only range read of the contract; in a transaction it would be a phantom risk.
public final class ListFacts implements Query {

    /// Most facts of a page.
    public static final int MAX_PAGE = 100;

    @Override
    public String name() {
        return "list";
    }

    @Override
    public List<ReasonCode> refusals() {
        return List.of(LedgerReason.TRANSIENT_NOT_ALLOWED, LedgerReason.MALFORMED_FACT);
    }

    @Override
    public byte[] answer(byte[] request, ChaincodeStub stub) throws MalformedFact {
        FactReader in = KeyRequest.reader(request);
        FactKey prefix = KeyRequest.key(in.text("prefix"));
        int pageSize = (int) in.integer("pageSize", 1, MAX_PAGE);
        Optional<OpaqueBytes> bookmark = in.optional("bookmark", in::blob);
        in.end();
        String start = bookmark.map(bytes -> new String(bytes.toBytes(), StandardCharsets.UTF_8)).orElse("");
        // Fabric starts reading at the bookmark, wherever that is.
        if (!start.isEmpty() && !start.startsWith(prefix.compositeKey())) {
            throw new MalformedFact("The bookmark belongs to another list");
        }
        return page(stub, prefix, pageSize, start);
    }

    private static byte[] page(ChaincodeStub stub, FactKey prefix, int pageSize, String start) {
        CompositeKey key = new CompositeKey(prefix.type(), prefix.attributes());
        try (QueryResultsIteratorWithMetadata<KeyValue> found =
                stub.getStateByPartialCompositeKeyWithPagination(key, pageSize, start)) {
            ByteArrayOutputStream facts = new ByteArrayOutputStream();
            for (KeyValue item : found) {
                facts.writeBytes(facts.size() == 0 ? new byte[0] : ascii(","));
                facts.writeBytes(item.getValue());
            }
            return answer(found.getMetadata().getBookmark(), facts.toByteArray());
        }
    }

    /// Canonical JSON, put together by hand: together the facts may be larger and deeper than one value of the ledger.
    private static byte[] answer(String bookmark, byte[] facts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ascii("{\"bookmark\":\""));
        out.writeBytes(ascii(OpaqueBytes.of(bookmark.getBytes(StandardCharsets.UTF_8)).base64()));
        out.writeBytes(ascii("\",\"facts\":["));
        out.writeBytes(facts);
        out.writeBytes(ascii("]}"));
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
