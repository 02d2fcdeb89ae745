package io.riskmesh.simulator.output;

import static io.riskmesh.simulator.run.SimulatedNetwork.SMALL;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.flow.Typology;
import io.riskmesh.simulator.run.Outcome;
import io.riskmesh.simulator.run.SimulatedNetwork;
import io.riskmesh.simulator.world.Move;
import io.riskmesh.simulator.world.Parameters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("acceptance")
final class SimulationFilesTest {

    @TempDir
    private Path temp;

    @Test
    void two_runs_of_one_seed_give_equal_bytes_and_another_seed_other_identifiers() throws Exception {
        Outcome again = SimulatedNetwork.run(SMALL.parameters());
        write(SMALL.parameters(), SMALL.payments(), "a");
        write(SMALL.parameters(), again.payments(), "b");
        for (String name : files("a")) {
            assertArrayEquals(Files.readAllBytes(temp.resolve("a").resolve(name)),
                    Files.readAllBytes(temp.resolve("b").resolve(name)), name);
        }
        assertEquals(files("a"), files("b"));
        Set<String> ids = new HashSet<>(column("a", "truth/payments.csv.gz", 0));
        assertEquals(SMALL.payments().size(), ids.size());
        Outcome other = SimulatedNetwork.run(SMALL.parameters().withSeed(8));
        assertTrue(other.payments().stream().noneMatch(p -> ids.contains(p.id())));
    }

    @Test
    void the_manifest_tells_the_truth_about_every_file() throws Exception {
        List<FileEntry> entries = write(SMALL.parameters(), SMALL.payments(), "m");
        String manifest = Files.readString(temp.resolve("m/manifest.json"));
        Set<String> named = new HashSet<>(Manifest.names(manifest));
        named.add("manifest.json");
        assertEquals(files("m"), named);
        for (FileEntry entry : entries) {
            byte[] bytes = Files.readAllBytes(temp.resolve("m").resolve(entry.name()));
            assertEquals(HexFormat.of().formatHex(Sha256.digest().digest(bytes)), entry.sha256(), entry.name());
            assertTrue(manifest.contains("\"name\": \"" + entry.name() + "\", \"rows\": " + entry.rows() + ", \"sha256\": \""
                    + entry.sha256() + "\", \"textSha256\": \"" + entry.textSha256() + "\""), entry.name());
            if (entry.name().endsWith(".gz")) {
                assertEquals(entry.rows(), lines("m", entry.name()).size() - 1, entry.name());
                assertEquals(0, bytes[4] | bytes[5] | bytes[6] | bytes[7], "gzip time of " + entry.name());
            }
        }
        assertTrue(manifest.contains("\"seed\": 7,") && manifest.contains("\"simulated\": true"));
    }

    @Test
    void files_that_gateways_see_do_not_depend_on_the_truth() throws Exception {
        List<Payment> otherTruth = SMALL.payments().stream().map(p -> new Payment(p.idHigh(), p.idLow(), p.at(), p.payer(),
                p.payee(), p.cents(), p.channel(), p.session(), p.typology().fraud() ? Typology.HONEST : Typology.PUSH_SCAM,
                p.report(), p.features())).toList();
        List<FileEntry> told = write(SMALL.parameters(), SMALL.payments(), "t");
        List<FileEntry> lied = write(SMALL.parameters(), otherTruth, "l");
        Set<String> differing = new HashSet<>();
        for (int i = 0; i < told.size(); i++) {
            if (!told.get(i).sha256().equals(lied.get(i).sha256())) {
                differing.add(told.get(i).name());
            }
        }
        assertEquals(Set.of("truth/payments.csv.gz", "lab/test.csv.gz", "lab/test_payer.csv.gz", "lab/test_sent.csv.gz"), differing);
    }

