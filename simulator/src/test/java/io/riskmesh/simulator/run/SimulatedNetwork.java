package io.riskmesh.simulator.run;

import io.riskmesh.features.PayeeFeature;
import io.riskmesh.features.PayerFeature;
import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.flow.Typology;
import io.riskmesh.simulator.world.Parameters;
import java.util.List;

/// Simulations that several tests look at, run once each.
public final class SimulatedNetwork {

    /// 6,000 persons, five banks, about 250,000 payments.
    public static final Outcome MIDDLING = run(Parameters.of(1, 0.3, 5));
    /// 400 persons, four banks, about 17,000 payments.
    public static final Outcome SMALL = run(Parameters.of(7, 0.02, 4));

    private SimulatedNetwork() {}

    public static Outcome run(Parameters parameters) {
        return Simulation.run(parameters, (_, _, _) -> {});
    }

    public static List<Payment> of(Outcome outcome, Typology typology) {
        return outcome.payments().stream().filter(p -> p.typology() == typology).toList();
    }

    public static float payer(Payment payment, PayerFeature feature) {
        return payment.features()[PayerFeature.names().indexOf(nameOf(feature))];
    }

    public static float payee(Payment payment, PayeeFeature feature) {
        return payment.features()[PayerFeature.names().size() + List.of(PayeeFeature.values()).indexOf(feature)];
    }

    private static String nameOf(PayerFeature feature) {
        return PayerFeature.names().get(List.of(PayerFeature.values()).indexOf(feature));
    }
}
