package io.riskmesh.incentive.split;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.JournalEntry;
import io.riskmesh.ledger.fact.Settlement;
import io.riskmesh.ledger.part.Allocation;
import io.riskmesh.ledger.part.Funding;
import io.riskmesh.ledger.part.PayoutRule;
import io.riskmesh.ledger.part.PayoutTerms;
import io.riskmesh.ledger.part.RunId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SettlementRuleTest {

    private static final long SEED = 8_104;
    private static final PartyId CLERK = new PartyId("Bank00");

    @Test
    void allocations_and_carry_are_the_pool_and_the_journal_adds_up_to_nothing_in_ten_thousand_generated_cases() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 10_000; round++) {
            int n = 1 + random.nextInt(8);
            List<PartyId> parties = parties(n);
            PayoutTerms terms = terms(random, parties);
            List<Long> weights = Stream.generate(() -> weight(random)).limit(n).toList();
            long pool = random.nextLong(1L << random.nextInt(1, 63));
            PoolSplit split = SettlementRule.split(terms, parties, weights, pool);
            String where = "seed " + SEED + ", round " + round;
            assertEquals(pool, split.allocations().stream().mapToLong(Allocation::amount).sum() + split.carry(), where);
            long cap = java.math.BigInteger.valueOf(pool).multiply(java.math.BigInteger.valueOf(terms.capPpm()))
                    .divide(java.math.BigInteger.valueOf(1_000_000)).longValueExact();
            for (int i = 0; i < n; i++) {
                long amount = split.allocations().get(i).amount();
                assertTrue(amount >= 0 && amount <= cap && (weights.get(i) > 0 || amount == 0), where);
            }
            assertTrue(split.carry() >= 0, where);
            check(terms, split, pool, where);
        }
    }

    private static void check(PayoutTerms terms, PoolSplit split, long pool, String where) {
        Settlement settlement = settlement(split.allocations(), pool, split.carry());
        List<JournalEntry> entries = Journal.of(terms, settlement, CLERK, 0);
        assertEquals(0, entries.stream().mapToLong(JournalEntry::amount).sum(), where);
        TreeMap<PartyId, Long> moved = new TreeMap<>();
        for (Transfer transfer : Netting.of(entries)) {
            moved.merge(transfer.to(), transfer.amount(), Long::sum);
            moved.merge(transfer.from(), -transfer.amount(), Long::sum);
        }
        entries.forEach(entry -> moved.merge(entry.party(), -entry.amount(), Long::sum));
        assertTrue(moved.values().stream().allMatch(left -> left == 0), where);
        List<Allocation> back = split.allocations().stream().map(a -> new Allocation(a.party(), -a.amount())).toList();
        List<JournalEntry> reversed = Journal.of(terms, settlement(back, -pool, -split.carry()), CLERK, 0);
        assertEquals(entries.stream().map(JournalEntry::amount).toList(), reversed.stream().map(e -> -e.amount()).toList(), where);
    }

    @Test
    void units_left_over_go_to_the_largest_remainders_and_ties_to_the_first_id() {
        List<PartyId> ids = parties(3);
        assertEquals(List.of(4L, 3L, 3L), LargestRemainder.split(10, List.of(1L, 1L, 1L), ids));
        assertEquals(List.of(1L, 9L, 0L), LargestRemainder.split(10, List.of(1L, 9L, 0L), ids));
        assertEquals(List.of(0L, 0L, 0L), LargestRemainder.split(10, List.of(0L, 0L, 0L), ids));
        assertEquals(List.of(Long.MAX_VALUE, 0L, 0L), LargestRemainder.split(Long.MAX_VALUE, List.of(Long.MAX_VALUE, 0L, 0L), ids));
    }

    @Test
    void more_weight_never_gives_less_nor_less_of_a_larger_pool_by_more_than_a_unit() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int round = 0; round < 2_000; round++) {
            List<PartyId> ids = parties(4);
            List<Long> weights = new ArrayList<>(Stream.generate(() -> (long) random.nextInt(1_000)).limit(4).toList());
            long pool = random.nextInt(100_000);
            long before = LargestRemainder.split(pool, weights, ids).get(1);
            weights.set(1, weights.get(1) + 1 + random.nextInt(100));
            assertTrue(LargestRemainder.split(pool, weights, ids).get(1) >= before, "seed " + SEED + ", round " + round);
        }
    }

    @Test
    void one_lying_validator_moves_a_median_little_and_a_mean_by_its_weight() {
        List<PartyId> parties = parties(5);
        List<List<Long>> honest = IntStream.range(0, 5).mapToObj(_ -> Collections.nCopies(5, 100L)).toList();
        List<List<Long>> lied = new ArrayList<>(honest);
        lied.set(0, List.of(100L, 100L, 100L, 100L, 1_000_000L));
        List<Long> bounds = Collections.nCopies(5, 1024L);
        List<Boolean> heard = Collections.nCopies(5, false);
        PayoutTerms median = terms(PayoutRule.MEDIAN, parties);
        assertEquals(100L, Scores.of(median, parties, bounds, heard, lied).get(0));
        assertEquals((3 * 100L + 1_000_000) / 4, Scores.of(terms(PayoutRule.WEIGHTED_MEAN, parties), parties, bounds, heard, lied).get(0));
        List<Boolean> unheard = List.of(false, false, false, false, true);
        assertEquals(100L, Scores.of(terms(PayoutRule.WEIGHTED_MEAN, parties), parties, bounds, unheard, lied).get(0));
    }

    @Test
    void a_payment_file_names_each_payment_and_sums_them_up() {
        List<PartyId> parties = parties(3);
        PayoutTerms terms = terms(PayoutRule.MEDIAN, parties);
        List<Allocation> shares = List.of(new Allocation(parties.get(0), 0), new Allocation(parties.get(1), 250), new Allocation(parties.get(2), 750));
        Settlement settlement = settlement(shares, 1000, 0);
        PaymentFile file = new PaymentFile(settlement, "EUR", Netting.of(Journal.of(terms, settlement, CLERK, 0)));
        assertEquals("""
                settlement,run,payment,from,to,currency,amountMinor
                Bank00.s1,fraud.1,1,Bank00,Bank01,EUR,250
                Bank00.s1,fraud.1,2,Bank00,Bank02,EUR,750
                """, file.csv());
        String xml = file.xml("2026-01-31T12:00:00Z", 2);
        assertTrue(xml.contains("<NbOfTxs>2</NbOfTxs><CtrlSum>10.00</CtrlSum>") && xml.contains("<InstdAmt Ccy=\"EUR\">7.50</InstdAmt>"), xml);
    }

    private static Settlement settlement(List<Allocation> allocations, long pool, long carry) {
        return new Settlement(CLERK, 0, "Bank00.s1", new RunId("fraud", 1), 1, 1, pool, allocations, carry, Optional.empty(), Optional.empty());
    }

    private static List<PartyId> parties(int n) {
        return IntStream.range(0, n).mapToObj(i -> new PartyId("Bank0" + i)).toList();
    }

    private static long weight(SplittableRandom random) {
        return random.nextInt(3) == 0 ? 0 : random.nextLong(1L << random.nextInt(1, 62));
    }

    private static PayoutTerms terms(PayoutRule rule, List<PartyId> parties) {
        return new PayoutTerms(rule, 1 << 20, 0, 0, 1_000_000, 0, "EUR", Long.MAX_VALUE, List.of(new Funding(parties.getFirst(), 1_000_000)));
    }

    private static PayoutTerms terms(SplittableRandom random, List<PartyId> parties) {
        int first = random.nextInt(1_000_001);
        List<Funding> funding = parties.size() == 1 ? List.of(new Funding(parties.getFirst(), 1_000_000))
                : List.of(new Funding(parties.get(0), first), new Funding(parties.get(1), 1_000_000 - first));
        return new PayoutTerms(PayoutRule.WEIGHTED_MEAN, 1 << 20, 0, random.nextInt(1_000_001), 1 + random.nextInt(1_000_000), 0, "EUR",
                Long.MAX_VALUE, funding);
    }
}
