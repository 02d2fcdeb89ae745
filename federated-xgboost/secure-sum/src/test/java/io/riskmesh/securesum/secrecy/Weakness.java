package io.riskmesh.securesum.secrecy;

import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.primitive.Keystream;
import io.riskmesh.securesum.primitive.Keystreams;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// Ways a bank's masks could be wrong, put under the unchanged machines. Each must fail the tests the real masks pass.
enum Weakness {
    NONE,
    /// The highest bit of every mask word is zero.
    ONE_BIT_SHORT,
    /// The private mask, which runs in the first lane, is zero.
    NO_PRIVATE_MASK,
    /// Each lane keeps the first key it ever got, so two aggregations have the same masks.
    REUSED_MASKS;

    /// The keystreams of one bank.
    Keystreams over(Field field, Keystreams honest) {
        return switch (this) {
            case NONE -> honest;
            case ONE_BIT_SHORT -> (lane, key) -> new Filtered(honest.start(lane, key), bytes -> clearTopBits(field, bytes));
            case NO_PRIVATE_MASK -> (lane, key) -> lane == 0
                    ? new Filtered(honest.start(lane, key), bytes -> Arrays.fill(bytes, (byte) 0))
                    : honest.start(lane, key);
            case REUSED_MASKS -> {
                Map<Integer, byte[]> first = new TreeMap<>();
                yield (lane, key) -> honest.start(lane, first.computeIfAbsent(lane, _ -> key.clone()));
            }
        };
    }

    private static void clearTopBits(Field field, byte[] bytes) {
        int top = field.bits() - 1;
        for (int at = top / 8; at < bytes.length; at += field.cellBytes()) {
            bytes[at] &= (byte) ~(1 << (top % 8));
        }
    }

    private interface Change {
        void apply(byte[] bytes);
    }

    private record Filtered(Keystream honest, Change change) implements Keystream {

        @Override
        public void next(byte[] out, int length) {
            byte[] bytes = new byte[length];
            honest.next(bytes, length);
            change.apply(bytes);
            System.arraycopy(bytes, 0, out, 0, length);
        }

        @Override
        public void block(byte[] input, byte[] output) {
            honest.block(input, output);
        }
    }
}
