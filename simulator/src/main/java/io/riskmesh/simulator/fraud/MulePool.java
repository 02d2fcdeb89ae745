package io.riskmesh.simulator.fraud;

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
import io.riskmesh.simulator.world.Parameters;
import io.riskmesh.simulator.world.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// All mules of a simulation: two in five are old accounts of real people, who go on living; the others were opened some days
/// or months before and do a little shopping to look alive. Campaigns start evenly over the days.
public final class MulePool implements Activity {

    private static final double OLD_ACCOUNTS = 0.42;
    private static final double VICTIMS_AT_SCALE_ONE = 500;

    private static final int NEAR_DAYS = 25;

    private final World world;
    private final List<Mule> mules = new ArrayList<>();

    public MulePool(World world) {
        this.world = world;
        Parameters p = world.parameters();
        int many = Math.max(2, (int) Math.rint(p.count(VICTIMS_AT_SCALE_ONE, 4) / (double) p.victimsPerMule()));
        for (int i = 0; i < many; i++) {
            SplitMix64 random = Kind.MULE_CAMPAIGN.random(p.seed(), i);
            int from = (int) ((i + random.nextDouble()) * p.days() / many);
            int to = from + 1 + (int) random.exponential(6);
            boolean opened = !random.chance(OLD_ACCOUNTS);
            Account account = opened
                    ? world.openForFraud(Kind.MULE_ACCOUNT.random(p.seed(), i),
                            Calendar.at(from - 2 - (int) random.exponential(45), random.nextInt(86_400)))
                    : world.somebody(random, from);
            mules.add(new Mule(account, from, to, opened, random));
        }
    }

    List<Mule> mules() {
        return mules;
    }

    /// Another mule near in time whose account is open, to pass money on to.
    Optional<Mule> other(Mule mule, AsOf at, SplitMix64 random) {
        List<Mule> near = mules.stream().filter(m -> m.account().index() != mule.account().index()
                && m.account().openedAt().isBefore(at) && Math.abs(m.from() - mule.from()) <= NEAR_DAYS).toList();
        return near.isEmpty() ? Optional.empty() : Optional.of(near.get(random.nextInt(near.size())));
    }

    @Override
    public void plan(int day, Agenda agenda) {
        for (Mule mule : mules) {
            if (mule.openedForFraud() && mule.account().active(day) && day <= mule.to()) {
                lookAlive(mule, day, agenda);
            }
        }
    }

    private void lookAlive(Mule mule, int day, Agenda agenda) {
        SplitMix64 random = mule.random();
        for (int n = random.poisson(0.35); n > 0; n--) {
            agenda.plan(Intent.Pay.honest(Calendar.at(day, random.between(25_000, 80_000)), mule.account(),
                    world.shop(random), (long) (100 * random.lognormal(20, 0.7)), Channel.CARD, Sessions.honest(random)));
        }
        if (random.chance(0.12)) {
            agenda.plan(Intent.Pay.honest(Calendar.at(day, random.between(25_000, 80_000)), world.somebody(random, day),
                    mule.account(), (long) (100 * random.lognormal(70, 0.9)), Channel.TRANSFER, Sessions.honest(random)));
        }
    }
}
