package io.riskmesh.incentive.coin;

import io.riskmesh.ledger.canonical.Digest;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Which block each of a bank's training rows is in: rows in the order of u("block" || row), cut into blocks of m rows; what is
/// left is a smaller block (design `incentive.md` section 3, item 6). Immutable.
/// Shape: one block per row, in the order of the rows given.
public final class RowBlocks {

    private final int[] blocks;
    private final int count;

    private RowBlocks(int[] blocks, int count) {
        this.blocks = blocks;
        this.count = count;
    }

    /// m, one for all banks: max(blockRowsMin, ceil(sum of row bounds / maxBlocks)).
    public static long blockRows(long blockRowsMin, int maxBlocks, Collection<Long> rowBounds) {
        long sum = rowBounds.stream().reduce(0L, Math::addExact);
        return Math.max(blockRowsMin, Math.ceilDiv(sum, (long) maxBlocks));
    }

    /// @param rowIds of the bank's training rows, each once
    public static RowBlocks of(Digest coin, List<byte[]> rowIds, long blockRows) {
        record Drawn(int row, long number, byte[] id) {}
        CoinBytes bytes = new CoinBytes(coin);
        Drawn[] drawn = new Drawn[rowIds.size()];
        for (int row = 0; row < drawn.length; row++) {
            drawn[row] = new Drawn(row, bytes.unsigned("block", rowIds.get(row)), rowIds.get(row));
        }
        Arrays.sort(drawn, Comparator.comparing(Drawn::number, Long::compareUnsigned)
                .thenComparing(Drawn::id, Arrays::compareUnsigned));
        int[] blocks = new int[drawn.length];
        for (int place = 0; place < drawn.length; place++) {
            blocks[drawn[place].row] = (int) (place / blockRows);
        }
        return new RowBlocks(blocks, drawn.length == 0 ? 0 : (int) ((drawn.length - 1) / blockRows) + 1);
    }

    /// Of a row, by its place among the rows given.
    public int block(int row) {
        return blocks[row];
    }

    public int count() {
        return count;
    }
}
