package io.riskmesh.simulator.life;

import io.riskmesh.simulator.flow.Activity;
import io.riskmesh.simulator.flow.Agenda;
import io.riskmesh.simulator.flow.Intent;
import io.riskmesh.simulator.random.SplitMix64;
import io.riskmesh.simulator.world.Account;
import io.riskmesh.simulator.world.Calendar;
import io.riskmesh.simulator.world.Kind;
import io.riskmesh.simulator.world.World;

/// Merchants pay rents, goods and taxes out of the network, some every day and some once a week: money that comes in
/// and goes out again is nothing rare.
public final class RunningCosts implements Activity {

    private final World world;

    public RunningCosts(World world) {
        this.world = world;
    }

    @Override
    public void plan(int day, Agenda agenda) {
        for (int i = 0; i < world.parameters().merchants(); i++) {
            int every = 1 + Kind.RUNNING_COST.random(world.parameters().seed(), i).nextInt(7);
            if (day % every == 0) {
                Account merchant = world.merchant(i);
                SplitMix64 random = Kind.RUNNING_COST.random(world.parameters().seed(), i, day);
                long cents = (long) (merchant.incomeCents() * every * random.lognormal(3, 0.8));
                agenda.plan(new Intent.Withdraw(Calendar.at(day, random.between(25_000, 80_000)), merchant, cents));
            }
        }
    }
}
