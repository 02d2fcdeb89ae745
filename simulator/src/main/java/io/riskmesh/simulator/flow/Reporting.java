package io.riskmesh.simulator.flow;

import io.riskmesh.features.Channel;
import io.riskmesh.simulator.random.SplitMix64;
import io.riskmesh.simulator.world.Calendar;
import io.riskmesh.simulator.world.Kind;
import io.riskmesh.simulator.world.Parameters;
import java.util.Optional;

/// Which payments are reported, when, and as what: delay lognormal with median four days and log-sd 0.8; some fraud never,
/// some honest payments nevertheless.
final class Reporting {

    private static final double MEDIAN_DELAY_SECONDS = 4 * 86_400.0;
    private static final double DELAY_LOG_SD = 0.8;
    private static final double HONEST_DISPUTES = 0.0002;
    private static final double DISPUTES_TAKEN_FOR_FRAUD = 1 / 3.0;

    private final Parameters parameters;

    Reporting(Parameters parameters) {
        this.parameters = parameters;
    }

    Optional<Payment.Report> reportOf(Intent.Pay pay, long number) {
        SplitMix64 random = Kind.REPORT.random(parameters.seed(), number);
        double delay = random.lognormal(MEDIAN_DELAY_SECONDS, DELAY_LOG_SD) * Math.max(1, pay.typology().delayFactor());
        if (pay.typology().fraud()) {
            double extra = parameters.labelSkew() * pay.payer().bank() / (parameters.banks() - 1);
            return random.chance(Math.min(0.95, pay.typology().neverReported() + extra)) ? Optional.empty()
                    : Optional.of(new Payment.Report(Calendar.later(pay.at(), delay), pay.typology().reportKind()));
        }
        if (!random.chance(HONEST_DISPUTES)) {
            return Optional.empty();
        }
        String mistaken = pay.channel() == Channel.CARD ? "card" : "scam";
        String kind = random.chance(DISPUTES_TAKEN_FOR_FRAUD) ? mistaken : Payment.Report.DISPUTE;
        return Optional.of(new Payment.Report(Calendar.later(pay.at(), delay), kind));
    }
}
