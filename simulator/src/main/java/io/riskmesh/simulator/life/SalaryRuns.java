package io.riskmesh.simulator.life;

import io.riskmesh.simulator.flow.Activity;
import io.riskmesh.simulator.flow.Agenda;
import io.riskmesh.simulator.random.SplitMix64;
import io.riskmesh.simulator.world.Account;
import io.riskmesh.simulator.world.Calendar;
import io.riskmesh.simulator.world.Kind;
import io.riskmesh.simulator.world.World;

/// Businesses pay their people once a month, all within two hours. Hard for rules on bursts of outflow.
public final class SalaryRuns implements Activity {

    private static final double EMPLOYED = 0.85;
    private static final int MERCHANTS_PER_EMPLOYER = 5;

    private final World world;

    public SalaryRuns(World world) {
        this.world = world;
    }

    @Override
    public void plan(int day, Agenda agenda) {
        int employers = Math.max(1, world.parameters().merchants() / MERCHANTS_PER_EMPLOYER);
        for (int i = 0; i < world.parameters().persons(); i++) {
            Account person = world.person(i);
            SplitMix64 fixed = Kind.EMPLOYER.random(world.parameters().seed(), i);
            int employer = fixed.nextInt(employers);
            boolean payday = Calendar.dayOfMonth(day) == 20 + employer % 9;
            if (fixed.chance(EMPLOYED) && payday && person.active(day)) {
                SplitMix64 random = Kind.EMPLOYER.random(world.parameters().seed(), i, day);
                double euros = person.incomeCents() / 100.0 * random.between(0.95, 1.05);
                long second = 3_600L * (6 + employer % 7) + random.nextInt(7_200);
                DailyLife.transfer(agenda, Calendar.at(day, second), world.merchant(employer * MERCHANTS_PER_EMPLOYER
                        % world.parameters().merchants()), person, euros, random);
            }
        }
    }
}
