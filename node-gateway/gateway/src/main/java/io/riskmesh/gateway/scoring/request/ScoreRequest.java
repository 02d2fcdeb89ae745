package io.riskmesh.gateway.scoring.request;

import java.util.Map;
import java.util.TreeMap;

/// A request for a score, read once. Immutable; never printed, as it tells of people.
///
/// @param signals what the channel knows now, by feature name; a value is the `(float)` of the decimal read as double
/// @param purpose under which the score is asked for
/// @param deadlineMs 10 to 2,000, or 0 if the request names none
/// @param explain most reasons, 0 to 5
public record ScoreRequest(Payment payment, Map<String, Float> signals, String purpose, int deadlineMs, int explain) {

    public ScoreRequest {
        signals = Map.copyOf(new TreeMap<>(signals));
    }

    /// A payment between two accounts.
    ///
    /// @param initiatedAt ms since the epoch
    /// @param currency ISO 4217
    /// @param minorUnits of the currency, from 0
    public record Payment(String paymentId, long initiatedAt, String currency, long minorUnits, String scheme, End payer, End payee) {
        @Override
        public String toString() {
            return "Payment[REDACTED]";
        }
    }

    /// One end of a payment.
    public record End(String institution, String account) {
        @Override
        public String toString() {
            return "End[REDACTED]";
        }
    }

    @Override
    public String toString() {
        return "ScoreRequest[REDACTED]";
    }
}
