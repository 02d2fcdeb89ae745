package io.riskmesh.simulator.world;

/// What a simulation is asked for.
///
/// @param scale 1 stands for 20,000 persons; 0.01 to 20
/// @param banks 3..30
/// @param skew customers of the largest bank by those of the smallest, 1..50
/// @param days 40..400
/// @param victimsPerMule mean victims per mule, 1..50; 1 is a stress case
/// @param sessionOverlap how often a fraudster's session looks like an honest one, 0..1
/// @param labelSkew extra share of unreported fraud at the last bank, falling to none at the first; 0..0.8
/// @param takeoverBank the only bank whose customers' accounts are taken over, 0 for all
/// @param thinning training tables keep one of so many payments that were not reported, with this weight; 1..100
public record Parameters(long seed, double scale, int banks, double skew, int days, int victimsPerMule,
        double sessionOverlap, double labelSkew, int takeoverBank, Move joining, Move leaving, int thinning) {

    public static final int PERSONS_AT_SCALE_ONE = 20_000;
    public static final int MERCHANTS_AT_SCALE_ONE = 1_500;
    public static final int WARM_UP_DAYS = 7;
    public static final int GAP_DAYS = 7;
    public static final int DEFAULT_DAYS = 100;
    /// Shares of 38, 25, 17, 12 and 8 % at five banks.
    public static final double DEFAULT_SKEW = 4.75;
    public static final int DEFAULT_VICTIMS_PER_MULE = 6;
    public static final double DEFAULT_SESSION_OVERLAP = 0.3;

    private static final double HEAP_BYTES_PER_PERSON_AND_DAY = 260;
    private static final int LEAST_MERCHANTS = 30;
    private static final double TEST_SHARE = 0.28;

    public Parameters {
        within("scale", scale, 0.01, 20);
        within("banks", banks, 3, 30);
        within("skew", skew, 1, 50);
        within("days", days, 40, 400);
        within("victims per mule", victimsPerMule, 1, 50);
        within("session overlap", sessionOverlap, 0, 1);
        within("label skew", labelSkew, 0, 0.8);
        within("takeover bank", takeoverBank, 0, banks);
        within("joining bank", joining.bank(), 0, banks);
        within("joining day", joining.day(), 0, days);
        within("leaving bank", leaving.bank(), 0, banks);
        within("leaving day", leaving.day(), 0, days);
        within("thinning", thinning, 1, 100);
    }

    public static Parameters of(long seed, double scale, int banks) {
        return new Parameters(seed, scale, banks, DEFAULT_SKEW, DEFAULT_DAYS, DEFAULT_VICTIMS_PER_MULE,
                DEFAULT_SESSION_OVERLAP, 0, 0, Move.NONE, Move.NONE, 1);
    }

    public Parameters withSeed(long other) {
        return new Parameters(other, scale, banks, skew, days, victimsPerMule, sessionOverlap, labelSkew, takeoverBank,
                joining, leaving, thinning);
    }

    public Parameters withVictimsPerMule(int victims) {
        return new Parameters(seed, scale, banks, skew, days, victims, sessionOverlap, labelSkew, takeoverBank, joining,
                leaving, thinning);
    }

    public Parameters withSkew(double skewed) {
        return new Parameters(seed, scale, banks, skewed, days, victimsPerMule, sessionOverlap, labelSkew, takeoverBank,
                joining, leaving, thinning);
    }

    public Parameters withLabelSkew(double skewed) {
        return new Parameters(seed, scale, banks, skew, days, victimsPerMule, sessionOverlap, skewed, takeoverBank,
                joining, leaving, thinning);
    }

    public Parameters withTakeoverBank(int only) {
        return new Parameters(seed, scale, banks, skew, days, victimsPerMule, sessionOverlap, labelSkew, only, joining,
                leaving, thinning);
    }

    public Parameters withMoves(Move joins, Move leaves) {
        return new Parameters(seed, scale, banks, skew, days, victimsPerMule, sessionOverlap, labelSkew, takeoverBank,
                joins, leaves, thinning);
    }

    public Parameters withThinning(int kept) {
        return new Parameters(seed, scale, banks, skew, days, victimsPerMule, sessionOverlap, labelSkew, takeoverBank,
                joining, leaving, kept);
    }

    public int persons() {
        return (int) Math.rint(PERSONS_AT_SCALE_ONE * scale);
    }

    public int merchants() {
        return Math.max(LEAST_MERCHANTS, (int) Math.rint(MERCHANTS_AT_SCALE_ONE * scale));
    }

    /// A number given for scale 1 and 100 days, at this scale and length, at least `least`.
    public int count(double atScaleOne, int least) {
        return Math.max(least, (int) Math.rint(atScaleOne * scale * days / DEFAULT_DAYS));
    }

    /// About how much memory a simulation takes.
    public long heapBytes() {
        return (long) (persons() * (double) days * HEAP_BYTES_PER_PERSON_AND_DAY);
    }

    /// First day of the test period: the last 28 % of the days.
    public int testDay() {
        return days - (int) Math.rint(days * TEST_SHARE);
    }

    /// Whether bank `bank` (0-based) takes part on a day.
    public boolean member(int bank, int day) {
        return !(joining.concerns(bank) && day < joining.day()) && !(leaving.concerns(bank) && day >= leaving.day());
    }

    private static void within(String name, double value, double from, double to) {
        if (!(value >= from && value <= to)) {
            throw new IllegalArgumentException("Expected " + name + " in " + plain(from) + ".." + plain(to)
                    + ", got " + plain(value));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
