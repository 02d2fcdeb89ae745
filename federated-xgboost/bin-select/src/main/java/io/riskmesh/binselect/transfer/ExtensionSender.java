package io.riskmesh.binselect.transfer;

import io.riskmesh.binselect.message.PairMessage.ExtendChoices;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;
import java.util.Arrays;

/// The gradient owner's side of the extension: learns nothing of the choices, and checks that each is one choice, the same
/// in all 128 columns; otherwise the other bank could learn Δ bit by bit, and with it both branches of everything.
/// Not thread-safe.
public final class ExtensionSender {
    private static final int COUNT = BaseTransfers.COUNT;

    private final Octets pair;
    private final Secret delta;
    private final Secret keys;
    private final Columns columns = new Columns();
    private final PadHash pads = new PadHash();

    /// @param delta the choices of the base transfers, 16 bytes
    /// @param keys of the chosen branches
    public ExtensionSender(Octets pair, Secret delta, Secret keys) {
        this.pair = pair;
        this.delta = delta;
        this.keys = keys;
    }

    /// What the block's transfers are made of.
    public record Correlation(BlockShape shape, Secret columns) {}

    public Correlation correlate(BlockShape shape, ExtendChoices message) {
        int length = shape.columnBytes();
        byte[] own = new byte[COUNT * length];
        for (int i = 0; i < COUNT; i++) {
            columns.fill(keys.reveal(), i, shape.block(), own, i * length, length);
            Columns.xor(own, i * length, message.columns().array(), i * length, length, -(long) BaseTransfers.bit(delta, i));
        }
        return new Correlation(shape, Secret.wrap(own));
    }

    /// Whether every column holds the same choices: hash(q_i) = hash(t_i) ⊕ Δ_i (hash(r) ⊕ hash(0)).
    public boolean holds(Correlation correlation, ExtendChoices message) {
        int length = correlation.shape().columnBytes();
        LinearHash hash = new LinearHash(ExtensionReceiver.checkSeed(pair, correlation.shape().block(), message.columns().array()));
        byte[] zeros = hash.ofZeros(length);
        byte[] told = message.check().array();
        int difference = 0;
        for (int i = 0; i < COUNT; i++) {
            byte[] found = hash.of(correlation.columns().reveal(), i * length, length);
            int mask = -BaseTransfers.bit(delta, i);
            for (int b = 0; b < LinearHash.BYTES; b++) {
                difference |= (found[b] ^ told[(i + 1) * LinearHash.BYTES + b] ^ (told[b] ^ zeros[b]) & mask) & 0xFF;
            }
        }
        return difference == 0;
    }

    /// Hides two branches per transfer.
    ///
    /// @param branches 2 × 16 bytes per transfer
    public byte[] hide(Correlation correlation, byte[] branches) {
        BlockShape shape = correlation.shape();
        byte[] rows = BitColumns.rows(correlation.columns().reveal(), shape.columnBytes(), shape.transfers());
        byte[] first = pads.of(rows, shape.firstTransfer());
        for (int j = 0; j < shape.transfers(); j++) {
            Columns.xor(rows, j * 16, delta.reveal(), 0, 16, -1L);
        }
        byte[] second = pads.of(rows, shape.firstTransfer());
        byte[] hidden = Arrays.copyOf(branches, branches.length);
        for (int j = 0; j < shape.transfers(); j++) {
            Columns.xor(hidden, j * 32, first, j * 16, 16, -1L);
            Columns.xor(hidden, j * 32 + 16, second, j * 16, 16, -1L);
        }
        return hidden;
    }
}
