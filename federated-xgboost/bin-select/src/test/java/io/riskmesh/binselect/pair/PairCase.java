package io.riskmesh.binselect.pair;

import io.riskmesh.binselect.octets.Octets;
import io.riskmesh.binselect.parameters.PairContext;
import io.riskmesh.binselect.parameters.SelectParameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/// A random pair: bins, entropies, gradients, nodes, all from one seed.
public record PairCase(PairContext context, BinMatrix bins, Random random) {

    public static PairCase of(int rows, int features, int cells, long seed) {
        Random random = new Random(seed);
        SelectParameters parameters = new SelectParameters(rows, features, cells - 1, 15, 1 << 24);
        byte[] bins = new byte[rows * features];
        for (int i = 0; i < bins.length; i++) {
            bins[i] = (byte) random.nextInt(cells);
        }
        PairContext context = new PairContext(
                Octets.ofText("run " + seed), "bank-a", "bank-b", Octets.wrap(new byte[32]), parameters);
        return new PairCase(context, BinMatrix.wrap(parameters, bins), random);
    }

    public SelectParameters parameters() {
        return context.parameters();
    }

    public byte[] entropy() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Values of the whole range, both ends included.
    public long[] values() {
        long bound = parameters().valueBound();
        return IntStream.range(0, parameters().rows())
                .mapToLong(i -> i % 5 == 0 ? (i % 2 == 0 ? bound : -bound) : random.nextLong(-bound, bound + 1)).toArray();
    }

    /// Every row in one of the nodes; the last two nodes are empty and of one row where that is possible.
    public List<NodeRows> nodes(int count) {
        List<List<Integer>> rows = new ArrayList<>();
        IntStream.range(0, count + 2).forEach(_ -> rows.add(new ArrayList<>()));
        for (int row = 0; row < parameters().rows(); row++) {
            rows.get(row == 0 ? count : random.nextInt(count)).add(row);
        }
        return IntStream.range(0, rows.size())
                .mapToObj(n -> new NodeRows(7 + n, rows.get(n).stream().mapToInt(Integer::intValue).toArray())).toList();
    }

    public Pair setUp(SelectEngine engine) {
        Pair pair = new Pair(engine, context);
        pair.setUp(bins, entropy(), entropy());
        return pair;
    }
}
