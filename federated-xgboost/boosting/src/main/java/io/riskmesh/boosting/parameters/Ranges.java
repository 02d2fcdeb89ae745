package io.riskmesh.boosting.parameters;

/// Range checks of parameters, with one form of message.
final class Ranges {

    private Ranges() {}

    static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("Expected " + name + " in " + least + ".." + most + ", got " + value);
        }
    }

    /// A rate in (0, 1].
    static void rate(String name, double value) {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException("Expected " + name + " in (0, 1], got " + value);
        }
    }
}
