package io.riskmesh.gateway.scoring.meter;

import io.riskmesh.ledger.reason.ReasonCode;
import java.util.List;
import java.util.Optional;

/// Is told what happens on the score path; never waits. Thread-safe.
public interface ScoringMeter {

    void stage(Stage stage, long nanos);

    /// @param outcome `scored`, `refused`, `unavailable` or `rejected`
    /// @param reason of anything but a score
    /// @param sides `joint`, `payer-only`, or `none`
    /// @param nanos since the request came
    void outcome(String outcome, Optional<ReasonCode> reason, String sides, long nanos);

    /// A decision, by band and model.
    void decided(String band, String model);

    /// @param result `new`, `replayed`, `reused` or `in_flight`
    void idempotency(String result);

    /// A request was turned away at once.
    ///
    /// @param cause `permits` or `slow`
    void shed(String cause);

    /// Requests on their way now.
    void inFlight(int requests);

    /// An instance's evidence was judged.
    ///
    /// @param kind `sgx` or `simulated`
    /// @param rejection code of the attestation registry, if it was not accepted
    void appraised(String kind, Optional<String> rejection, long nanos);

    /// Tells several.
    static ScoringMeter all(List<ScoringMeter> meters) {
        return new ScoringMeter() {
            @Override
            public void stage(Stage stage, long nanos) {
                meters.forEach(meter -> meter.stage(stage, nanos));
            }

            @Override
            public void outcome(String outcome, Optional<ReasonCode> reason, String sides, long nanos) {
                meters.forEach(meter -> meter.outcome(outcome, reason, sides, nanos));
            }

            @Override
            public void decided(String band, String model) {
                meters.forEach(meter -> meter.decided(band, model));
            }

            @Override
            public void idempotency(String result) {
                meters.forEach(meter -> meter.idempotency(result));
            }

            @Override
            public void shed(String cause) {
                meters.forEach(meter -> meter.shed(cause));
            }

            @Override
            public void inFlight(int requests) {
                meters.forEach(meter -> meter.inFlight(requests));
            }

            @Override
            public void appraised(String kind, Optional<String> rejection, long nanos) {
                meters.forEach(meter -> meter.appraised(kind, rejection, nanos));
            }
        };
    }
}
