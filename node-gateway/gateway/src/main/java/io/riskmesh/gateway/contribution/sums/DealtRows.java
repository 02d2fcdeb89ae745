package io.riskmesh.gateway.contribution.sums;

import io.riskmesh.boosting.sampling.RowSample;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.split.HoldOut;
import io.riskmesh.incentive.coin.HoldoutCoin;
import io.riskmesh.incentive.coin.RowBlocks;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.OverlapControl;
import io.riskmesh.ledger.part.ValuationTerms;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/// A bank's rows of a run whose contributions are measured, as the run's coin deals them: every row was committed to before the coin
/// was tossed, under the id by which it is dealt.
///
/// @param train learned from, with a block each
/// @param validation looked at by early stopping; may be empty
/// @param holdout never learned from and never looked at while training
/// @param fingerprints of all rows, for the evaluator to find copies; empty where nobody looks for them
public record DealtRows(Dataset train, Dataset validation, Dataset holdout, RowBlocks blocks, List<Digest> fingerprints) {

    public DealtRows {
        fingerprints = List.copyOf(fingerprints);
    }

    /// How rows are dealt.
    ///
    /// @param rowBounds of all banks, which decide the size of blocks
    /// @param validationSalt and `validationShare` draw what early stopping looks at from what is not held out
    public record Deal(Digest coin, ValuationTerms terms, Collection<Long> rowBounds, String validationSalt, double validationShare) {}

    /// Deals rows.
    ///
    /// @param ordinal of the bank among those invited
    public static DealtRows of(Dataset all, int ordinal, Deal deal) {
        HoldoutCoin coin = new HoldoutCoin(deal.coin(), deal.terms().holdoutPpm());
        boolean[] held = new boolean[all.rows()];
        for (int row = 0; row < held.length; row++) {
            held[row] = coin.holdsOut(id(ordinal, row));
        }
        int[] kept = IntStream.range(0, held.length).filter(row -> !held[row]).toArray();
        Dataset rest = all.select(kept);
        int[] train = HoldOut.partRows(rest, deal.validationSalt(), deal.validationShare(), false);
        List<byte[]> ids = Arrays.stream(train).mapToObj(row -> id(ordinal, kept[row])).toList();
        long blockRows = RowBlocks.blockRows(deal.terms().blockRowsMin(), deal.terms().maxBlocks(), deal.rowBounds());
        return new DealtRows(rest.select(train),
                rest.select(HoldOut.partRows(rest, deal.validationSalt(), deal.validationShare(), true)),
                all.select(IntStream.range(0, held.length).filter(row -> held[row]).toArray()),
                RowBlocks.of(deal.coin(), ids, blockRows), deal.terms().overlapControl() == OverlapControl.OFF ? List.of()
                        : RowFingerprints.of(all, deal.coin()));
    }

    // The id under which the bank committed to the row.
    private static byte[] id(int ordinal, int row) {
        return ByteBuffer.allocate(Long.BYTES).putLong(RowSample.rowId(ordinal, row)).array();
    }

    @Override
    public String toString() {
        return "DealtRows[redacted]";
    }
}
