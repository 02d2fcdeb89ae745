package io.riskmesh.features;

/// What the payer's bank sees of the session in which a payment is ordered.
///
/// @param newDevice the device was not bound to the account before
/// @param seconds length of the session until the order, >= 0
/// @param callInProgress the phone is in a call
public record Session(boolean newDevice, int seconds, boolean callInProgress) {

    public Session {
        if (seconds < 0) {
            throw new IllegalArgumentException("Expected a session of >= 0 seconds, got " + seconds);
        }
    }
}
