package io.riskmesh.federation.role;

import java.util.ArrayList;
import java.util.List;

/// What a role answers: its next state and its orders, in order.
public record Turn<S>(S state, List<Order> orders) {
    public Turn {
        orders = List.copyOf(orders);
    }

    public static <S> Turn<S> of(S state, Order... orders) {
        return new Turn<>(state, List.of(orders));
    }

    /// These orders, then those of the next turn.
    public Turn<S> then(Turn<S> next) {
        List<Order> all = new ArrayList<>(orders);
        all.addAll(next.orders);
        return new Turn<>(next.state, all);
    }
}
