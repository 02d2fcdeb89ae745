package io.riskmesh.simulator.life;

import io.riskmesh.features.Channel;
import io.riskmesh.simulator.flow.Activity;
import io.riskmesh.simulator.flow.Agenda;
import io.riskmesh.simulator.flow.Intent;
import io.riskmesh.simulator.flow.Sessions;
import io.riskmesh.simulator.random.SplitMix64;
import io.riskmesh.simulator.world.Account;
import io.riskmesh.simulator.world.Calendar;
import io.riskmesh.simulator.world.Kind;
import io.riskmesh.simulator.world.World;

/// House deposits, cars, craftsmen: a large transfer to a payee never paid before, often agreed on the phone. The honest
/// twin of an authorised push payment scam.
public final class BigPurchases implements Activity {

    private final World world;

    public BigPurchases(World world) {
        this.world = world;
    }

    @Override
    public void plan(int day, Agenda agenda) {
        SplitMix64 random = Kind.BIG_PURCHASE.random(world.parameters().seed(), day);
        for (int n = random.poisson(Math.min(30, Math.max(0.6, 55 * world.parameters().scale()))); n > 0; n--) {
            Account buyer = world.somebody(random, day);
            Account seller = random.chance(0.5) ? world.somebody(random, day) : world.shop(random);
            long cents = (long) (100 * random.lognormal(1_100, 1.0));
            var at = DailyLife.sometime(random, day);
            if (random.chance(0.5)) {
                agenda.plan(new Intent.Deposit(Calendar.at(day, 0), buyer, cents));
            }
            Intent.Pay purchase = Intent.Pay.honest(at, buyer, seller, cents, Channel.TRANSFER, Sessions.careful(random));
            agenda.plan(random.chance(0.3) ? purchase.orLess() : purchase);
        }
    }
}
