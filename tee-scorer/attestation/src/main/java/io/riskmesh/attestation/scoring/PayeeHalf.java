package io.riskmesh.attestation.scoring;

import io.riskmesh.attestation.frame.MalformedMessage;

/// The half of the bank that gets the money; its header's boundTo names the one payer half it serves.
public record PayeeHalf(HalfPayload payload) implements Half {

    private static final int SIDE = 2;

    @Override
    public byte[] encode() {
        return payload.encode(SIDE);
    }

    public static PayeeHalf decode(byte[] plain) throws MalformedMessage {
        return new PayeeHalf(HalfPayload.decode(plain, SIDE));
    }
}
