package io.riskmesh.attestation.scoring;

/// Why a score is as it is: one of the caller's own features or the other side as a whole, and which way it pushed. No values.
///
/// @param feature index into the policy's reason table, or [#OTHER_SIDE]
/// @param raises whether it made the score higher
public record ScoreReason(int feature, boolean raises) {

    public static final int OTHER_SIDE = 255;

    public ScoreReason {
        if (feature < 0 || feature > OTHER_SIDE) {
            throw new IllegalArgumentException("A feature lies within 0..255, got " + feature);
        }
    }
}
