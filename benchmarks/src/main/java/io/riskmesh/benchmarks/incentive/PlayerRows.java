package io.riskmesh.benchmarks.incentive;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.incentive.coin.HoldoutCoin;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The rows that one player brings. Arrays are not changed.
///
/// @param ids of the rows, as the coin sees them
record PlayerRows(PartyId party, FloatMatrix features, float[] labels, List<String> ids) {

    int rows() {
        return labels.length;
    }

    long rowBound() {
        return Long.highestOneBit(Math.max(1, rows() - 1L)) * 2;
    }

    byte[] id(int row) {
        return ids.get(row).getBytes(StandardCharsets.UTF_8);
    }

    /// What a fingerprint is taken of: the record itself, not the name its bank gives it.
    Digest fingerprint(int row) {
        return Digest.of("bench-row", Arrays.toString(features.row(row)).getBytes(StandardCharsets.UTF_8));
    }

    PlayerRows holdout(HoldoutCoin coin) {
        return select(IntStream.range(0, rows()).filter(row -> coin.holdsOut(id(row))).toArray());
    }

    PlayerRows training(HoldoutCoin coin) {
        return select(IntStream.range(0, rows()).filter(row -> !coin.holdsOut(id(row))).toArray());
    }

    PlayerRows select(int[] rows) {
        int columns = features.columns();
        float[] values = new float[rows.length * columns];
        float[] kept = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            features.copyRow(rows[i], values, i * columns);
            kept[i] = labels[rows[i]];
        }
        return new PlayerRows(party, new FloatMatrix(rows.length, columns, values), kept, Arrays.stream(rows).mapToObj(ids::get).toList());
    }

    PlayerRows named(String name) {
        return new PlayerRows(new PartyId(name), features, labels, ids);
    }
}
