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

/// Tickets or a limited edition go on sale: many cards pay a small sum at one merchant for the first time within two
/// hours. The honest twin of card testing.
public final class TicketDrops implements Activity {

    private final World world;

    public TicketDrops(World world) {
        this.world = world;
    }

    @Override
    public void plan(int day, Agenda agenda) {
        int drops = world.parameters().count(90, 14);
        for (int i = 0; i < drops; i++) {
            SplitMix64 random = Kind.TICKET_DROP.random(world.parameters().seed(), i);
            if (random.nextInt(world.parameters().days()) != day) {
                continue;
            }
            Account merchant = world.merchant(random.nextInt(world.parameters().merchants()));
            long opens = 3_600L * random.between(7, 20);
            double euros = random.lognormal(6, 0.8);
            for (int buyers = random.between(12, 60); buyers > 0; buyers--) {
                long second = opens + (long) Math.min(7_200, random.exponential(1_800));
                agenda.plan(Intent.Pay.honest(Calendar.at(day, second), world.somebody(random, day), merchant,
                        Math.max(50, (long) (100 * euros * random.between(0.5, 1.5))), Channel.CARD, Sessions.honest(random)));
            }
        }
    }
}
