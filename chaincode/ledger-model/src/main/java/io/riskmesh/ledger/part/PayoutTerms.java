package io.riskmesh.ledger.part;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;
import java.util.List;

/// How money follows from contributions (design `incentive.md` section 7).
///
/// @param capRows most rows for which a validator's voice counts
/// @param minHoldoutRows a validator with fewer is not heard
/// @param basePpm part of the pool that goes in equal shares to all whose rows helped
/// @param capPpm most of the pool that one bank may get
/// @param featureSharePpm part of the value of payee-side features that goes to the payee's bank; reported, not paid
/// @param currency three capital letters
/// @param maxPool most of one pool, in minor units
/// @param funding who pays what share, sorted by party; parts per million that add up to one million
public record PayoutTerms(PayoutRule rule, long capRows, long minHoldoutRows, int basePpm, int capPpm, int featureSharePpm,
        String currency, long maxPool, List<Funding> funding) {

    public static final int MILLION = 1_000_000;

    public PayoutTerms {
        Shape.within("capRows", capRows, 1, 1L << 40);
        Shape.count("minHoldoutRows", minHoldoutRows);
        Shape.within("basePpm", basePpm, 0, MILLION);
        Shape.within("capPpm", capPpm, 1, MILLION);
        Shape.within("featureSharePpm", featureSharePpm, 0, MILLION / 2);
        Shape.within("maxPool", maxPool, 1, Long.MAX_VALUE);
        Shape.set("funding", funding.stream().map(Funding::party).toList());
        funding = List.copyOf(funding);
        if (currency.length() != 3 || !currency.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
            throw new IllegalArgumentException("currency has three capital letters");
        }
        if (funding.stream().mapToLong(Funding::ppm).sum() != MILLION) {
            throw new IllegalArgumentException("funding adds up to one million parts");
        }
    }

    public void write(FactWriter out) {
        out.constant("rule", rule).integer("capRows", capRows).integer("minHoldoutRows", minHoldoutRows).integer("basePpm", basePpm)
                .integer("capPpm", capPpm).integer("featureSharePpm", featureSharePpm).id("currency", currency)
                .i64("maxPool", maxPool).objects("funding", funding, Funding::write);
    }

    public static PayoutTerms read(FactReader in) throws MalformedFact {
        return new PayoutTerms(in.constant("rule", PayoutRule.class), in.whole("capRows"), in.whole("minHoldoutRows"),
                in.ppm("basePpm"), in.ppm("capPpm"), in.ppm("featureSharePpm"), in.id("currency"), in.i64("maxPool"),
                in.objects("funding", Funding::read));
    }
}
