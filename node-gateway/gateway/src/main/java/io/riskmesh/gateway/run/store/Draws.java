package io.riskmesh.gateway.run.store;

import java.util.HexFormat;

/// What a bank drew for a run and must have again after a restart. Secrets of the bank: whoever has them knows which rows a tree was
/// grown on, and can try rows against the bank's commitment.
///
/// @param sampleSeed of its row samples
/// @param rowSecret that rows are committed under
/// @param nonce its part of the coin
public record Draws(long sampleSeed, byte[] rowSecret, byte[] nonce) {
    private static final String BORDER = ".";

    String text() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(sampleSeed) + BORDER + hex.formatHex(rowSecret) + BORDER + hex.formatHex(nonce);
    }

    static Draws of(String text) {
        String[] parts = text.split("\\.", -1);
        HexFormat hex = HexFormat.of();
        return new Draws(HexFormat.fromHexDigitsToLong(parts[0]), hex.parseHex(parts[1]), hex.parseHex(parts[2]));
    }

    @Override
    public String toString() {
        return "Draws[redacted]";
    }
}
