package io.riskmesh.securesum;

import java.security.SecureRandom;
import java.util.Arrays;

/// A source of randomness that gives the bytes it was told to give, and fails when they are used up: for published vectors,
/// which say what was drawn.
public final class ScriptedRandom extends SecureRandom {
    private static final long serialVersionUID = 1L;

    private final byte[] script;
    private int at;

    private ScriptedRandom(byte[] script) {
        this.script = script;
    }

    public static ScriptedRandom of(byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        byte[] script = new byte[length];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, script, at, part.length);
            at += part.length;
        }
        return new ScriptedRandom(script);
    }

    @Override
    public void nextBytes(byte[] bytes) {
        if (script.length - at < bytes.length) {
            throw new IllegalStateException("Expected " + (script.length - at) + " bytes to be drawn, not " + bytes.length);
        }
        System.arraycopy(script, at, bytes, 0, bytes.length);
        at += bytes.length;
    }

    public int left() {
        return script.length - at;
    }
}
