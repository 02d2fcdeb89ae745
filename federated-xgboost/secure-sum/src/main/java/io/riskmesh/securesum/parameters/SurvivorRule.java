package io.riskmesh.securesum.parameters;

/// Which sets an aggregation may be opened with.
public enum SurvivorRule {
    /// The first aggregation under a survivor record: the set is who contributed. Pair masks with banks that are left out
    /// are lifted through shares.
    CHOSEN_AT_FREEZE,
    /// A later aggregation of the same range: the whole mask roster or nobody, so no shares of pair masks are dealt.
    EXACTLY_THE_ROSTER
}
