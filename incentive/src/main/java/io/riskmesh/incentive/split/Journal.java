package io.riskmesh.incentive.split;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.JournalEntry;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.part.Allocation;
import io.riskmesh.ledger.part.Funding;
import io.riskmesh.ledger.part.PayoutTerms;
import java.util.ArrayList;
import java.util.List;

/// The accounts' lines of a settlement: credits by allocation, debits by funding share; they add up to nothing.
public final class Journal {

    public static final String ALLOCATION = "allocation";
    public static final String FUNDING = "funding";

    private Journal() {}

    /// One line per party and account that moves, by party.
    ///
    /// @param by who writes them, at that time
    public static List<JournalEntry> of(PayoutTerms terms, Settlement settlement, PartyId by, long at) {
        List<JournalEntry> entries = new ArrayList<>();
        for (Allocation credit : settlement.allocations()) {
            add(entries, settlement, by, at, credit.party(), ALLOCATION, credit.amount());
        }
        for (Allocation debit : debits(terms, settlement)) {
            add(entries, settlement, by, at, debit.party(), FUNDING, -debit.amount());
        }
        return List.copyOf(entries);
    }

    /// Who pays how much of what is given out; negative where a settlement reverses another.
    public static List<Allocation> debits(PayoutTerms terms, Settlement settlement) {
        long given = Math.subtractExact(settlement.pool(), settlement.carry());
        long sign = given < 0 ? -1 : 1;
        List<PartyId> payers = terms.funding().stream().map(Funding::party).toList();
        List<Long> shares = LargestRemainder.split(sign * given, terms.funding().stream().map(f -> (long) f.ppm()).toList(), payers);
        List<Allocation> debits = new ArrayList<>();
        for (int i = 0; i < payers.size(); i++) {
            debits.add(new Allocation(payers.get(i), sign * shares.get(i)));
        }
        return List.copyOf(debits);
    }

    private static void add(List<JournalEntry> entries, Settlement settlement, PartyId by, long at, PartyId party, String account,
            long amount) {
        if (amount != 0) {
            int line = 1 + (int) entries.stream().filter(entry -> entry.party().equals(party)).count();
            entries.add(new JournalEntry(by, at, party, settlement.id(), line, account, amount, settlement.run().toString()));
        }
    }
}
