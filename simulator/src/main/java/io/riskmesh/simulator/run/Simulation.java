package io.riskmesh.simulator.run;

import io.riskmesh.simulator.flow.Activity;
import io.riskmesh.simulator.flow.Agenda;
import io.riskmesh.simulator.flow.Ledger;
import io.riskmesh.simulator.fraud.BustOuts;
import io.riskmesh.simulator.fraud.CardTesting;
import io.riskmesh.simulator.fraud.MulePool;
import io.riskmesh.simulator.fraud.VictimCampaigns;
import io.riskmesh.simulator.life.Awakenings;
import io.riskmesh.simulator.life.BigPurchases;
import io.riskmesh.simulator.life.Collectors;
import io.riskmesh.simulator.life.DailyLife;
import io.riskmesh.simulator.life.NewPhones;
import io.riskmesh.simulator.life.RentSplitters;
import io.riskmesh.simulator.life.RunningCosts;
import io.riskmesh.simulator.life.SalaryRuns;
import io.riskmesh.simulator.life.SpendingSprees;
import io.riskmesh.simulator.life.TicketDrops;
import io.riskmesh.simulator.world.Calendar;
import io.riskmesh.simulator.world.Parameters;
import io.riskmesh.simulator.world.World;
import java.util.Collections;
import java.util.List;

/// Runs all activities day by day.
public final class Simulation {

    private Simulation() {}

    public static Outcome run(Parameters parameters, Progress progress) {
        World world = new World(parameters);
        MulePool pool = new MulePool(world);
        List<Activity> activities = List.of(new DailyLife(world), new SalaryRuns(world), new RunningCosts(world),
                new Collectors(world), new RentSplitters(world), new BigPurchases(world), new TicketDrops(world),
                new Awakenings(world), new SpendingSprees(world), new NewPhones(world), pool, new VictimCampaigns(world, pool),
                new CardTesting(world), new BustOuts(world));
        Agenda agenda = new Agenda();
        Ledger ledger = new Ledger(parameters, agenda);
        for (int day = 0; day < parameters.days(); day++) {
            for (Activity activity : activities) {
                activity.plan(day, agenda);
            }
            ledger.runUntil(Calendar.at(day + 1, 0));
            progress.day(day + 1, parameters.days(), ledger.payments().size());
        }
        return new Outcome(parameters, Collections.unmodifiableList(ledger.payments()));
    }
}
