package io.riskmesh.benchmarks.simulation;

import io.riskmesh.features.PayeeFeature;
import io.riskmesh.features.PayerFeature;
import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.random.SplitMix64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// Payments of which each has the payee's half of another one: the baseline `null`.
final class Permuted {

    private static final int PAYER = PayerFeature.names().size();
    private static final int PAYEE = PayeeFeature.names().size();

    private Permuted() {}

    /// Permutes among the payments before the test and among those of the test.
    static List<Payment> payees(List<Payment> payments, Predicate<Payment> tests, long seed) {
        List<Payment> permuted = new ArrayList<>(payments);
        permute(permuted, payments, tests, new SplitMix64(seed));
        permute(permuted, payments, tests.negate(), new SplitMix64(~seed));
        return permuted;
    }

    private static void permute(List<Payment> out, List<Payment> payments, Predicate<Payment> chosen, SplitMix64 random) {
        int[] places = new int[payments.size()];
        int many = 0;
        for (int i = 0; i < places.length; i++) {
            if (chosen.test(payments.get(i))) {
                places[many++] = i;
            }
        }
        int[] givers = Arrays.copyOf(places, many);
        for (int i = many - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int mine = givers[i];
            givers[i] = givers[other];
            givers[other] = mine;
        }
        for (int i = 0; i < many; i++) {
            out.set(places[i], withPayeeOf(payments.get(places[i]), payments.get(givers[i])));
        }
    }

    private static Payment withPayeeOf(Payment p, Payment giver) {
        float[] features = p.features().clone();
        System.arraycopy(giver.features(), PAYER, features, PAYER, PAYEE);
        return new Payment(p.idHigh(), p.idLow(), p.at(), p.payer(), p.payee(), p.cents(), p.channel(), p.session(), p.typology(),
                p.report(), features);
    }
}
