package io.riskmesh.federation.rules;

import io.riskmesh.ledger.reason.ReasonCode;

/// What a rule says about one request. The caller must look at it; there is no exception for a refusal.
public sealed interface Verdict {

    LeakageRule rule();

    /// The rule has nothing against it.
    record Allowed(LeakageRule rule) implements Verdict {}

    /// The rule forbids it. `expected` and `actual` name limits, places and parties, never an opened sum.
    record Refused(LeakageRule rule, ReasonCode code, String expected, String actual) implements Verdict {

        /// One line for a person.
        public String message() {
            return rule + " refused (" + code.code() + "): expected " + expected + ", got " + actual;
        }
    }

    default boolean isAllowed() {
        return this instanceof Allowed;
    }

    static Verdict allowed(LeakageRule rule) {
        return new Allowed(rule);
    }

    static Verdict refused(LeakageRule rule, ReasonCode code, String expected, Object actual) {
        return new Refused(rule, code, expected, String.valueOf(actual));
    }
}
