package io.riskmesh.attestation.session;

import java.util.concurrent.atomic.AtomicBoolean;

/// A sealed message that was authentic. It is answered at most once: two answers under one sequence would use a nonce twice.
/// Thread-safe.
public final class OpenedMessage {

    private final SealedHeader header;
    private final byte[] plain;
    private final AtomicBoolean answered = new AtomicBoolean();

    OpenedMessage(SealedHeader header, byte[] plain) {
        this.header = header;
        this.plain = plain;
    }

    public SealedHeader header() {
        return header;
    }

    /// The bytes that were sealed; not changed by anyone.
    public byte[] plain() {
        return plain;
    }

    /// @throws IllegalStateException if it was answered before
    void takeAnswer() {
        if (answered.getAndSet(true)) {
            throw new IllegalStateException("Sequence " + header.sequence() + " is answered already");
        }
    }

    @Override
    public String toString() {
        return "OpenedMessage[" + header.type() + ", " + header.sequence() + "]";
    }
}
