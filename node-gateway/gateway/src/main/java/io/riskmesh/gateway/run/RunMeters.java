package io.riskmesh.gateway.run;

import java.time.Duration;

/// Where runs are measured: the `run_*` and `round_*` meters of the catalogue. Never blocks. Thread-safe.
public interface RunMeters {

    /// A run changed its state.
    void state(RunState from, RunState to);

    /// A tree ended.
    void tree(TreeMetric metric);

    /// A machine took one step.
    ///
    /// @param phase as in [RunProgress#phase]
    void step(String phase, Duration took);

    /// Bytes to or from a peer.
    void bytes(boolean sent, long bytes);

    /// Something was refused.
    void refused(String code);

    /// A bank was lost in a run.
    void bankLost();

    /// Counts nothing.
    RunMeters NONE = new RunMeters() {
        @Override
        public void state(RunState from, RunState to) {
            // not counted
        }

        @Override
        public void tree(TreeMetric metric) {
            // not counted
        }

        @Override
        public void step(String phase, Duration took) {
            // not counted
        }

        @Override
        public void bytes(boolean sent, long bytes) {
            // not counted
        }

        @Override
        public void refused(String code) {
            // not counted
        }

        @Override
        public void bankLost() {
            // not counted
        }
    };
}
