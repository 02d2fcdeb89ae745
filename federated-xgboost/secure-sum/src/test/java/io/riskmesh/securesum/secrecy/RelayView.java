package io.riskmesh.securesum.secrecy;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.field.CellBytes;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.journal.JournalEntry;
import io.riskmesh.securesum.mask.MaskStream;
import io.riskmesh.securesum.mask.VectorMasker;
import io.riskmesh.securesum.message.Contribution;
import io.riskmesh.securesum.message.SumCodec;
import io.riskmesh.securesum.octets.Enc;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.party.Network;
import io.riskmesh.securesum.party.SumParty;
import io.riskmesh.securesum.primitive.AesCtrKeystreams;
import io.riskmesh.securesum.primitive.JdkPrimitives;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// What a relay that is also opener has in hand after two aggregations of three banks whose cells all have one value: the
/// masked vectors off the wire, and what it can make of them.
final class RelayView {
    private static final int BANKS = 3;
    private static final int AGGREGATIONS = 2;

    private final Field field;
    private final Network network;
    /// By aggregation, then by bank.
    private final List<Map<String, byte[]>> vectors = new ArrayList<>();

    private RelayView(Field field, long seed) {
        this.field = field;
        this.network = new Network(BANKS, seed);
    }

    static long largestCell(Field field) {
        return field.signedLimit() / BANKS;
    }

    static RelayView of(Field field, int cellCount, long cell, long seed, Weakness weakness) {
        RelayView view = new RelayView(field, seed);
        view.weaken(weakness);
        long[] cells = new long[cellCount];
        Arrays.fill(cells, cell);
        for (int step = 0; step < AGGREGATIONS; step++) {
            view.vectors.add(view.contributed(step, cells));
        }
        return view;
    }

    /// Every masked vector; each bank's difference between the aggregations; the masked sums; and each vector without its
    /// private mask, as it stands once the sum was opened.
    void forEach(BiConsumer<String, byte[]> sequences) {
        for (int step = 0; step < AGGREGATIONS; step++) {
            byte[] sum = new byte[vectors.getFirst().get(network.relay).length];
            for (String bank : network.roster.parties()) {
                sequences.accept("vector of " + bank + " in step " + step, vectors.get(step).get(bank));
                CellBytes.addInto(field, sum, Octets.wrap(vectors.get(step).get(bank)));
            }
            sequences.accept("masked sum of step " + step, sum);
        }
        for (String bank : network.roster.parties()) {
            sequences.accept("difference of " + bank, difference(bank));
            sequences.accept("vector of " + bank + " without its private mask", withoutPrivateMask(bank));
        }
    }

    /// Counts of the top eight bits over all masked vectors.
    long[] topCounts() {
        long[] counts = new long[256];
        for (Map<String, byte[]> byBank : vectors) {
            for (byte[] vector : byBank.values()) {
                long[] own = Uniformity.topCounts(field, vector);
                Arrays.setAll(counts, i -> counts[i] + own[i]);
            }
        }
        return counts;
    }

    private Map<String, byte[]> contributed(int step, long[] cells) {
        Aggregation aggregation = aggregation(step, cells.length);
        Map<String, byte[]> seen = new TreeMap<>();
        for (String bank : network.roster.parties()) {
            network.contribute(aggregation, bank, cells);
            if (SumCodec.decode(network.wire.remove().bytes())
                    instanceof SumCodec.Decoded.Message(Contribution contribution)) {
                seen.put(bank, contribution.vector().cells().array());
            }
        }
        return seen;
    }

    private Aggregation aggregation(int step, int cellCount) {
        return new Aggregation(network.sessionId, 0, step, MaskSumParameters.first(network.roster, field, cellCount,
                largestCell(field), network.openers(), Octets.wrap(new byte[32])));
    }

    private byte[] difference(String bank) {
        byte[] minuend = vectors.get(0).get(bank);
        byte[] subtrahend = vectors.get(1).get(bank);
        byte[] difference = new byte[minuend.length];
        for (int cell = 0; cell < minuend.length / field.cellBytes(); cell++) {
            CellBytes.put(field, difference, cell, field.subtract(
                    CellBytes.get(field, minuend, cell), CellBytes.get(field, subtrahend, cell)));
        }
        return difference;
    }

    private byte[] withoutPrivateMask(String bank) {
        JournalEntry.Intent intent = (JournalEntry.Intent) network.journals.get(bank).getFirst();
        Secret seed = Secret.wrap(network.contexts.get(bank).primitives().expand(intent.entropy().reveal(),
                Enc.of("private-mask").octets(intent.aggregation()).toBytes()));
        byte[] vector = vectors.getFirst().get(bank).clone();
        VectorMasker.apply(field, vector, List.of(MaskStream.subtracted(seed)), new AesCtrKeystreams());
        return vector;
    }

    private void weaken(Weakness weakness) {
        for (String bank : network.roster.parties()) {
            SumContext honest = network.contexts.get(bank);
            SumContext weak = new SumContext(honest.keys(),
                    new WeakPrimitives(JdkPrimitives.create(), weakness.over(field, new AesCtrKeystreams())),
                    honest.signer(), honest.verifier(), honest.evidence());
            network.contexts.put(bank, weak);
            network.parties.put(bank, new SumParty(weak));
        }
    }
}
