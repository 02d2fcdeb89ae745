package io.riskmesh.binselect.transfer;

import static io.riskmesh.binselect.cipher.SlowCipher.permute;
import static io.riskmesh.binselect.cipher.SlowCipher.slice;
import static io.riskmesh.binselect.cipher.SlowCipher.xor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.binselect.message.PairMessage.ExtendChoices;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The extension with base transfers that the test makes itself, against a second implementation bit by bit, and the attack
/// of one who flips a choice in one column.
final class ExtensionTest {
    private static final Octets PAIR = Octets.wrap(new byte[32]);

    private final Random random = new Random(51);
    private final Secret delta = secret(16);
    private final Secret bothKeys = secret(128 * 32);
    private final Secret chosenKeys = chosen();
    private final Secret entropy = secret(32);

    @ParameterizedTest
    @CsvSource({"1,1", "7,5", "128,1", "43,3", "300,5"})
    void the_receiver_reads_the_branch_of_its_bin_and_not_the_other(int units, int depth) {
        BlockShape shape = new BlockShape(3, 11, units, depth);
        byte[] bins = bins(11 + units, depth);
        ExtensionReceiver receiver = new ExtensionReceiver(PAIR, bothKeys, entropy);
        ExtendChoices choices = receiver.choose(shape, bins);
        ExtensionSender sender = new ExtensionSender(PAIR, delta, chosenKeys);
        ExtensionSender.Correlation correlation = sender.correlate(shape, choices);
        assertTrue(sender.holds(correlation, choices));
        byte[] branches = bytes(32 * shape.transfers());
        byte[] hidden = sender.hide(correlation, branches);
        byte[] opened = receiver.open(shape, bins, hidden);
        for (int j = 0; j < shape.transfers(); j++) {
            int bin = bins[11 + j / depth] & 0xFF;
            int branch = 1 - (bin >>> (depth - 1 - j % depth) & 1);
            assertArrayEquals(slice(branches, 2 * j + branch, 16), slice(opened, j, 16));
            byte[] pad = slowPad(shape, correlation, j, 0);
            assertArrayEquals(xor(slice(branches, 2 * j, 16), pad), slice(hidden, 2 * j, 16));
            byte[] otherPad = slowPad(shape, correlation, j, 1);
            assertArrayEquals(xor(slice(branches, 2 * j + 1, 16), otherPad), slice(hidden, 2 * j + 1, 16));
            assertFalse(Arrays.equals(pad, otherPad));
        }
        assertEquals(choices, receiver.choose(shape, bins), "the same question again");
    }

    @Test
    void one_flipped_bit_of_columns_or_hashes_is_noticed() {
        BlockShape shape = new BlockShape(0, 0, 60, 5);
        ExtendChoices honest = new ExtensionReceiver(PAIR, bothKeys, entropy).choose(shape, bins(60, 5));
        ExtensionSender sender = new ExtensionSender(PAIR, delta, chosenKeys);
        for (int trial = 0; trial < 50; trial++) {
            byte[] check = honest.check().toArray();
            int bit = random.nextInt(8 * check.length);
            check[bit / 8] ^= (byte) (1 << bit % 8);
            ExtendChoices changed = new ExtendChoices(PAIR, 0, honest.columns(), Octets.wrap(check));
            // A change of hash(r) alone is seen by the columns with Δ_i = 1.
            assertFalse(sender.holds(sender.correlate(shape, changed), changed), "bit " + bit);
            byte[] columns = honest.columns().toArray();
            columns[random.nextInt(columns.length)] ^= 4;
            ExtendChoices garbled = new ExtendChoices(PAIR, 0, Octets.wrap(columns), honest.check());
            assertFalse(sender.holds(sender.correlate(shape, garbled), garbled));
        }
    }

    /// Column i is flipped at transfer i alone. Who may see an answer (defence off) finds out which pad hides a branch that it
    /// knows, and with it bit i of Δ; with Δ it reads both branches of everything.
    @Test
    void a_choice_flip_finds_delta_unless_the_check_is_made() {
        BlockShape shape = new BlockShape(0, 0, 128, 1);
        byte[] bins = bins(128, 1);
        ExtensionReceiver receiver = new ExtensionReceiver(PAIR, bothKeys, entropy);
        ExtendChoices honest = receiver.choose(shape, bins);
        byte[] columns = honest.columns().toArray();
        for (int i = 0; i < 128; i++) {
            columns[i * shape.columnBytes() + i / 8] ^= (byte) (1 << i % 8);
        }
        ExtendChoices flipped = forged(shape, honest, columns);
        ExtensionSender sender = new ExtensionSender(PAIR, delta, chosenKeys);
        ExtensionSender.Correlation correlation = sender.correlate(shape, flipped);
        assertFalse(sender.holds(correlation, flipped), "the defence");

        byte[] branches = new byte[32 * 128]; // what the attacker knows of them: that they are zeros
        byte[] opened = receiver.open(shape, bins, sender.hide(correlation, branches));
        byte[] found = new byte[16];
        for (int i = 0; i < 128; i++) {
            boolean padAsExpected = Arrays.equals(slice(opened, i, 16), new byte[16]);
            found[i / 8] |= (byte) ((padAsExpected ? 0 : 1) << i % 8);
        }
        assertEquals(delta, Secret.wrap(found));
    }

