package io.riskmesh.gateway.scoring.enclave;

import io.riskmesh.attestation.frame.Frame;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.MalformedMessage;
import java.util.Arrays;

/// A frame on its way through the host's gateway: type u8, body. Correlation is the host's own.
final class RelayedFrame {
    private RelayedFrame() {}

    static byte[] encode(FrameType type, byte[] body) {
        byte[] bytes = new byte[1 + body.length];
        bytes[0] = (byte) type.code();
        System.arraycopy(body, 0, bytes, 1, body.length);
        return bytes;
    }

    static Frame decode(byte[] bytes) throws MalformedMessage {
        if (bytes.length < 1 || bytes.length - 1 > Frame.MAX_BODY_BYTES) {
            throw new MalformedMessage("Expected a frame, got " + bytes.length + " bytes");
        }
        FrameType type = FrameType.of(bytes[0]).orElseThrow(() -> new MalformedMessage("Unknown type of frame " + bytes[0]));
        return new Frame(type, 0, Arrays.copyOfRange(bytes, 1, bytes.length));
    }
}
