package io.riskmesh.binselect.refusal;

/// Carries a refusal from a check up to the `step` that turns it into an effect. Never leaves a machine of this room.
public final class RefusedInput extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedInput(Refusal refusal) {
        super(refusal.toString(), null, false, false);
        this.refusal = refusal;
    }

    public RefusedInput(SelectRefusal reason, Object expected, Object actual) {
        this(Refusal.of(reason, expected, actual));
    }

    public Refusal refusal() {
        return refusal;
    }

    /// Refuses unless the condition holds.
    public static void unless(boolean condition, SelectRefusal reason, Object expected, Object actual) throws RefusedInput {
        if (!condition) {
            throw new RefusedInput(reason, expected, actual);
        }
    }
}
