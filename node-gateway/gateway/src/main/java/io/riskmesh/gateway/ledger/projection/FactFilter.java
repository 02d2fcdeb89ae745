package io.riskmesh.gateway.ledger.projection;

import java.util.Optional;

/// Which rows to give.
///
/// @param kind only of this kind, if given
/// @param party only of this party, if given
/// @param text only those whose key, value or transaction id holds it, letter for letter, if given
/// @param after only those that stand after this row on the ledger, if given: the next page
/// @param mostRows at most so many, the oldest
public record FactFilter(Optional<String> kind, Optional<String> party, Optional<String> text, Optional<FactRow> after, int mostRows) {

    /// Every row.
    public static FactFilter all() {
        return new FactFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Integer.MAX_VALUE);
    }

    /// The same, of one kind.
    public FactFilter ofKind(String only) {
        return new FactFilter(Optional.of(only), party, text, after, mostRows);
    }

    /// The same, of one party.
    public FactFilter ofParty(String only) {
        return new FactFilter(kind, Optional.of(only), text, after, mostRows);
    }

    /// The same, holding a text.
    public FactFilter holding(String part) {
        return new FactFilter(kind, party, Optional.of(part), after, mostRows);
    }

    /// The same, no more than so many.
    public FactFilter atMost(int rows) {
        return new FactFilter(kind, party, text, after, rows);
    }

    /// The same, beyond a row.
    public FactFilter after(FactRow row) {
        return new FactFilter(kind, party, text, Optional.of(row), mostRows);
    }
}
