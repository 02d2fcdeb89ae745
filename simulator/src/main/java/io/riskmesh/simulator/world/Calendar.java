package io.riskmesh.simulator.world;

import io.riskmesh.features.AsOf;

/// Days of the simulation; day 0 is 2025-01-01 in UTC.
public final class Calendar {

    public static final long DAY_SECONDS = 86_400;
    private static final long DAY_ZERO = 1_735_689_600;
    private static final int MONTH_DAYS = 30;

    private Calendar() {}

    /// The instant `secondOfDay` after the start of a day; the day may be negative.
    public static AsOf at(int day, long secondOfDay) {
        return new AsOf(DAY_ZERO + day * DAY_SECONDS + secondOfDay);
    }

    public static int dayOf(AsOf at) {
        return (int) Math.floorDiv(at.epochSecond() - DAY_ZERO, DAY_SECONDS);
    }

    public static AsOf later(AsOf at, double seconds) {
        return new AsOf(at.epochSecond() + Math.max(1, (long) seconds));
    }

    /// 0..29: months have thirty days here.
    public static int dayOfMonth(int day) {
        return day % MONTH_DAYS;
    }
}
