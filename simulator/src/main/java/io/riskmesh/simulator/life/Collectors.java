package io.riskmesh.simulator.life;

import io.riskmesh.simulator.flow.Activity;
import io.riskmesh.simulator.flow.Agenda;
import io.riskmesh.simulator.flow.Intent;
import io.riskmesh.simulator.random.SplitMix64;
import io.riskmesh.simulator.world.Account;
import io.riskmesh.simulator.world.Calendar;
import io.riskmesh.simulator.world.Kind;
import io.riskmesh.simulator.world.World;
import java.util.ArrayList;
import java.util.List;

/// Sellers, clubs and charities: many strangers pay one private account for some weeks. Half of the accounts are new, and
/// half of the collectors draw or pass on what they got within hours. The honest twin of a mule.
public final class Collectors implements Activity {

    private static final int NEW_DAYS = 40;

    private record Collector(Account account, SplitMix64 random, int from, int to, double medianEuros, double perDay,
            boolean passesOn) {}

    private final World world;
    private final List<Collector> collectors = new ArrayList<>();

    public Collectors(World world) {
        this.world = world;
        for (int i = 0; i < world.parameters().count(260, 20); i++) {
            SplitMix64 random = Kind.COLLECTOR.random(world.parameters().seed(), i);
            int from = random.nextInt(world.parameters().days());
            Account account = world.somebody(random, from);
            boolean fresh = i % 2 == 0;
            for (int attempt = 0; fresh && !account.openedBetween(from - NEW_DAYS, from) && attempt < 10_000; attempt++) {
                account = world.somebody(random, from);
            }
            collectors.add(new Collector(account, random, from, from + random.between(3, 30), random.lognormal(120, 1.2),
                    random.between(0.4, 3), random.chance(0.5)));
        }
    }

    @Override
    public void plan(int day, Agenda agenda) {
        for (Collector collector : collectors) {
            if (day >= collector.from() && day <= collector.to()) {
                collect(collector, day, agenda);
            }
        }
    }

    private void collect(Collector collector, int day, Agenda agenda) {
        SplitMix64 random = collector.random();
        for (int n = random.poisson(collector.perDay()); n > 0; n--) {
            Account stranger = world.somebody(random, day);
            var at = DailyLife.sometime(random, day);
            double euros = random.lognormal(collector.medianEuros(), 0.7);
            DailyLife.transfer(agenda, at, stranger, collector.account(), euros, random);
            if (collector.passesOn() && random.chance(0.7)) {
                var then = Calendar.later(at, random.lognormal(4 * 3_600, 1.2));
                long cents = (long) (euros * 90);
                if (random.chance(0.5)) {
                    agenda.plan(new Intent.Withdraw(then, collector.account(), cents));
                } else {
                    DailyLife.transfer(agenda, then, collector.account(), world.somebody(random, day), cents / 100.0, random);
                }
            }
        }
    }
}
