package io.riskmesh.simulator.world;

import io.riskmesh.features.AsOf;
import io.riskmesh.simulator.random.SplitMix64;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/// Everybody. Persons come first, then merchants, then accounts that fraudsters opened. Popular merchants come first among
/// the merchants. Nobody but the pool of mules opens accounts after building.
public final class World {

    private static final int MOST_ATTEMPTS = 10_000;
    private static final double NEW_ACCOUNTS = 0.07;
    private static final double DORMANT = 0.01;
    private static final double WITHOUT_OVERDRAFT = 0.45;

    private final Parameters parameters;
    private final BankShares shares;
    private final List<Account> accounts = new ArrayList<>();

    public World(Parameters parameters) {
        this.parameters = parameters;
        this.shares = new BankShares(parameters.banks(), parameters.skew());
        for (int i = 0; i < parameters.persons(); i++) {
            accounts.add(person(Kind.PERSON.random(parameters.seed(), i), opening(Kind.PERSON.random(parameters.seed(), i, 0))));
        }
        for (int i = 0; i < parameters.merchants(); i++) {
            accounts.add(merchant(Kind.MERCHANT.random(parameters.seed(), i)));
        }
    }

    public Parameters parameters() {
        return parameters;
    }

    /// All accounts; index = position.
    public List<Account> accounts() {
        return Collections.unmodifiableList(accounts);
    }

    public Account person(int i) {
        return accounts.get(i);
    }

    public Account merchant(int i) {
        return accounts.get(parameters.persons() + i);
    }

    /// A person who is active on a day.
    public Account somebody(SplitMix64 random, int day) {
        Account found = person(random.nextInt(parameters.persons()));
        while (!found.active(day)) {
            found = person(random.nextInt(parameters.persons()));
        }
        return found;
    }

    /// An active person whose account was opened some months before that day.
    public Account newcomer(SplitMix64 random, int day) {
        Account found = somebody(random, day);
        for (int attempt = 0; attempt < MOST_ATTEMPTS && !found.openedBetween(day - 400, day - 60); attempt++) {
            found = somebody(random, day);
        }
        return found;
    }

    /// The dearest of some merchants.
    public Account dearShop(SplitMix64 random) {
        Account dearest = shop(random);
        for (int i = 0; i < 4; i++) {
            Account other = shop(random);
            dearest = other.incomeCents() > dearest.incomeCents() ? other : dearest;
        }
        return dearest;
    }

    /// An active person of the bank that covers `u` in [0, 1) of all customers.
    public Account somebodyOf(double u, SplitMix64 random, int day) {
        int bank = shares.bankOf(u);
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Account found = somebody(random, day);
            if (found.bank() == bank) {
                return found;
            }
        }
        return somebody(random, day);
    }

    /// A merchant, popular ones more often.
    public Account shop(SplitMix64 random) {
        double u = random.nextDouble();
        return merchant((int) (parameters.merchants() * u * u));
    }

    /// Opens an account in the name of a made-up person.
    public Account openForFraud(SplitMix64 random, AsOf openedAt) {
        Account opened = person(random, openedAt);
        accounts.add(opened);
        return opened;
    }

    private AsOf opening(SplitMix64 random) {
        boolean recent = random.chance(NEW_ACCOUNTS);
        double day = recent ? random.between(-40.0, parameters.days() - 5) : -40 - random.exponential(1_500);
        return Calendar.at((int) day, random.nextInt(86_400));
    }

    private Account person(SplitMix64 random, AsOf openedAt) {
        int bank = shares.bankOf(random.nextDouble());
        int age = 18 + (int) Math.min(70, Math.abs(random.gaussian()) * 17 + random.nextInt(22));
        long income = (long) (100 * random.lognormal(2_100, 0.4));
        long balance = (long) (income * random.lognormal(1.6, 0.9));
        int dormantUntil = random.chance(DORMANT) ? random.nextInt(parameters.days()) : -1;
        long overdraft = random.chance(WITHOUT_OVERDRAFT) ? 0 : (long) (income * random.between(0.5, 2));
        return new Account(accounts.size(), nextId(), bank, false, OptionalInt.of(2025 - age), openedAt, balance, overdraft,
                income, dormantUntil);
    }

    private Account merchant(SplitMix64 random) {
        int bank = shares.bankOf(random.nextDouble());
        double opened = random.chance(0.08) ? -60 * random.nextDouble() : -60 - random.exponential(2_000);
        return new Account(accounts.size(), nextId(), bank, true, OptionalInt.empty(), Calendar.at((int) opened, 0),
                1_000_000_000L, 0, (long) (100 * random.lognormal(24, 0.8)), -1);
    }

    private long nextId() {
        return Kind.ACCOUNT_ID.random(parameters.seed(), accounts.size()).nextLong();
    }
}
