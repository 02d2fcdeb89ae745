package io.riskmesh.benchmarks.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.cli.RiskmeshCli;
import io.riskmesh.simulator.output.OutputFolder;
import io.riskmesh.simulator.output.SimulationFiles;
import io.riskmesh.simulator.run.Simulation;
import io.riskmesh.simulator.world.Parameters;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// T1 of the design on the simulator's rows at 1/10 scale, through files and the command line as a data scientist would: the
/// federation's trees equal the plain trainer's on all rows, bit for bit, with the rules on and off.
@Tag("acceptance")
final class SimulatedExactnessTest {

    private static final long SEED = 1;
    private static final List<String> FEW_TREES = List.of("--params", "CONS", "--set", "rounds=5");

    @TempDir
    private static Path temp;

    @BeforeAll
    static void simulate() throws Exception {
        Parameters parameters = Parameters.of(SEED, 0.1, 4).withThinning(4);
        OutputFolder folder = OutputFolder.at(temp.resolve("network"), SEED);
        folder.prepare();
        new SimulationFiles(parameters, Simulation.run(parameters, (_, _, _) -> {}).payments()).write(folder, _ -> {});
    }

    @Test
    void a_few_trees_on_the_payers_side() throws Exception {
        check("payer", "default", FEW_TREES);
        check("payer", "off", FEW_TREES);
    }

    @Test
    @Tag("acceptance")
    void all_trees_on_both_sides_columns() throws Exception {
        check("both", "default", List.of("--params", "CONS"));
        check("both", "off", List.of("--params", "CONS"));
        check("payer", "off", List.of("--params", "P6"));
    }

    private static void check(String side, String rules, List<String> parameters) throws Exception {
        Path lab = temp.resolve("network/lab");
        String suffix = side.equals("payer") ? "_payer.csv.gz" : ".csv.gz";
        Path out = temp.resolve(side + "-" + rules + "-" + parameters.size());
        List<String> command = new ArrayList<>(List.of("lab", "train", "--data", lab.resolve("train" + suffix).toString(),
                "--test", lab.resolve("test" + suffix).toString(), "--label", "y", "--id", "payment_id", "--weight", "w", "--banks",
                "column:bank", "--rules", rules, "--seed", Long.toString(SEED), "--out", out.toString()));
        command.addAll(parameters);
        StringWriter answers = new StringWriter();
        StringWriter progress = new StringWriter();
        int exit = RiskmeshCli.run(command.toArray(String[]::new), new PrintWriter(answers), new PrintWriter(progress));
        assertEquals(0, exit, () -> String.join(" ", command) + "\n" + progress);
        JsonNode report = new ObjectMapper().readTree(out.resolve("report.json").toFile());
        System.out.println(String.format(Locale.ROOT, "simulator, seed %d, 1/10 scale, %s, rules %s, %d trees: equal %s, AP %.3f",
                SEED, side, rules, report.at("/exact/treesCompared").asInt(), report.at("/exact/federatedEqualsPooled"),
                report.at("/baselines/federated/averagePrecision/point").asDouble()));
        assertTrue(report.at("/exact/federatedEqualsPooled").asBoolean(), answers::toString);
        assertTrue(report.at("/exact/treesCompared").asInt() >= 5);
        assertEquals(4, report.at("/banks").size());
    }
}
