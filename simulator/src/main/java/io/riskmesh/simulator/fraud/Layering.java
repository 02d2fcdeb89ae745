package io.riskmesh.simulator.fraud;

import io.riskmesh.features.Channel;
import io.riskmesh.simulator.flow.Agenda;
import io.riskmesh.simulator.flow.Intent;
import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.flow.Sessions;
import io.riskmesh.simulator.flow.Typology;
import io.riskmesh.simulator.random.SplitMix64;
import io.riskmesh.simulator.world.Calendar;
import java.util.Optional;

/// What mules do with victims' money: four fifths is forwarded within minutes to hours, half of that to another mule and
/// half out of the network.
final class Layering {

    private static final double FORWARDED = 0.8;
    private static final double TO_ANOTHER_MULE = 0.5;
    private static final int LONGEST_CHAIN = 3;

    private final MulePool pool;
    private final Agenda agenda;

    Layering(MulePool pool, Agenda agenda) {
        this.pool = pool;
        this.agenda = agenda;
    }

    /// Plans what the mule does with a payment that just arrived.
    void forward(Mule mule, Payment arrived, int link) {
        SplitMix64 random = mule.random();
        if (!random.chance(FORWARDED)) {
            return;
        }
        var at = Calendar.later(arrived.at(), Math.max(180, random.lognormal(80 * 60, 1.1)));
        long cents = (long) (arrived.cents() * random.between(0.8, 0.98));
        Optional<Mule> another = link < LONGEST_CHAIN && random.chance(TO_ANOTHER_MULE) ? pool.other(mule, at, random)
                : Optional.empty();
        if (another.isEmpty()) {
            agenda.plan(new Intent.Withdraw(at, mule.account(), cents));
            return;
        }
        Mule next = another.get();
        agenda.plan(new Intent.Pay(at, mule.account(), next.account(), Math.max(1, cents), Channel.TRANSFER,
                Sessions.honest(random), Typology.LAYERING, true, paid -> forward(next, paid, link + 1)));
    }
}
