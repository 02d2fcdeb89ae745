package io.riskmesh.benchmarks.incentive;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.schema.FeatureSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// Banks with their rows, and what one of them does to its own.
record Scenario(String name, FeatureSchema schema, List<PlayerRows> players) {

    private static final double HALF = 0.5;

    /// One bank's labels are moved among its own rows.
    Scenario withShuffledLabels(int bank, long seed) {
        PlayerRows honest = players.get(bank);
        List<Integer> order = new ArrayList<>(IntStream.range(0, honest.rows()).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        float[] labels = new float[honest.rows()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = honest.labels()[order.get(row)];
        }
        return with("labels of " + honest.party() + " shuffled", bank,
                List.of(new PlayerRows(honest.party(), honest.features(), labels, honest.ids())));
    }

    /// A bank joins whose rows are columns drawn one by one from another's, with labels drawn by its share of positives.
    Scenario withRandomRows(int like, String name, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PlayerRows source = players.get(like);
        int columns = source.features().columns();
        float[] values = new float[source.rows() * columns];
        float[] labels = new float[source.rows()];
        List<String> ids = new ArrayList<>();
        for (int row = 0; row < source.rows(); row++) {
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = source.features().value(random.nextInt(source.rows()), column);
            }
            labels[row] = source.labels()[random.nextInt(source.rows())];
            ids.add("random" + row);
        }
        PlayerRows rider = new PlayerRows(source.party(), new FloatMatrix(source.rows(), columns, values), labels, ids).named(name);
        return with("free-rider " + name, players.size(), List.of(rider));
    }

    /// One bank poses as two, each with about half of its rows.
    Scenario withShells(int bank, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        PlayerRows whole = players.get(bank);
        boolean[] first = new boolean[whole.rows()];
        for (int row = 0; row < first.length; row++) {
            first[row] = random.nextDouble() < HALF;
        }
        PlayerRows left = whole.select(IntStream.range(0, first.length).filter(row -> first[row]).toArray());
        PlayerRows right = whole.select(IntStream.range(0, first.length).filter(row -> !first[row]).toArray());
        return with(whole.party() + " posing as two", bank, List.of(left.named(whole.party() + ".x"), right.named(whole.party() + ".y")));
    }

    /// A bank joins with another's rows under names of its own.
    Scenario withCopy(int of, String name) {
        PlayerRows source = players.get(of);
        List<String> ids = IntStream.range(0, source.rows()).mapToObj(row -> "copy" + row).toList();
        return with("copy of " + source.party(), players.size(),
                List.of(new PlayerRows(source.party(), source.features(), source.labels(), ids).named(name)));
    }

    private Scenario with(String what, int place, List<PlayerRows> instead) {
        List<PlayerRows> changed = new ArrayList<>(players);
        if (place < changed.size()) {
            changed.remove(place);
        }
        changed.addAll(place, instead);
        return new Scenario(what, schema, changed);
    }
}
