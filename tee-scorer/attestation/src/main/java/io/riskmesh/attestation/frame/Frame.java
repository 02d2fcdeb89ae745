package io.riskmesh.attestation.frame;

/// One frame. The body belongs to the frame and is not changed.
///
/// @param correlation chosen by who asks; the answer repeats it
public record Frame(FrameType type, long correlation, byte[] body) {

    /// Most bytes of a frame after its length field.
    public static final int MAX_BYTES = 1 << 20;

    /// Bytes of type and correlation.
    public static final int HEAD_BYTES = 9;

    public static final int MAX_BODY_BYTES = MAX_BYTES - HEAD_BYTES;

    public Frame {
        if (body.length > MAX_BODY_BYTES) {
            throw new IllegalArgumentException("A body has at most " + MAX_BODY_BYTES + " bytes, got " + body.length);
        }
    }

    @Override
    public String toString() {
        return "Frame[" + type + ", " + correlation + ", " + body.length + " bytes]";
    }
}
