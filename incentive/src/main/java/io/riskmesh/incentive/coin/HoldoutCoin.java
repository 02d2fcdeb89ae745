package io.riskmesh.incentive.coin;

import io.riskmesh.ledger.canonical.Digest;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What the coin says of rows and trees (design `incentive.md` section 3, items 5 and 6). Rows were committed to before it was
/// tossed, so that nobody fits its rows to the holdout or packs its blocks. Not thread-safe.
public final class HoldoutCoin {

    private static final BigInteger WHOLE = BigInteger.ONE.shiftLeft(Long.SIZE);
    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    private final CoinBytes coin;
    private final long bound; // unsigned; rows below it are held out

    /// @param holdoutPpm share of rows held out, above 0 and below one million
    public HoldoutCoin(Digest coin, int holdoutPpm) {
        if (holdoutPpm < 1 || holdoutPpm > 999_999) {
            throw new IllegalArgumentException("Expected a holdout of 1..999999 parts per million, got " + holdoutPpm);
        }
        this.coin = new CoinBytes(coin);
        bound = WHOLE.multiply(BigInteger.valueOf(holdoutPpm)).divide(MILLION).longValue();
    }

    /// Whether a row is held out: u("holdout" || row) < 2^64 * holdoutPpm / 10^6.
    public boolean holdsOut(byte[] rowId) {
        return Long.compareUnsigned(coin.unsigned("holdout", rowId), bound) < 0;
    }

    /// The trees that are valued where the budget does not reach for all: those of the smallest u("tree" || t), ascending.
    public List<Integer> chosenTrees(int trees, int count) {
        record Drawn(int tree, long number) {}
        List<Drawn> drawn = new ArrayList<>();
        for (int tree = 0; tree < trees; tree++) {
            drawn.add(new Drawn(tree, coin.unsigned("tree", java.nio.ByteBuffer.allocate(Integer.BYTES).putInt(tree).array())));
        }
        drawn.sort(Comparator.comparing(Drawn::number, Long::compareUnsigned).thenComparing(Drawn::tree));
        return drawn.subList(0, count).stream().map(Drawn::tree).sorted().toList();
    }
}
