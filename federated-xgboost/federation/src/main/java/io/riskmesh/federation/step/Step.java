package io.riskmesh.federation.step;

import java.util.List;

/// What a machine answers: its next state and what the host must do, in order.
public record Step<S>(S state, List<Effect> effects) {
    public Step {
        effects = List.copyOf(effects);
    }
}
