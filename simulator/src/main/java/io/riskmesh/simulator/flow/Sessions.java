package io.riskmesh.simulator.flow;

import io.riskmesh.features.Session;
import io.riskmesh.simulator.random.SplitMix64;

/// Session signals: the one thing drawn with a view to fraud. `overlap` is the share of fraudsters' sessions that are drawn
/// as honest ones.
public final class Sessions {

    private static final double NEW_DEVICE = 0.045;
    private static final double IN_CALL = 0.02;

    private final double overlap;

    public Sessions(double overlap) {
        this.overlap = overlap;
    }

    public static Session honest(SplitMix64 random) {
        return session(random, NEW_DEVICE, IN_CALL, 100);
    }

    /// An honest person who takes care over a large payment, often with somebody on the phone.
    public static Session careful(SplitMix64 random) {
        return session(random, 0.06, 0.12, 220);
    }

    /// An honest person on a device that the bank does not know yet.
    public static Session newPhone(SplitMix64 random) {
        return session(random, 0.9, IN_CALL, 110);
    }

    /// The victim's own device, talked through by the fraudster.
    public Session scammed(SplitMix64 random) {
        return random.chance(overlap) ? honest(random) : session(random, 0.05, 0.35, 230);
    }

    /// The fraudster's device.
    public Session takenOver(SplitMix64 random) {
        return random.chance(overlap) ? honest(random) : session(random, 0.8, 0.04, 70);
    }

    /// Whether a takeover goes with a password reset that the bank sees.
    public boolean resetsPassword(SplitMix64 random) {
        return random.chance(0.5 * (1 - overlap));
    }

    private static Session session(SplitMix64 random, double newDevice, double inCall, double medianSeconds) {
        boolean fresh = random.chance(newDevice);
        boolean call = random.chance(inCall);
        return new Session(fresh, (int) random.lognormal(medianSeconds, 0.7), call);
    }
}
