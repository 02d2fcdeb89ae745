package io.riskmesh.simulator.life;

import io.riskmesh.features.AsOf;
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

/// A new flat, a wedding, a holiday: several dear purchases within two days, into the overdraft if need be. The honest
/// twin of a bust-out.
public final class SpendingSprees implements Activity {

    private final World world;

    public SpendingSprees(World world) {
        this.world = world;
    }

    @Override
    public void plan(int day, Agenda agenda) {
        int many = world.parameters().count(330, 40);
        for (int i = 0; i < many; i++) {
            SplitMix64 random = Kind.SPENDING_SPREE.random(world.parameters().seed(), i);
            if (random.nextInt(world.parameters().days()) == day) {
                spend(random, day, agenda);
            }
        }
    }

    private void spend(SplitMix64 random, int day, Agenda agenda) {
        Account customer = random.chance(0.4) ? world.newcomer(random, day) : world.somebody(random, day);
        AsOf at = Calendar.at(day, random.between(30_000, 60_000));
        for (int n = random.between(3, 8); n > 0; n--) {
            long cents = (long) (100 * random.lognormal(300, 0.8));
            agenda.plan(Intent.Pay.honest(at, customer, world.dearShop(random), cents, Channel.CARD, Sessions.honest(random)));
            at = Calendar.later(at, 600 + random.exponential(14_000));
        }
    }
}
