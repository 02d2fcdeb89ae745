package io.riskmesh.simulator.flow;

import io.riskmesh.features.AsOf;
import io.riskmesh.features.Channel;
import io.riskmesh.features.Session;
import io.riskmesh.simulator.world.Account;
import java.util.Optional;

/// A payment that happened. The identifier's two halves are random and say nothing.
///
/// @param features payer's side, then payee's, in schema order; owned by the payment
public record Payment(long idHigh, long idLow, AsOf at, Account payer, Account payee, long cents, Channel channel,
        Session session, Typology typology, Optional<Report> report, float[] features) {

    /// When and as what a payment was reported.
    public record Report(AsOf at, String kind) {

        public static final String DISPUTE = "dispute";

        /// A dispute is a customer's complaint that the bank did not take for fraud.
        public boolean saysFraud() {
            return !kind.equals(DISPUTE);
        }
    }

    /// 32 hexadecimal digits.
    public String id() {
        return hex(idHigh) + hex(idLow);
    }

    public static String hex(long value) {
        String digits = Long.toHexString(value);
        return "0".repeat(16 - digits.length()) + digits;
    }
}
