package io.riskmesh.federation.rules;

import java.util.EnumMap;
import java.util.Map;

/// How often each rule was asked and how often it refused, for reports. Immutable.
public final class RuleTally {

    public static final RuleTally NOTHING = new RuleTally(new EnumMap<>(LeakageRule.class));

    /// @param checked times asked
    /// @param refused times refused, never more than asked
    public record Count(long checked, long refused) {

        static final Count ZERO = new Count(0, 0);

        Count plus(Count other) {
            return new Count(checked + other.checked, refused + other.refused);
        }
    }

    private final EnumMap<LeakageRule, Count> counts; // no entry: never asked

    private RuleTally(EnumMap<LeakageRule, Count> counts) {
        this.counts = counts;
    }

    /// This tally and one more verdict.
    public RuleTally with(Verdict verdict) {
        EnumMap<LeakageRule, Count> more = new EnumMap<>(counts);
        more.merge(verdict.rule(), new Count(1, verdict.isAllowed() ? 0 : 1), Count::plus);
        return new RuleTally(more);
    }

    public RuleTally plus(RuleTally other) {
        EnumMap<LeakageRule, Count> more = new EnumMap<>(counts);
        for (Map.Entry<LeakageRule, Count> entry : other.counts.entrySet()) {
            more.merge(entry.getKey(), entry.getValue(), Count::plus);
        }
        return new RuleTally(more);
    }

    public long checked(LeakageRule rule) {
        return counts.getOrDefault(rule, Count.ZERO).checked();
    }

    public long refused(LeakageRule rule) {
        return counts.getOrDefault(rule, Count.ZERO).refused();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleTally that && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    @Override
    public String toString() {
        return "RuleTally" + counts;
    }
}
