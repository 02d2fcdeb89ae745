package io.riskmesh.attestation.release;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// Shamir's scheme byte by byte over GF(2^8) with x^8 + x^4 + x^3 + x + 1: any k of n shares give the secret, fewer say nothing.
/// No tables and no branches that depend on secrets. Shares say nothing about their own truth; commitments do.
public final class SecretSharing {

    /// Most shares: their indices are the field's elements but 0.
    public static final int MOST_SHARES = 255;

    private SecretSharing() {}

    /// Share i + 1 at index i.
    ///
    /// @param k fewest that give the secret, 1 to n
    /// @param n 1 to 255
    public static List<byte[]> split(byte[] secret, int k, int n, SecureRandom random) {
        if (k < 1 || k > n || n > MOST_SHARES) {
            throw new IllegalArgumentException("1 <= k <= n <= 255, got k=" + k + ", n=" + n);
        }
        byte[][] coefficients = new byte[k][];
        coefficients[0] = secret;
        for (int degree = 1; degree < k; degree++) {
            coefficients[degree] = new byte[secret.length];
            random.nextBytes(coefficients[degree]);
        }
        List<byte[]> shares = new ArrayList<>();
        for (int x = 1; x <= n; x++) {
            shares.add(evaluate(coefficients, x, secret.length));
        }
        return shares;
    }

    /// The secret of exactly k true shares; of anything else some other bytes.
    ///
    /// @param shares by index, from 1, all of one length
    public static byte[] combine(SortedMap<Integer, byte[]> shares) {
        byte[] secret = new byte[shares.firstEntry().getValue().length];
        for (Map.Entry<Integer, byte[]> share : shares.entrySet()) {
            int weight = weightAtZero(share.getKey(), shares);
            for (int i = 0; i < secret.length; i++) {
                secret[i] ^= (byte) multiply(share.getValue()[i] & 0xFF, weight);
            }
        }
        return secret;
    }

    private static byte[] evaluate(byte[][] coefficients, int x, int length) {
        byte[] share = new byte[length];
        for (int degree = coefficients.length - 1; degree >= 0; degree--) {
            for (int i = 0; i < length; i++) {
                share[i] = (byte) (multiply(share[i] & 0xFF, x) ^ coefficients[degree][i]);
            }
        }
        return share;
    }

    // Lagrange: the product of x_j / (x_j - x_i); subtraction is exclusive or.
    private static int weightAtZero(int index, SortedMap<Integer, byte[]> shares) {
        int weight = 1;
        for (int other : shares.keySet()) {
            if (other != index) {
                weight = multiply(weight, multiply(other, invert(other ^ index)));
            }
        }
        return weight;
    }

    static int multiply(int a, int b) {
        int product = 0;
        int power = a;
        for (int bit = 0; bit < 8; bit++) {
            product ^= power & -(b >>> bit & 1);
            power = power << 1 ^ 0x11B & -(power >>> 7);
        }
        return product & 0xFF;
    }

    /// a^254, which is 1/a for a != 0.
    static int invert(int a) {
        int square = a;
        int inverse = 1;
        for (int i = 1; i < 8; i++) {
            square = multiply(square, square);
            inverse = multiply(inverse, square);
        }
        return inverse;
    }
}
