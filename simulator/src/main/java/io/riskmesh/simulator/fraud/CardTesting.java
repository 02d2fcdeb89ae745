package io.riskmesh.simulator.fraud;

import io.riskmesh.features.AsOf;
import io.riskmesh.features.Channel;
import io.riskmesh.features.Session;
import io.riskmesh.simulator.flow.Activity;
import io.riskmesh.simulator.flow.Agenda;
import io.riskmesh.simulator.flow.Intent;
import io.riskmesh.simulator.flow.Sessions;
import io.riskmesh.simulator.flow.Typology;
import io.riskmesh.simulator.random.SplitMix64;
import io.riskmesh.simulator.world.Account;
import io.riskmesh.simulator.world.Calendar;
import io.riskmesh.simulator.world.Kind;
import io.riskmesh.simulator.world.Parameters;
import io.riskmesh.simulator.world.World;

/// Stolen cards of many issuers are tried with small sums at one merchant within ninety minutes; 45 % are then used for a
/// purchase elsewhere within a day. At small scales episodes have 8-16 cards, else 8-40.
public final class CardTesting implements Activity {

    private static final double USED_AFTERWARDS = 0.45;

    private final World world;

    public CardTesting(World world) {
        this.world = world;
    }

    @Override
    public void plan(int day, Agenda agenda) {
        Parameters p = world.parameters();
        int episodes = p.count(8, 2);
        for (int i = 0; i < episodes; i++) {
            SplitMix64 random = Kind.CARD_TESTING.random(p.seed(), i);
            int start = (int) ((i + random.nextDouble()) * p.days() / episodes);
            if (start == day) {
                test(random, day, p.scale() < 0.5 ? 16 : 40, agenda);
            }
        }
    }

    private void test(SplitMix64 random, int day, int mostCards, Agenda agenda) {
        Account merchant = world.merchant(random.nextInt(world.parameters().merchants()));
        int opens = random.between(0, 80_000);
        for (int cards = random.between(8, mostCards); cards > 0; cards--) {
            Account holder = world.somebody(random, day);
            AsOf at = Calendar.at(day, opens + random.nextInt(5_400));
            pay(agenda, at, holder, merchant, random.lognormal(2.5, 0.7), random);
            if (random.chance(USED_AFTERWARDS)) {
                AsOf then = Calendar.later(at, 1_800 + random.exponential(30_000));
                pay(agenda, then, holder, world.shop(random), random.lognormal(140, 0.8), random);
            }
        }
    }

    private static void pay(Agenda agenda, AsOf at, Account holder, Account merchant, double euros, SplitMix64 random) {
        Session session = Sessions.honest(random);
        agenda.plan(new Intent.Pay(at, holder, merchant, Math.max(50, (long) (100 * euros)), Channel.CARD, session,
                Typology.CARD_TESTING, false, _ -> {}));
    }
}