    @Test
    void a_bank_sees_its_own_side_of_its_own_payments_while_it_takes_part() throws Exception {
        Parameters moves = Parameters.of(7, 0.02, 4).withMoves(new Move(2, 30), Move.NONE);
        write(moves, SimulatedNetwork.run(moves).payments(), "s");
        assertEquals("payment_id,at,payee_account,payer_account,payer_bank,amount_cents,channel",
                lines("s", "bank-2/payments_payee.csv.gz").getFirst());
        assertFalse(lines("s", "bank-2/features_payer.csv.gz").getFirst().contains("payee_in_count"));
        List<String> own = column("s", "bank-2/payments_payer.csv.gz", 0);
        assertEquals(own, column("s", "bank-2/features_payer.csv.gz", 0));
        assertTrue(column("s", "bank-2/payments_payer.csv.gz", 1).stream().allMatch(at -> Long.parseLong(at) >= 1_735_689_600L + 30 * 86_400));
        assertTrue(new HashSet<>(own).containsAll(column("s", "bank-2/labels.csv.gz", 0)));
        Set<String> twice = new HashSet<>(own);
        twice.retainAll(column("s", "bank-1/payments_payer.csv.gz", 0));
        assertTrue(twice.isEmpty());
    }

    @Test
    void labels_are_reports_made_by_the_end_with_their_time_and_kind() throws Exception {
        write(SMALL.parameters(), SMALL.payments(), "r");
        long end = 1_735_689_600L + SMALL.parameters().days() * 86_400L;
        int reports = 0;
        for (int bank = 1; bank <= 4; bank++) {
            String name = "bank-" + bank + "/labels.csv.gz";
            assertEquals("payment_id,reported_at,kind", lines("r", name).getFirst());
            assertTrue(column("r", name, 1).stream().allMatch(at -> Long.parseLong(at) < end));
            assertTrue(Set.of("scam", "takeover", "laundering", "card", "credit_loss", "dispute").containsAll(column("r", name, 2)));
            reports += column("r", name, 0).size();
        }
        assertTrue(reports > 10);
    }

    @Test
    void weights_stand_in_the_training_tables_if_and_only_if_they_are_thinned() throws Exception {
        write(SMALL.parameters(), SMALL.payments(), "plain");
        write(SMALL.parameters().withThinning(5), SMALL.payments(), "thin");
        assertTrue(lines("plain", "lab/train.csv.gz").getFirst().startsWith("payment_id,bank,y,age_years"));
        assertTrue(lines("thin", "lab/train.csv.gz").getFirst().startsWith("payment_id,bank,y,w,age_years"));
        assertEquals(Set.of("1", "5"), new HashSet<>(column("thin", "lab/train_payer.csv.gz", 3)));
        assertEquals(Set.of("1"), new HashSet<>(column("thin", "lab/test_payer.csv.gz", 3)));
        assertEquals(lines("plain", "lab/test.csv.gz").size(), lines("thin", "lab/test.csv.gz").size());
        assertNotEquals(lines("plain", "lab/train.csv.gz").size(), lines("thin", "lab/train.csv.gz").size());
    }

    private List<FileEntry> write(Parameters parameters, List<Payment> payments, String name) throws OutputException {
        OutputFolder folder = OutputFolder.at(temp.resolve(name), parameters.seed());
        folder.prepare();
        return new SimulationFiles(parameters, payments).write(folder, _ -> {});
    }

    private Set<String> files(String name) throws IOException {
        Path root = temp.resolve(name);
        Set<String> files = new HashSet<>();
        try (Stream<Path> walk = Files.walk(root)) {
            walk.filter(Files::isRegularFile).forEach(p -> files.add(root.relativize(p).toString()));
        }
        return files;
    }

    private List<String> lines(String folder, String name) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(temp.resolve(folder).resolve(name))), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }

    private List<String> column(String folder, String name, int column) throws IOException {
        return lines(folder, name).stream().skip(1).map(line -> line.split(",", -1)[column]).toList();
    }
}
