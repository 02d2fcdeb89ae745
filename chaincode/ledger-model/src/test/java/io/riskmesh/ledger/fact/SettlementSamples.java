package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.part.Allocation;
import io.riskmesh.ledger.part.Assurance;
import io.riskmesh.ledger.part.Funding;
import io.riskmesh.ledger.part.HoldoutMode;
import io.riskmesh.ledger.part.OverlapControl;
import io.riskmesh.ledger.part.PayoutRule;
import io.riskmesh.ledger.part.PayoutTerms;
import io.riskmesh.ledger.part.ReportFlag;
import io.riskmesh.ledger.part.ValuationEffort;
import io.riskmesh.ledger.part.ValuationTerms;
import io.riskmesh.ledger.part.ValueTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/// Facts of contributions and settlements, drawn by chance.
final class SettlementSamples {

    private final SplittableRandom random;
    private final FactSamples plain;

    SettlementSamples(SplittableRandom random, FactSamples plain) {
        this.random = random;
        this.plain = plain;
    }

    ContributionReport report() {
        List<PartyId> parties = plain.parties();
        int n = parties.size();
        return new ContributionReport(plain.party(), plain.time(), plain.run(), plain.digest(), plain.digest(), plain.whole(),
                plain.seq(), plain.id(), plain.count(), plain.constant(Assurance.values()), parties,
                Stream.generate(plain::digest).limit(n).toList(),
                new ValuationEffort(plain.whole(), plain.count(), plain.count(), random.nextBoolean()),
                new ValueTable(table(n), longs(n, random::nextLong), longs(n, () -> random.nextLong(Long.MAX_VALUE)), table(n)),
                Stream.generate(() -> new ReportFlag(plain.party(), plain.id())).limit(random.nextInt(3)).toList(), plain.blob());
    }

    Settlement settlement() {
        PartyId by = plain.party();
        List<Allocation> shares = plain.parties().stream().map(party -> new Allocation(party, random.nextLong())).toList();
        return new Settlement(by, plain.time(), by + ".s" + random.nextInt(1000), plain.run(), plain.seq(), plain.seq(),
                random.nextLong(), shares, random.nextLong(), plain.optional(plain::id), plain.optional(plain::id));
    }

    SettlementScheme scheme() {
        ValuationTerms valuation = new ValuationTerms(50_000 + random.nextInt(250_001), plain.constant(HoldoutMode.values()),
                100 + random.nextInt(1_000_000), 20 + random.nextInt(981), 2_000 + 2 * random.nextInt(49_001),
                1_000_000 + random.nextLong(1L << 40), plain.constant(OverlapControl.values()));
        List<Funding> funding = List.of(new Funding(new PartyId("A"), 250_000), new Funding(new PartyId("B"), 750_000));
        PayoutTerms payout = new PayoutTerms(plain.constant(PayoutRule.values()), 1 + random.nextLong(1L << 40), plain.whole(),
                random.nextInt(1_000_001), 1 + random.nextInt(1_000_000), random.nextInt(500_001), "EUR",
                1 + random.nextLong(Long.MAX_VALUE - 1), funding);
        return new SettlementScheme(plain.party(), plain.time(), plain.seq(), valuation, payout, plain.count(), random.nextInt(10_001));
    }

    private List<List<Long>> table(int n) {
        List<List<Long>> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            rows.add(longs(n, random::nextLong));
        }
        return rows;
    }

    private static List<Long> longs(int n, LongSupplier value) {
        return Stream.generate(value::getAsLong).limit(n).toList();
    }
}
