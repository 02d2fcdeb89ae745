package io.riskmesh.attestation.collateral;

/// Comparison of flags of which only some count.
final class Masks {

    private Masks() {}

    static boolean matches(byte[] found, byte[] mask, byte[] value) {
        for (int i = 0; i < value.length; i++) {
            if ((found[i] & mask[i]) != value[i]) {
                return false;
            }
        }
        return true;
    }
}
