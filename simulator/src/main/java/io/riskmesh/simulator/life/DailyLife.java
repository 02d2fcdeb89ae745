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

/// What everybody does: shopping by card, paying friends, bills and rent, drawing cash, being forgetful of passwords.
public final class DailyLife implements Activity {

    private static final double PURCHASES = 0.285;
    private static final double GIFTS = 0.055;
    private static final double WITHDRAWALS = 0.03;
    private static final double RESETS = 0.006;
    private static final double TENANTS = 0.6;
    private static final int FRIENDS = 9;

    private final World world;
    private final SplitMix64[] lives;

    public DailyLife(World world) {
        this.world = world;
        this.lives = new SplitMix64[world.parameters().persons()];
        for (int i = 0; i < lives.length; i++) {
            lives[i] = Kind.DAILY_LIFE.random(world.parameters().seed(), i);
        }
    }

    @Override
    public void plan(int day, Agenda agenda) {
        for (int i = 0; i < lives.length; i++) {
            Account person = world.person(i);
            if (person.active(day)) {
                live(person, lives[i], day, agenda);
            }
        }
    }

    /// Daytime with a peak in the afternoon; one in fourteen at any hour.
    static AsOf sometime(SplitMix64 random, int day) {
        if (random.chance(0.07)) {
            return Calendar.at(day, random.nextInt(86_400));
        }
        double hour = Math.min(23.9, Math.max(0, 14.5 + 3.6 * random.gaussian()));
        return Calendar.at(day, (long) (hour * 3_600));
    }

    private void live(Account person, SplitMix64 random, int day, Agenda agenda) {
        double liveliness = 0.5 + (person.index() % 11) / 10.0;
        for (int n = random.poisson(PURCHASES * liveliness); n > 0; n--) {
            shop(person, random, day, agenda);
        }
        for (int n = random.poisson(GIFTS); n > 0; n--) {
            Account friend = random.chance(0.35) ? world.somebody(random, day) : friend(person, random);
            transfer(agenda, sometime(random, day), person, friend, random.lognormal(65, 1.3), random);
        }
        if (random.chance(WITHDRAWALS)) {
            agenda.plan(new Intent.Withdraw(sometime(random, day), person, 2_000L * random.between(1, 20)));
        }
        if (random.chance(RESETS)) {
            agenda.plan(new Intent.ResetPassword(sometime(random, day), person));
        }
        payMonthly(person, random, day, agenda);
    }

    private void shop(Account person, SplitMix64 random, int day, Agenda agenda) {
        boolean regular = random.chance(0.72);
        Account merchant = regular ? regularShop(person, random.nextInt(7)) : world.shop(random);
        double cents = merchant.incomeCents() * random.lognormal(1, 0.7) * (random.chance(0.03) ? 12 : 1);
        agenda.plan(Intent.Pay.honest(sometime(random, day), person, merchant, Math.max(50, (long) cents), Channel.CARD,
                Sessions.honest(random)));
    }

    private void payMonthly(Account person, SplitMix64 random, int day, Agenda agenda) {
        SplitMix64 fixed = Kind.HABITS.random(world.parameters().seed(), person.index());
        boolean tenant = fixed.chance(TENANTS);
        Account landlord = fixed.chance(0.5) ? world.person(fixed.nextInt(world.parameters().persons())) : world.shop(fixed);
        int rentDay = fixed.nextInt(6);
        int billDay = fixed.nextInt(30);
        Account utility = world.merchant(fixed.nextInt(Math.min(20, world.parameters().merchants())));
        int month = Calendar.dayOfMonth(day);
        if (tenant && month == rentDay) {
            transfer(agenda, sometime(random, day), person, landlord, person.incomeCents() / 100.0 * 0.3, random);
        }
        if (month == billDay) {
            transfer(agenda, sometime(random, day), person, utility, random.lognormal(70, 0.5), random);
        }
    }

    private Account friend(Account person, SplitMix64 random) {
        SplitMix64 fixed = Kind.HABITS.random(world.parameters().seed(), person.index(), random.nextInt(FRIENDS));
        return world.person(fixed.nextInt(world.parameters().persons()));
    }

    private Account regularShop(Account person, int which) {
        return world.shop(Kind.HABITS.random(world.parameters().seed(), person.index(), FRIENDS + which));
    }

    static void transfer(Agenda agenda, AsOf at, Account payer, Account payee, double euros, SplitMix64 random) {
        agenda.plan(Intent.Pay.honest(at, payer, payee, Math.max(100, (long) (100 * euros)), Channel.TRANSFER,
                Sessions.honest(random)));
    }
}
