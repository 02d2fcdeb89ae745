package io.riskmesh.gateway.lab.consortium;

import io.riskmesh.federation.rules.LeakageRule;

/// The leakage rules in a few words, for reports.
final class RuleMeaning {
    private RuleMeaning() {}

    static String of(LeakageRule rule) {
        return switch (rule) {
            case R1 -> "one set of banks per tree";
            case R2 -> "a tree ends where a bank is lost";
            case R3 -> "never again with fewer banks on the same gradients";
            case R4 -> "sums over at least three banks";
            case R5 -> "children are opened as a pair, and only where enough banks have rows";
            case R6 -> "small bins are merged, small children are not made";
            case R7 -> "banks receive splits, not sums";
            case R8 -> "no exception for the first tree";
            case R10 -> "cuts and metrics are sums too";
            case R11 -> "the released file holds no training statistics";
            case R12 -> "opened sums agree with each other";
            case R13 -> "opened sums lie in the range that rows can have";
        };
    }
}
