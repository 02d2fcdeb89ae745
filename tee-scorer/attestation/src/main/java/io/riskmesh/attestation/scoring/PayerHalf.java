package io.riskmesh.attestation.scoring;

import io.riskmesh.attestation.frame.MalformedMessage;

/// The half of the bank that sends the money and asks.
public record PayerHalf(HalfPayload payload) implements Half {

    private static final int SIDE = 1;

    @Override
    public byte[] encode() {
        return payload.encode(SIDE);
    }

    public static PayerHalf decode(byte[] plain) throws MalformedMessage {
        return new PayerHalf(HalfPayload.decode(plain, SIDE));
    }
}
