package io.riskmesh.simulator.run;

/// Told after every simulated day.
@FunctionalInterface
public interface Progress {

    void day(int day, int days, int payments);
}
