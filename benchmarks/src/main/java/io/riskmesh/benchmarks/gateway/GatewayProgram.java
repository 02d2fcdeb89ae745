package io.riskmesh.benchmarks.gateway;

import io.riskmesh.benchmarks.program.BenchProgram;
import io.riskmesh.benchmarks.program.Measured;
import io.riskmesh.benchmarks.program.Progress;
import io.riskmesh.benchmarks.program.Scale;
import io.riskmesh.benchmarks.report.ResultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// `riskmesh bench gateway`: ratios of design `serving.md` section 15 that need one process only.
public final class GatewayProgram implements BenchProgram {

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public String summary() {
        return "a gateway's edge beside an empty handler, TLS beside none, the receipt log beside one sync each and beside none";
    }

    @Override
    public Measured run(Scale scale, Progress progress) throws Exception {
        return run(scale, _ -> true, progress);
    }

    @Override
    public Measured run(Scale scale, Predicate<String> rows, Progress progress) throws Exception {
        Path home = Files.createTempDirectory("bench-gateway");
        try {
            ResultTable table = new ResultTable("Gateway", List.of("what", "ours : peer", "must", "ours", "peer"));
            int pairs = scale.pick(7, 2);
            Duration window = Duration.ofMillis(scale.pick(2_000, 500));
            if (rows.test("groups")) {
                new SyncRows(scale.pick(20_000, 2_000), pairs).add(home.resolve("syncs"), table, progress);
            }
            if (rows.test("start")) {
                new StartRow(scale.pick(1_000_000, 20_000), scale.pick(3, 2)).add(home.resolve("start"), table, progress);
            }
            try (Load load = new Load(window)) {
                new EdgeRows(load, pairs, rows).add(home, table, progress);
            }
            table.note("Requests: POST of a 595-byte score request that is read as it streams and scored in process by 100 trees over 30 features; "
                    + "closed loop, 64 in flight, clients in the same process on event loops of their own. Rates of the edge are per CPU-second of "
                    + "the server's one event loop. Refused and failed requests end the program.");
            return new Measured(table, "Vert.x HTTP server with a handler that reads the body and answers as many bytes; `write` and `fsync` of "
                    + "records one by one", "generated requests, seed 1; model of generated rows", pairs + " pairs of " + window.toMillis()
                            + " ms after " + Load.WARM_UP.toSeconds() + " s of warm-up; cells are median (minimum..maximum)");
        } finally {
            delete(home);
        }
    }

    private static void delete(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
