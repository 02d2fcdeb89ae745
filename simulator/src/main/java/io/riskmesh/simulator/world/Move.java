package io.riskmesh.simulator.world;

/// A bank that joins or leaves on a day.
///
/// @param bank counted from 1; 0 for none
/// @param day 0-based; a joining bank takes part from its start, a leaving bank until its start
public record Move(int bank, int day) {

    public static final Move NONE = new Move(0, 0);

    /// Whether it is this bank (0-based) that moves.
    boolean concerns(int index) {
        return bank - 1 == index;
    }
}
