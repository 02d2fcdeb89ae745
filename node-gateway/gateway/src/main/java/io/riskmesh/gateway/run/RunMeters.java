package io.riskmesh.gateway.run;

import io.riskmesh.ledger.PartyId;
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

    /// A message to or from a peer.
    void bytes(PartyId peer, String phase, long bytes);

    /// A message of a peer came that was waited for.
    void waited(PartyId peer, String phase, Duration time);

    /// Something was refused.
    ///
    /// @param code of the registry
    void refused(String code);

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
        public void bytes(PartyId peer, String phase, long bytes) {
            // not counted
        }

        @Override
        public void refused(String code) {
            // not counted
        }

        @Override
        public void waited(PartyId peer, String phase, Duration time) {
            // not counted
        }
    };
}
