package io.riskmesh.simulator.life;

import io.riskmesh.simulator.flow.Activity;
import io.riskmesh.simulator.flow.Agenda;
import io.riskmesh.simulator.random.SplitMix64;
import io.riskmesh.simulator.world.Account;
import io.riskmesh.simulator.world.Kind;
import io.riskmesh.simulator.world.World;

/// A dormant account wakes up: somebody pays a large sum to it, and much of it moves on within days.
public final class Awakenings implements Activity {

    private final World world;

    public Awakenings(World world) {
        this.world = world;
    }

    @Override
    public void plan(int day, Agenda agenda) {
        for (int i = 0; i < world.parameters().persons(); i++) {
            Account sleeper = world.person(i);
            if (sleeper.dormantUntilDay() == day && sleeper.active(day)) {
                SplitMix64 random = Kind.DORMANT.random(world.parameters().seed(), i);
                double euros = random.lognormal(900, 1);
                DailyLife.transfer(agenda, DailyLife.sometime(random, day), world.somebody(random, day), sleeper, euros, random);
                DailyLife.transfer(agenda, DailyLife.sometime(random, day + random.between(1, 3)), sleeper,
                        world.somebody(random, day), euros * 0.8, random);
            }
        }
    }
}
