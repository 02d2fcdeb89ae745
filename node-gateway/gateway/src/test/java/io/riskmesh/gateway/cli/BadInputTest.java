package io.riskmesh.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `lab train` on input that no training may start with: one line that says what was expected and what came, exit 2 or 3, and
/// nothing is left in the folder of the results.
final class BadInputTest {
    @TempDir
    Path folder;

    @Test
    void an_empty_file() throws Exception {
        assertRefused(3, write(""), "expected a header and rows", "found an empty file");
    }

    @Test
    void a_header_without_rows() throws Exception {
        assertRefused(3, write("id,y,a\n"), "expected rows after the header", "found none");
    }

    @Test
    void an_unknown_column_with_the_one_that_was_probably_meant() throws Exception {
        Path file = rows("amount");
        assertRefused(2, file, List.of("--features", "amout"), "no column \"amout\"", "amount");
    }

    @Test
    void a_cell_that_is_no_number_with_its_row_and_column() throws Exception {
        Path file = write("id,y,a\n1,0,1\n2,1,2.5x\n");
        assertRefused(3, file, "row 2", "column a", "expected a number", "\"2.5x\"");
    }

    @Test
    void infinite_and_too_large_values_with_their_counts() throws Exception {
        Path file = write("id,y,a\n1,0,Infinity\n2,1,-Infinity\n3,1,3.4028235e38\n4,0,1\n");
        assertRefused(3, file, "column a", "3");
    }

    @Test
    void one_class_only() throws Exception {
        assertRefused(3, write("id,y,a\n1,0,1\n2,0,2\n"), "expected rows of both classes", "all negative");
    }

    @Test
    void a_label_that_is_no_class() throws Exception {
        assertRefused(3, write("id,y,a\n1,0,1\n2,maybe,2\n"), "row 2", "column y", "\"maybe\"");
    }

    @Test
    void fewer_than_three_banks() throws Exception {
        assertRefused(3, rows("a"), List.of("--banks", "iid2"), "too_few_banks", "expected at least 3 banks", "found 2");
    }

    @Test
    void a_bank_without_positives() throws Exception {
        StringBuilder text = new StringBuilder("id,y,a,bank\n");
        for (int row = 0; row < 300; row++) {
            String bank = List.of("north", "south", "west").get(row % 3);
            text.append(row).append(',').append(bank.equals("west") ? 0 : row % 2).append(',').append(row).append(',')
                    .append(bank).append('\n');
        }
        assertRefused(3, write(text.toString()), List.of("--banks", "column:bank"), "bank bank=west", "expected training rows of both",
                "0 positives");
    }

    @Test
    void an_id_that_stands_twice() throws Exception {
        assertRefused(3, write("id,y,a\n7,0,1\n8,1,2\n7,1,3\n"), "row 3", "expected ids that are all different", "\"7\"");
    }

    @Test
    void a_gzip_file_that_ends_early() throws Exception {
        Path file = folder.resolve("rows.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(Files.readAllBytes(rows("a")));
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 20));
        assertRefused(3, file, "expected a whole gzip file", "found a truncated one");
    }

    @Test
    void a_million_columns() throws Exception {
        StringBuilder header = new StringBuilder("id,y");
        for (int column = 0; column < 1_000_000; column++) {
            header.append(",c").append(column);
        }
        assertRefused(3, write(header.append('\n').toString()), "expected at most 10000 columns", "found 1000002");
    }

    @Test
    void a_file_that_is_not_there() throws Exception {
        String line = call(folder.resolve("nowhere.csv"), List.of()).refusal(4);
        assertTrue(line.contains("nowhere.csv does not exist"), line);
        assertNothingWritten();
    }

    @Test
    void a_folder_that_cannot_be_written() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "in the way");
        Path data = rows("a");
        List<String> command = command(data, List.of());
        command.set(command.indexOf("--out") + 1, file.resolve("out").toString());
        String line = Call.of(command).refusal(4);
        assertTrue(line.contains("expected a folder that can be written"), line);
        assertEquals("in the way", Files.readString(file));
    }

    @Test
    void resuming_what_never_began() throws Exception {
        String line = call(rows("a"), List.of("--resume")).refusal(3);
        assertTrue(line.contains("expected a checkpoint"), line);
    }

    @Test
    void options_that_contradict_each_other_or_mean_nothing() throws Exception {
        Path file = rows("a");
        assertRefused(2, file, List.of("--features", "a", "--exclude", "a"), "expected --features or --exclude, found both");
        assertRefused(2, file, List.of("--banks", "iid4x"), "--banks: expected", "\"iid4x\"");
        assertRefused(2, file, List.of("--test-share", "1.5"), "--test-share: expected a share between 0 and 1", "1.5");
        assertRefused(2, file, List.of("--rules", "sometimes"), "rules: expected default or off", "sometimes");
        assertRefused(2, file, List.of("--threads", "0"), "--threads: expected 1..1024", "found 0");
        assertRefused(2, file, List.of("--set", "objective=reg:squarederror"), "expected objective binary:logistic");
        assertRefused(2, file, List.of("--set", "monotone=b:1"), "monotone", "b");
        assertRefused(2, file, List.of("--set", "early_stopping_rounds=5", "--validation-share", "1"), "--validation-share");
    }

    @Test
    void a_fault_file_that_names_no_bank_or_no_phase_of_the_run() throws Exception {
        Path file = rows("a");
        Path unknown = Files.writeString(folder.resolve("f.yaml"),
                "faults:\n  - bank: iid4-9\n    leaves: {phase: histogram, tree: 1, level: 0}\n");
        assertRefused(2, file, List.of("--faults", unknown.toString()), "expected one of the banks iid4-0", "\"iid4-9\"");
        Path phase = Files.writeString(folder.resolve("g.yaml"), "faults:\n  - bank: iid4-1\n    leaves: {phase: lunch}\n");
        assertRefused(2, file, List.of("--faults", phase.toString()), "fault 1", "phase: one of cuts, histogram", "\"lunch\"");
    }

    private Path rows(String feature) throws IOException {
        StringBuilder text = new StringBuilder("id,y," + feature + "\n");
        for (int row = 0; row < 400; row++) {
            text.append(row).append(',').append(row * 7 % 3 == 0 ? 1 : 0).append(',').append(row % 50).append('\n');
        }
        return write(text.toString());
    }

    private Path write(String text) throws IOException {
        return Files.write(folder.resolve("rows.csv"), text.getBytes(StandardCharsets.UTF_8));
    }

    private void assertRefused(int status, Path data, String... parts) throws IOException {
        assertRefused(status, data, List.of(), parts);
    }

    private void assertRefused(int status, Path data, List<String> options, String... parts) throws IOException {
        String line = call(data, options).refusal(status);
        for (String part : parts) {
            assertTrue(line.contains(part), () -> "expected \"" + part + "\" in: " + line);
        }
        assertNothingWritten();
    }

    private Call call(Path data, List<String> options) {
        return Call.of(command(data, options));
    }

    /// The options come last but where they replace one of the command's own.
    private List<String> command(Path data, List<String> options) {
        List<String> command = new ArrayList<>(List.of("lab", "train", "--data", data.toString(), "--label", "y", "--id", "id",
                "--params", "F30", "--out", folder.resolve("out").toString()));
        if (!options.contains("--banks")) {
            command.addAll(List.of("--banks", "iid4"));
        }
        command.addAll(options);
        return command;
    }

    private void assertNothingWritten() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            List<String> names = left.map(path -> String.valueOf(path.getFileName())).filter(name -> name.contains("out")).toList();
            assertEquals(List.of(), names, "nothing may be left half-written");
        }
    }
}
