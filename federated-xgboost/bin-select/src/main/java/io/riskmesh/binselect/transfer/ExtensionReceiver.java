package io.riskmesh.binselect.transfer;

import io.riskmesh.binselect.cipher.EntropyStream;
import io.riskmesh.binselect.cipher.Hashes;
import io.riskmesh.binselect.message.PairMessage.ExtendChoices;
import io.riskmesh.binselect.octets.Enc;
import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.octets.Secret;

/// The feature owner's side of the extension (Ishai et al. 2003): chooses per row, feature and level. The check is that of
/// Keller, Orsini and Scholl 2015 in the form of ePrint 2022/192: a universal hash of every column instead of one
/// correlation of all rows. Its key is a digest over the columns, so no extra message is needed. Not thread-safe.
public final class ExtensionReceiver {
    private static final int COUNT = BaseTransfers.COUNT;

    private final Octets pair;
    private final Secret keys;
    private final Secret entropy;
    private final Columns columns = new Columns();
    private final PadHash pads = new PadHash();

    /// @param keys of both branches of the base transfers
    public ExtensionReceiver(Octets pair, Secret keys, Secret entropy) {
        this.pair = pair;
        this.keys = keys;
        this.entropy = entropy;
    }

    /// The message of one block. The same block of the same bins gives the same message.
    public ExtendChoices choose(BlockShape shape, byte[] bins) {
        int length = shape.columnBytes();
        byte[] choices = choices(shape, bins);
        byte[] own = own(shape);
        byte[] sent = new byte[COUNT * length];
        for (int i = 0; i < COUNT; i++) {
            columns.fill(keys.reveal(), 2 * i + 1, shape.block(), sent, i * length, length);
            Columns.xor(sent, i * length, own, i * length, length, -1L);
            Columns.xor(sent, i * length, choices, 0, length, -1L);
        }
        LinearHash hash = new LinearHash(checkSeed(pair, shape.block(), sent));
        byte[] check = new byte[ExtendChoices.CHECK_BYTES];
        System.arraycopy(hash.of(choices, 0, length), 0, check, 0, LinearHash.BYTES);
        for (int i = 0; i < COUNT; i++) {
            System.arraycopy(hash.of(own, i * length, length), 0, check, (i + 1) * LinearHash.BYTES, LinearHash.BYTES);
        }
        return new ExtendChoices(pair, shape.block(), Octets.wrap(sent), Octets.wrap(check));
    }

    /// The chosen branch of every transfer of the block, 16 bytes each.
    ///
    /// @param seeds both branches of each, hidden
    public byte[] open(BlockShape shape, byte[] bins, byte[] seeds) {
        byte[] choices = choices(shape, bins);
        byte[] opened = pads.of(BitColumns.rows(own(shape), shape.columnBytes(), shape.transfers()), shape.firstTransfer());
        for (int j = 0; j < shape.transfers(); j++) {
            int branch = (choices[j >> 3] >>> (j & 7)) & 1;
            Columns.xor(opened, j * 16, seeds, j * 32 + branch * 16, 16, -1L);
        }
        return opened;
    }

    static Octets checkSeed(Octets pair, int block, byte[] columns) {
        return Hashes.sha256(Enc.of("extension-check").octets(pair).u32(block), columns);
    }

    private byte[] own(BlockShape shape) {
        int length = shape.columnBytes();
        byte[] own = new byte[COUNT * length];
        for (int i = 0; i < COUNT; i++) {
            columns.fill(keys.reveal(), 2 * i, shape.block(), own, i * length, length);
        }
        return own;
    }

    // The complement of the bin's bits, most significant first; random ones behind them.
    private byte[] choices(BlockShape shape, byte[] bins) {
        byte[] choices = EntropyStream.of(entropy, Enc.of("extension-filling").octets(pair).u32(shape.block()))
                .bytes(shape.columnBytes());
        for (int unit = 0; unit < shape.units(); unit++) {
            int bin = bins[(int) shape.firstUnit() + unit] & 0xFF;
            for (int level = 0; level < shape.depth(); level++) {
                int j = unit * shape.depth() + level;
                int bit = ~(bin >>> (shape.depth() - 1 - level)) & 1;
                choices[j >> 3] = (byte) (choices[j >> 3] & ~(1 << (j & 7)) | bit << (j & 7));
            }
        }
        return choices;
    }
}
