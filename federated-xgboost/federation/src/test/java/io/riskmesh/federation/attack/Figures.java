package io.riskmesh.federation.attack;

import java.util.Locale;

/// Prints one line per attack, so that one command shows how the naive mode falls and the shipped one does not.
final class Figures {

    private Figures() {}

    static void print(String attack, String naive, String shipped) {
        System.out.println("ATTACK | " + attack + " | naive: " + naive + " | shipped: " + shipped);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
