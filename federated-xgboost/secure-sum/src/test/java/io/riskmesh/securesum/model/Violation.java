package io.riskmesh.securesum.model;

/// An invariant does not hold. The explorer adds how the world came to be.
final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int invariant;

    /// @param invariant its number in design `secure-sum.md` section 10; 0 for the derived claim that no smaller sum opens
    Violation(int invariant, String what) {
        super("invariant " + invariant + ": " + what);
        this.invariant = invariant;
    }

    int invariant() {
        return invariant;
    }

    Violation after(String path) {
        return new Violation(invariant, getMessage().substring(getMessage().indexOf(": ") + 2) + "\n" + path);
    }
}
