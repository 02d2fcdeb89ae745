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

/// Somebody sets up a new phone, often with a new password, and pays somebody else from it. The honest twin of an account
/// takeover.
public final class NewPhones implements Activity {

    private final World world;

    public NewPhones(World world) {
        this.world = world;
    }

    @Override
    public void plan(int day, Agenda agenda) {
        int many = world.parameters().count(3_500, 100);
        for (int i = 0; i < many; i++) {
            SplitMix64 random = Kind.NEW_PHONE.random(world.parameters().seed(), i);
            if (random.nextInt(world.parameters().days()) == day) {
                setUp(random, day, agenda);
            }
        }
    }

    private void setUp(SplitMix64 random, int day, Agenda agenda) {
        Account owner = world.somebody(random, day);
        AsOf at = DailyLife.sometime(random, day);
        if (random.chance(0.4)) {
            agenda.plan(new Intent.ResetPassword(at, owner));
        }
        for (int n = random.between(1, 2); n > 0; n--) {
            at = Calendar.later(at, 60 + random.exponential(7_200));
            long cents = (long) (100 * random.lognormal(180, 1.1));
            agenda.plan(Intent.Pay.honest(at, owner, world.somebody(random, day), Math.max(100, cents), Channel.TRANSFER,
                    Sessions.newPhone(random)));
        }
    }
}
