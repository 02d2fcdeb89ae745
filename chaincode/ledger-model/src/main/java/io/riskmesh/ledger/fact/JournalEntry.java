package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// One line of a bank's account; the lines of one settlement add up to nothing.
///
/// @param party whose account it is
/// @param id of the settlement
/// @param line from 1 within party and settlement
/// @param account `receivable`, `payable` or `carry`
/// @param amount minor units; a credit is above 0
/// @param reference the run
public record JournalEntry(PartyId by, long at, PartyId party, String id, int line, String account, long amount, String reference) implements Fact {

    public JournalEntry {
        Shape.time("at", at);
        Shape.id("id", id);
        Shape.sequence("line", line);
        Shape.id("account", account);
        Shape.id("reference", reference);
    }

    @Override
    public FactKind kind() {
        return FactKind.JOURNAL_ENTRY;
    }

    @Override
    public FactKey key() {
        return keyOf(party, id, line);
    }

    public static FactKey keyOf(PartyId party, String id, int line) {
        return FactKind.JOURNAL_ENTRY.key(party.value(), id, FactKey.sequence(line));
    }

    @Override
    public void write(FactWriter out) {
        out.party("party", party).id("id", id).integer("line", line).id("account", account).i64("amount", amount)
                .id("reference", reference);
    }

    static JournalEntry read(PartyId by, long at, FactReader in) throws MalformedFact {
        return new JournalEntry(by, at, in.party("party"), in.id("id"), in.sequence("line"), in.id("account"), in.i64("amount"),
                in.id("reference"));
    }
}
