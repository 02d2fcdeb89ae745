package io.riskmesh.binselect.step;

import java.util.List;

/// What a pure machine answers: its next state and what the host must do, in order.
public record Step<S>(S state, List<Effect> effects) {

    public Step {
        effects = List.copyOf(effects);
    }

    public static <S> Step<S> of(S state, Effect... effects) {
        return new Step<>(state, List.of(effects));
    }
}
