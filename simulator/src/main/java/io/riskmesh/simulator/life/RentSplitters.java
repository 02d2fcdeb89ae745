package io.riskmesh.simulator.life;

import io.riskmesh.simulator.flow.Activity;
import io.riskmesh.simulator.flow.Agenda;
import io.riskmesh.simulator.random.SplitMix64;
import io.riskmesh.simulator.world.Account;
import io.riskmesh.simulator.world.Calendar;
import io.riskmesh.simulator.world.Kind;
import io.riskmesh.simulator.world.World;

/// Flatmates and treasurers: several people pay one, who passes the sum on within hours, every month.
public final class RentSplitters implements Activity {

    private final World world;

    public RentSplitters(World world) {
        this.world = world;
    }

    @Override
    public void plan(int day, Agenda agenda) {
        int many = Math.max(30, (int) (600 * world.parameters().scale()));
        for (int i = 0; i < many; i++) {
            SplitMix64 fixed = Kind.RENT_SPLITTER.random(world.parameters().seed(), i);
            if (Calendar.dayOfMonth(day) == fixed.nextInt(30)) {
                split(fixed, Kind.RENT_SPLITTER.random(world.parameters().seed(), i, day), day, agenda);
            }
        }
    }

    private void split(SplitMix64 fixed, SplitMix64 random, int day, Agenda agenda) {
        Account treasurer = world.somebody(fixed, 0);
        Account landlord = world.somebody(fixed, 0);
        int mates = fixed.between(2, 7);
        double share = fixed.lognormal(280, 0.4);
        long start = 3_600L * random.between(8, 16);
        for (int m = 0; m < mates; m++) {
            DailyLife.transfer(agenda, Calendar.at(day, start + random.nextInt(14_400)), world.somebody(fixed, 0), treasurer,
                    share, random);
        }
        DailyLife.transfer(agenda, Calendar.at(day, start + 14_400 + random.nextInt(10_000)), treasurer, landlord,
                share * (mates + 1) * 0.97, random);
    }
}
