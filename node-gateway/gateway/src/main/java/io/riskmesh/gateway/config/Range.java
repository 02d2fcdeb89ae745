package io.riskmesh.gateway.config;

import java.time.Duration;

/// Checks that records of the configuration make; each message begins with the field's name.
final class Range {
    private Range() {}

    static void check(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": expected " + least + " to " + most + ", got " + value);
        }
    }

    static void check(String name, Duration value, String least, String most) {
        if (value.compareTo(DurationText.parse(least)) < 0 || value.compareTo(DurationText.parse(most)) > 0) {
            throw new IllegalArgumentException(name + ": expected " + least + " to " + most + ", got " + DurationText.print(value));
        }
    }
}
