package io.riskmesh.federation.message;

import io.riskmesh.securesum.octets.Octets;

/// One bit per row of a node, in pair order, 1 for left; bit i is bit i mod 8 of byte i / 8, and unused bits are 0.
/// Printing shows the shape only.
public record NodeBits(int node, int rows, Octets bits) {

    public static NodeBits of(int node, boolean[] left) {
        byte[] bits = new byte[bytes(left.length)];
        for (int i = 0; i < left.length; i++) {
            bits[i / Byte.SIZE] |= (byte) (left[i] ? 1 << i % Byte.SIZE : 0);
        }
        return new NodeBits(node, left.length, Octets.wrap(bits));
    }

    public boolean[] left() {
        boolean[] left = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            left[i] = (bits.array()[i / Byte.SIZE] >> i % Byte.SIZE & 1) == 1;
        }
        return left;
    }

    static int bytes(int rows) {
        return Math.ceilDiv(rows, Byte.SIZE);
    }

    /// Whether there is a byte for every eight rows and no bit beyond them.
    static boolean isWhole(int rows, Octets bits) {
        int used = rows % Byte.SIZE;
        return bits.length() == bytes(rows)
                && (used == 0 || (bits.array()[bits.length() - 1] & 0xFF) >>> used == 0);
    }

    @Override
    public String toString() {
        return "NodeBits[node " + node + ", " + rows + " rows]";
    }
}
