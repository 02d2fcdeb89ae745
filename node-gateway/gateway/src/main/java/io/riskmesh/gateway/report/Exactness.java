package io.riskmesh.gateway.report;

import java.util.Optional;

/// Federated against pooled training, bit for bit.
///
/// @param treesCompared trees of both forests
/// @param marginsCompared test rows whose margin bits were compared
/// @param firstDifference where they part, absent when they are equal
public record Exactness(int treesCompared, int marginsCompared, Optional<String> firstDifference) {
    /// Whether nothing differs.
    public boolean isEqual() {
        return firstDifference.isEmpty();
    }
}
