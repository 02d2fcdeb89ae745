package io.riskmesh.benchmarks.sums;

import io.riskmesh.benchmarks.measure.CpuClock;
import io.riskmesh.benchmarks.measure.Spread;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.Authentication;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.step.OpenedSum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/// Whole protocols in one thread: key set-up, aggregations of one cell and of many, by role.
final class ProtocolRows {
    private static final int BANKS = 10;
    private static final long BOUND = 1L << 40;

    private final Random random = new Random(SecureSumProgram.SEED);
    private final Scale scale;
    private final ResultTable table;
    private final KeySetUp setUp;
    private SumHost host;
    private int slot;

    ProtocolRows(Scale scale, ResultTable table) throws Exception {
        this.scale = scale;
        this.table = table;
        this.setUp = new KeySetUp(BANKS);
    }

    void measure() throws Exception {
        keySetUp();
        host = new SumHost(setUp.contexts(), random);
        oneCell(Authentication.TAGGED);
        oneCell(Authentication.SIGNED);
        manyCells();
    }

    private void keySetUp() throws Exception {
        int pairs = BANKS * (BANKS - 1) / 2;
        List<Double> milliseconds = new ArrayList<>();
        for (int i = 0; i < scale.pick(12, 6); i++) {
            double cpu = new CpuClock().time(setUp::run).cpuSeconds();
            milliseconds.add(1e3 * cpu / pairs);
        }
        Spread spread = Spread.of(milliseconds.subList(3, milliseconds.size()));
        table.row("key set-up, " + BANKS + " banks, both ends of a pair", spread.cell() + " ms per pair", "–", "–", "–", "–");
    }

    private void oneCell(Authentication mode) {
        List<Double> all = new ArrayList<>();
        List<Double> bank = new ArrayList<>();
        List<Double> closing = new ArrayList<>();
        int rounds = scale.pick(300, 60);
        for (int i = 0; i < rounds; i++) {
            host.reset();
            host.sum(aggregation(1, mode), inputs(1));
            all.add(1e3 * setUp.roster().parties().stream().mapToDouble(host::cpuSeconds).sum());
            bank.add(1e3 * host.cpuSeconds("bank-05"));
            host.reset();
            host.closeSlot();
            closing.add(1e3 * host.cpuSeconds("bank-05"));
        }
        String what = "aggregation of 1 cell, " + BANKS + " banks, " + mode + ", ";
        table.row(what + "all parties", lastThird(all).cell() + " ms", "–", "–", "15 ms", "5 ms");
        table.row(what + "one bank", lastThird(bank).cell() + " ms", "–", "–", "–", "–");
        table.row("end of a slot, " + BANKS + " banks, " + mode + ", one bank", lastThird(closing).cell() + " ms",
                "–", "–", "–", "–");
    }

    private void manyCells() {
        int cells = scale.pick(1_000_000, 100_000);
        List<Double> bank = new ArrayList<>();
        List<Double> relay = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        List<Double> ratio = new ArrayList<>();
        long bytes = 0;
        for (int i = 0; i < scale.pick(12, 6); i++) {
            Map<String, long[]> inputs = inputs(cells);
            host.reset();
            OpenedSum opened = host.sum(aggregation(cells, Authentication.TAGGED), inputs);
            bank.add(host.cpuSeconds("bank-05") / cells * 1e9);
            relay.add(host.cpuSeconds("bank-01") / cells * 1e9);
            bytes = host.bytesSent("bank-05");
            host.closeSlot();
            long before = System.nanoTime();
            long[] expected = plainSum(inputs, cells);
            plain.add((System.nanoTime() - before) / (double) BANKS / cells);
            ratio.add(bank.getLast() / plain.getLast());
            if (!Arrays.equals(expected, opened.cells())) {
                throw new IllegalStateException("The opened sum is not the plain sum");
            }
        }
        String what = "aggregation of %,d cells, %d banks, TAGGED, ".formatted(cells, BANKS);
        table.row(what + "one bank (encode, mask, hash, check, fingerprint)", lastThird(bank).cell() + " ns per cell",
                lastThird(plain).cell() + " ns per cell (plain addition)", lastThird(ratio).cell(), "20 ns", "12 ns");
        table.row(what + "relay, opener and a bank in one", lastThird(relay).cell() + " ns per cell", "–", "–", "–", "–");
        table.row("bytes up, one bank, same aggregation", String.format(Locale.ROOT, "%,d (8 per cell + %,d)",
                bytes, bytes - 8L * cells), "–", "–", "8 per cell", "–");
    }

    private static Spread lastThird(List<Double> figures) {
        return Spread.of(figures.subList(figures.size() * 2 / 3 - 1, figures.size()));
    }

    private Aggregation aggregation(int cells, Authentication mode) {
        Roster relay = Roster.of(List.of(setUp.roster().parties().getFirst()));
        MaskSumParameters parameters = MaskSumParameters.first(
                setUp.roster(), Field.P61, cells, BOUND, relay, Octets.wrap(new byte[32])).withAuthentication(mode);
        return new Aggregation(setUp.sessionId(), slot++, 0, parameters);
    }

    private Map<String, long[]> inputs(int cells) {
        Map<String, long[]> inputs = new TreeMap<>();
        for (String bank : setUp.roster().parties()) {
            inputs.put(bank, random.longs(cells, -BOUND, BOUND).toArray());
        }
        return inputs;
    }

    private static long[] plainSum(Map<String, long[]> inputs, int cells) {
        long[] sum = new long[cells];
        for (long[] own : inputs.values()) {
            for (int i = 0; i < cells; i++) {
                sum[i] = Math.addExact(sum[i], own[i]);
            }
        }
        return sum;
    }
}
