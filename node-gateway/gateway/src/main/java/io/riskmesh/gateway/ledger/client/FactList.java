package io.riskmesh.gateway.ledger.client;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A page of facts as the contract answers `list`: `{"bookmark":"..","facts":[{..},{..}]}`. Together the facts may be larger and
/// deeper than one value of the ledger, so they are cut apart here and decoded one by one.
///
/// @param bookmark where the next page begins; empty at the end
/// @param facts canonical bytes of each
record FactList(String bookmark, List<byte[]> facts) {
    private static final String HEAD = "{\"bookmark\":\"";
    private static final String MIDDLE = "\",\"facts\":[";

    static FactList of(byte[] page) throws LedgerUnavailable {
        String text = new String(page, StandardCharsets.UTF_8);
        int middle = text.indexOf(MIDDLE);
        if (!text.startsWith(HEAD) || middle < 0 || !text.endsWith("]}")) {
            throw new LedgerUnavailable("the ledger answered a list with something else", null);
        }
        String items = text.substring(middle + MIDDLE.length(), text.length() - 2);
        return new FactList(text.substring(HEAD.length(), middle), cut(items));
    }

    private static List<byte[]> cut(String items) {
        List<byte[]> facts = new ArrayList<>();
        int start = 0;
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < items.length(); i++) {
            char c = items.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '{' || c == '[')) {
                start = depth++ == 0 ? i : start;
            } else if (!quoted && (c == '}' || c == ']') && --depth == 0) {
                facts.add(items.substring(start, i + 1).getBytes(StandardCharsets.UTF_8));
            }
        }
        return facts;
    }
}
