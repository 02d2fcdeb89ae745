package io.riskmesh.gateway.ledger.live;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an answer rests on: the kind of ledger, how much of it is known and how old that is.
///
/// @param ledger `embedded` or `fabric`
/// @param trust `single operator` or `consortium`
/// @param height number of blocks taken
/// @param lagBlocks blocks that the peer has beyond those
/// @param ageMs [Long#MAX_VALUE] if the ledger was never heard
public record LedgerTrust(String ledger, String trust, long height, long lagBlocks, long ageMs) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern LABEL = Pattern.compile("ledger: ([a-z]+), trust: ([a-z ]+)");

    /// Reads a ledger's own label; one of another form is taken for a consortium's Fabric network only if it does not call itself
    /// embedded.
    static LedgerTrust of(String label, boolean embedded, long height, long lagBlocks, long ageMs) {
        Matcher form = LABEL.matcher(label);
        return form.matches() ? new LedgerTrust(form.group(1), form.group(2), height, lagBlocks, ageMs)
                : new LedgerTrust(embedded ? "embedded" : "fabric", embedded ? "single operator" : "consortium", height, lagBlocks, ageMs);
    }

    /// The member `trust` of an answer.
    public ObjectNode document() {
        return JSON.createObjectNode().put("ledger", ledger).put("trust", trust).put("height", height).put("lagBlocks", lagBlocks)
                .put("ageMs", ageMs);
    }
}
