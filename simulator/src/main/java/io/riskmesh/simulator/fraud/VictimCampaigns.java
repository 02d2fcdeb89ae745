package io.riskmesh.simulator.fraud;

import io.riskmesh.features.AsOf;
import io.riskmesh.features.Channel;
import io.riskmesh.features.Session;
import io.riskmesh.simulator.flow.Activity;
import io.riskmesh.simulator.flow.Agenda;
import io.riskmesh.simulator.flow.Intent;
import io.riskmesh.simulator.flow.Sessions;
import io.riskmesh.simulator.flow.Typology;
import io.riskmesh.simulator.random.SplitMix64;
import io.riskmesh.simulator.world.Account;
import io.riskmesh.simulator.world.Calendar;
import io.riskmesh.simulator.world.World;

/// Victims of each mule's campaign. In a push payment scam the victim pays, talked into it, and looks normal; in an account
/// takeover the fraudster pays from his own device. Victims' banks follow the customers' shares evenly.
public final class VictimCampaigns implements Activity {

    private static final double SCAMS = 0.75;
    private static final int BORN_LAST = 1965;
    private static final double GOLDEN = 0.6180339887498949;

    private final World world;
    private final MulePool pool;
    private final Sessions sessions;
    private int victims;

    public VictimCampaigns(World world, MulePool pool) {
        this.world = world;
        this.pool = pool;
        this.sessions = new Sessions(world.parameters().sessionOverlap());
    }

    @Override
    public void plan(int day, Agenda agenda) {
        Layering layering = new Layering(pool, agenda);
        for (Mule mule : pool.mules()) {
            if (mule.from() == day) {
                recruit(mule, agenda, layering);
            }
        }
    }

    private void recruit(Mule mule, Agenda agenda, Layering layering) {
        SplitMix64 random = mule.random();
        int mean = world.parameters().victimsPerMule();
        int many = mean == 1 ? 1 : Math.max(1, random.poisson(mean));
        for (int v = 0; v < many; v++) {
            int day = random.between(mule.from(), mule.to());
            double u = victims++ * GOLDEN % 1.0;
            if (random.chance(SCAMS)) {
                scam(scamVictim(u, random, day), mule, day, agenda, layering);
            } else {
                takeOver(takeoverVictim(u, random, day), mule, day, agenda, layering);
            }
        }
    }

    /// Half of the scams are made for old people.
    private Account scamVictim(double u, SplitMix64 random, int day) {
        boolean choosy = random.chance(0.5);
        Account victim = world.somebodyOf(u, random, day);
        for (int attempt = 0; choosy && victim.birthYear().orElse(0) > BORN_LAST && attempt < 100; attempt++) {
            victim = world.somebodyOf(u, random, day);
        }
        return victim;
    }

    private Account takeoverVictim(double u, SplitMix64 random, int day) {
        int only = world.parameters().takeoverBank() - 1;
        Account victim = world.somebodyOf(u, random, day);
        for (int attempt = 0; only >= 0 && victim.bank() != only && attempt < 10_000; attempt++) {
            victim = world.somebody(random, day);
        }
        return victim;
    }

    private void scam(Account victim, Mule mule, int day, Agenda agenda, Layering layering) {
        SplitMix64 random = mule.random();
        AsOf at = Calendar.at(day, random.between(28_800, 75_600));
        for (int n = random.chance(0.2) ? 2 : 1; n > 0; n--) {
            long cents = (long) (100 * random.lognormal(620, 1.0));
            plan(agenda, at, victim, mule, cents, sessions.scammed(random), Typology.PUSH_SCAM, layering);
            at = Calendar.later(at, random.exponential(86_400));
        }
    }

    private void takeOver(Account victim, Mule mule, int day, Agenda agenda, Layering layering) {
        SplitMix64 random = mule.random();
        AsOf at = Calendar.at(day, random.between(3_600, 86_399));
        if (sessions.resetsPassword(random)) {
            agenda.plan(new Intent.ResetPassword(Calendar.later(at, -1), victim));
        }
        at = Calendar.later(at, random.exponential(3_600));
        for (int n = random.between(2, 5); n > 0; n--) {
            long cents = (long) (100 * random.lognormal(700, 0.9));
            plan(agenda, at, victim, mule, cents, sessions.takenOver(random), Typology.TAKEOVER, layering);
            at = Calendar.later(at, random.exponential(1_800));
        }
    }

    private static void plan(Agenda agenda, AsOf at, Account victim, Mule mule, long cents, Session session,
            Typology typology, Layering layering) {
        agenda.plan(new Intent.Pay(at, victim, mule.account(), Math.max(100, cents), Channel.TRANSFER, session, typology,
                true, paid -> layering.forward(mule, paid, 1)));
    }
}
