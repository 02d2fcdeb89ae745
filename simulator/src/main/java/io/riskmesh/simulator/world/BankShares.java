package io.riskmesh.simulator.world;

/// Shares of customers that fall geometrically from the largest bank to the smallest.
public final class BankShares {

    private final double[] cumulative;

    public BankShares(int banks, double skew) {
        double step = StrictMath.pow(skew, -1.0 / (banks - 1));
        double[] shares = new double[banks];
        double sum = 0;
        for (int k = 0; k < banks; k++) {
            shares[k] = StrictMath.pow(step, k);
            sum += shares[k];
        }
        cumulative = new double[banks];
        double so = 0;
        for (int k = 0; k < banks; k++) {
            so += shares[k] / sum;
            cumulative[k] = so;
        }
    }

    /// The bank, 0-based, of a customer with hash `u` in [0, 1).
    public int bankOf(double u) {
        int bank = 0;
        while (bank < cumulative.length - 1 && u >= cumulative[bank]) {
            bank++;
        }
        return bank;
    }
}