    // The attacker's best hashes: those of its own columns and honest choices.
    private ExtendChoices forged(BlockShape shape, ExtendChoices honest, byte[] columns) {
        LinearHash hash = new LinearHash(ExtensionReceiver.checkSeed(PAIR, 0, columns));
        int length = shape.columnBytes();
        byte[] own = new byte[128 * length];
        Columns stream = new Columns();
        for (int i = 0; i < 128; i++) {
            stream.fill(bothKeys.reveal(), 2 * i, 0, own, i * length, length);
        }
        byte[] other = new byte[length];
        stream.fill(bothKeys.reveal(), 1, 0, other, 0, length);
        byte[] choices = xor(xor(Arrays.copyOf(own, length), other), Arrays.copyOf(honest.columns().array(), length));
        byte[] check = new byte[ExtendChoices.CHECK_BYTES];
        System.arraycopy(hash.of(choices, 0, length), 0, check, 0, 16);
        for (int i = 0; i < 128; i++) {
            System.arraycopy(hash.of(own, i * length, length), 0, check, (i + 1) * 16, 16);
        }
        return new ExtendChoices(PAIR, 0, Octets.wrap(columns), Octets.wrap(check));
    }

    @Test
    void the_linear_hash_is_ghash_without_mask_and_affine() {
        Octets seed = Octets.wrap(bytes(32));
        LinearHash hash = new LinearHash(seed);
        for (int blocks : new int[] {1, 2, 5, 33}) {
            byte[] a = bytes(16 * blocks);
            byte[] b = bytes(16 * blocks);
            assertArrayEquals(slowGhash(seed, a), hash.of(a, 0, a.length));
            assertArrayEquals(xor(xor(hash.of(a, 0, a.length), hash.of(b, 0, a.length)), hash.ofZeros(a.length)),
                    hash.of(xor(a, b), 0, a.length));
        }
    }

    @Test
    void rows_are_the_columns_turned() {
        int columnBytes = 48;
        byte[] columns = bytes(128 * columnBytes);
        byte[] rows = BitColumns.rows(columns, columnBytes, 350);
        for (int j = 0; j < 350; j++) {
            for (int i = 0; i < 128; i++) {
                assertEquals(columns[i * columnBytes + j / 8] >>> j % 8 & 1, rows[j * 16 + i / 8] >>> i % 8 & 1);
            }
        }
    }

    // SP 800-38D, algorithms 1 and 2, bit by bit: X • H for each block, after it the block of lengths.
    private static byte[] slowGhash(Octets seed, byte[] data) {
        BigInteger key = new BigInteger(1, aes(Arrays.copyOf(seed.array(), 16)));
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < data.length / 16; i++) {
            sum = times(sum.xor(new BigInteger(1, slice(data, i, 16))), key);
        }
        sum = times(sum.xor(BigInteger.valueOf(8L * data.length).shiftLeft(64)), key);
        byte[] bytes = sum.toByteArray();
        byte[] out = new byte[16];
        for (int i = 0; i < Math.min(16, bytes.length); i++) {
            out[15 - i] = bytes[bytes.length - 1 - i];
        }
        return out;
    }

    private static BigInteger times(BigInteger x, BigInteger y) {
        BigInteger product = BigInteger.ZERO;
        BigInteger shifted = y;
        for (int i = 0; i < 128; i++) {
            if (x.testBit(127 - i)) {
                product = product.xor(shifted);
            }
            boolean carry = shifted.testBit(0);
            shifted = shifted.shiftRight(1);
            shifted = carry ? shifted.xor(BigInteger.valueOf(0xE1).shiftLeft(120)) : shifted;
        }
        return product;
    }

    private static byte[] aes(byte[] key) {
        try {
            javax.crypto.Cipher cipher = javax.crypto.Cipher.getInstance("AES/ECB/NoPadding");
            cipher.init(javax.crypto.Cipher.ENCRYPT_MODE, new javax.crypto.spec.SecretKeySpec(key, "AES"));
            return cipher.doFinal(new byte[16]);
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] slowPad(BlockShape shape, ExtensionSender.Correlation correlation, int j, int branch) {
        byte[] row = new byte[16];
        for (int i = 0; i < 128; i++) {
            int bit = correlation.columns().reveal()[i * shape.columnBytes() + j / 8] >>> j % 8 & 1;
            row[i / 8] |= (byte) (bit << i % 8);
        }
        byte[] input = branch == 0 ? row : xor(row, delta.reveal());
        byte[] once = permute("transfer", input);
        byte[] tweak = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putLong(shape.firstUnit() * shape.depth() + j).array();
        return xor(permute("transfer", xor(once, tweak)), once);
    }

    private Secret chosen() {
        byte[] chosen = new byte[128 * 16];
        for (int i = 0; i < 128; i++) {
            System.arraycopy(bothKeys.reveal(), (2 * i + BaseTransfers.bit(delta, i)) * 16, chosen, i * 16, 16);
        }
        return Secret.wrap(chosen);
    }

    private byte[] bins(int count, int depth) {
        byte[] bins = new byte[count];
        for (int i = 0; i < count; i++) {
            bins[i] = (byte) random.nextInt(1 << depth);
        }
        return bins;
    }

    private Secret secret(int count) {
        return Secret.wrap(bytes(count));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
