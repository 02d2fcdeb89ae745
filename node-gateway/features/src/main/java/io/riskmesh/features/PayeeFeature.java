package io.riskmesh.features;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The features that the payee's bank computes, in column order. Missing is `NaN`.
public enum PayeeFeature {
    ACCOUNT_AGE_DAYS,
    BUSINESS,
    IN_COUNT_1H,
    IN_COUNT_24H,
    IN_COUNT_7D,
    IN_COUNT_30D,
    IN_AMOUNT_1H_EUR,
    IN_AMOUNT_24H_EUR,
    IN_AMOUNT_7D_EUR,
    IN_AMOUNT_30D_EUR,
    DISTINCT_PAYERS_7D,
    DISTINCT_PAYER_BANKS_7D,
    /// Share of the week's inflows whose payer had never paid before.
    FIRST_TIMER_SHARE_7D,
    /// Money out by money in over the week; missing without inflow.
    OUT_TO_IN_7D,
    /// Mean minutes between an outflow of the week and the inflow before it.
    IN_TO_OUT_MINUTES,
    /// Days since money last moved on the account.
    DORMANT_DAYS,
    /// Reports against this account known so far.
    PAST_REPORTS,
    /// Spreads above the account's usual inflow.
    AMOUNT_DEVIATION;

    /// Before each name, so that both sides fit into one table.
    public static final String PREFIX = "payee_";

    private static final List<String> NAMES =
            Arrays.stream(values()).map(f -> PREFIX + f.name().toLowerCase(Locale.ROOT)).toList();

    /// Column names in order, prefixed.
    public static List<String> names() {
        return NAMES;
    }
}
