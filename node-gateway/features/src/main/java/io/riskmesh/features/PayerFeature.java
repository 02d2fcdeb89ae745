package io.riskmesh.features;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The features that the payer's bank computes, in column order. Missing is `NaN`.
public enum PayerFeature {
    /// Whole years; missing for a business.
    AGE_YEARS,
    TENURE_DAYS,
    NEW_DEVICE,
    SESSION_SECONDS,
    CALL_IN_PROGRESS,
    /// Hours since the last reset within thirty days, else missing.
    HOURS_SINCE_PASSWORD_RESET,
    /// 0..23 in UTC.
    HOUR_OF_DAY,
    /// 1 for a card, 0 for a transfer.
    CARD,
    AMOUNT_EUR,
    /// Spreads above the account's usual amount in this channel.
    AMOUNT_DEVIATION,
    /// By the largest earlier amount in this channel.
    AMOUNT_TO_LARGEST,
    BALANCE_EUR,
    AMOUNT_TO_BALANCE,
    NEW_PAYEE,
    /// Payments to this payee before.
    PAYMENTS_TO_PAYEE,
    OUT_COUNT_1H,
    OUT_COUNT_24H,
    OUT_COUNT_7D,
    OUT_AMOUNT_24H_EUR,
    OUT_AMOUNT_7D_EUR,
    HOURS_SINCE_LAST_PAYMENT;

    private static final List<String> NAMES =
            Arrays.stream(values()).map(f -> f.name().toLowerCase(Locale.ROOT)).toList();

    /// Column names in order.
    public static List<String> names() {
        return NAMES;
    }
}
