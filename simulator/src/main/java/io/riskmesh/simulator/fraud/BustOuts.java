package io.riskmesh.simulator.fraud;

import io.riskmesh.features.AsOf;
import io.riskmesh.features.Channel;
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

/// First-party fraud: a customer of some months draws the account's cash, spends into the overdraft at ordinary merchants
/// within two days and disappears. The payee knows nothing about it, so joint features hardly help.
public final class BustOuts implements Activity {

    private final World world;

    public BustOuts(World world) {
        this.world = world;
    }

    @Override
    public void plan(int day, Agenda agenda) {
        Parameters p = world.parameters();
        int many = p.count(12, 2);
        for (int i = 0; i < many; i++) {
            SplitMix64 random = Kind.BUST_OUT.random(p.seed(), i);
            if ((int) ((i + random.nextDouble()) * p.days() / many) == day) {
                spend(random, day, agenda);
            }
        }
    }

    private void spend(SplitMix64 random, int day, Agenda agenda) {
        Account customer = world.newcomer(random, day);
        AsOf at = Calendar.at(day, random.between(30_000, 60_000));
        agenda.plan(new Intent.Withdraw(Calendar.at(day, random.nextInt(30_000)), customer, 100_000L * random.between(1, 5)));
        for (int n = random.between(8, 14); n > 0; n--) {
            long cents = (long) (100 * random.lognormal(270, 0.8));
            agenda.plan(new Intent.Pay(at, customer, world.dearShop(random), cents, Channel.CARD, Sessions.honest(random),
                    Typology.BUST_OUT, true, _ -> {}));
            at = Calendar.later(at, 600 + random.exponential(7_000));
        }
    }
}
