package io.riskmesh.gateway.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every way of being wrong gives one clear line, exit status 2 or 3, and leaves nothing behind.
final class BadInputTest {
    @TempDir
    Path folder;

    @AfterEach
    void nothing_is_half_written() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> left = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("out") || name.startsWith(".")).toList();
            assertEquals(List.of(), left);
        }
    }

    @Test
    void an_empty_file_is_refused() throws Exception {
        assertSays(lab(write("")).refusal(3), "expected a header and rows, found an empty file");
    }

    @Test
    void a_header_without_rows_is_refused() throws Exception {
        assertSays(lab(write("y,a\n")).refusal(3), "expected rows after the header, found none");
    }

    @Test
    void an_unknown_column_is_a_usage_error_that_names_the_nearest() throws Exception {
        Path file = write(rows("y,amount", i -> i % 2 + "," + i));
        assertSays(lab(file, "--exclude", "amuont").refusal(2), "no column \"amuont\" (did you mean amount?)");
        assertSays(Call.of("lab", "train", "--data", file.toString(), "--label", "yy", "--banks", "iid4", "--params", "F30",
                "--seed", "1", "--out", out()).refusal(2), "no column \"yy\" (did you mean y?)");
    }

    @Test
    void a_cell_that_is_no_number_is_named_by_row_and_column() throws Exception {
        Path file = write(rows("y,a,b", i -> i % 2 + "," + i + "," + (i == 17 ? "abc" : "1")));
        assertSays(lab(file).refusal(3), "row 17 (line 18), column b: expected a number or an empty cell, found \"abc\"");
    }

    @Test
    void infinite_and_too_large_values_are_counted() throws Exception {
        Path file = write(rows("y,a,b", i -> i % 2 + "," + (i == 5 ? "-Infinity" : i == 9 ? "1e39" : "2") + ","
                + (i == 7 ? "3.4028235e38" : "1")));
        assertSays(lab(file).refusal(3), "found 3 infinite or larger (a 2, b 1)", "-Infinity in row 5, column a");
    }

    @Test
    void one_class_only_is_refused() throws Exception {
        assertSays(lab(write(rows("y,a", i -> "0," + i))).refusal(3), "expected rows of both classes", "all negative");
    }

    @Test
    void an_unknown_label_text_asks_for_the_positive_one() throws Exception {
        assertSays(lab(write(rows("y,a", i -> "good," + i))).refusal(3), "found \"good\"", "--positive");
    }

    @Test
    void fewer_than_three_banks_are_refused() throws Exception {
        Path file = write(rows("y,a", i -> i % 2 + "," + i));
        List<String> args = new ArrayList<>(args(file));
        args.set(args.indexOf("iid4"), "iid2");
        assertSays(Call.of(args).refusal(3), "too_few_banks", "found 2");
    }

    @Test
    void a_bank_without_positives_is_refused_by_name() throws Exception {
        Path file = write(rows("y,a,bank", i -> (i % 4 < 3 ? i % 2 : 0) + "," + i + ",b" + i % 4));
        List<String> args = new ArrayList<>(args(file));
        args.set(args.indexOf("iid4"), "column:bank");
        assertSays(Call.of(args).refusal(3), "bank bank=b0", "0 positives");
    }

    @Test
    void duplicate_ids_are_refused() throws Exception {
        Path file = write(rows("y,a,id", i -> i % 2 + "," + i + "," + (i == 40 ? 12 : i)));
        assertSays(lab(file, "--id", "id").refusal(3), "row 40", "expected ids that are all different, found \"12\" again");
    }

    @Test
    void a_truncated_gzip_file_is_refused() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(rows("y,a", i -> i % 2 + "," + i * 7919 % 1000).getBytes(StandardCharsets.UTF_8));
        }
        byte[] bytes = packed.toByteArray();
        for (int length : new int[] {bytes.length / 4, bytes.length / 2, bytes.length - 3}) {
            Path file = Files.write(folder.resolve("cut.csv.gz"), Arrays.copyOf(bytes, length));
            assertSays(lab(file).refusal(3), "expected a whole gzip file, found a truncated one");
        }
    }

    @Test
    void a_million_columns_are_refused_with_their_number() throws Exception {
        StringBuilder wide = new StringBuilder("y");
        for (int c = 1; c < 1_000_000; c++) {
            wide.append(",c").append(c);
        }
        assertSays(lab(write(wide.append("\n1\n").toString())).refusal(3), "expected at most 10000 columns, found 1000000");
    }

    @Test
    void a_row_with_missing_cells_is_refused() throws Exception {
        assertSays(lab(write("y,a,b\n1,2,3\n0,1\n")).refusal(3), "row 2 (line 3): expected 3 cells as in the header, found 2");
    }

    @Test
    void a_file_that_is_not_there_is_unavailable() {
        assertSays(lab(folder.resolve("nowhere.csv")).refusal(4), "does not exist");
    }

    @Test
    void an_unknown_option_and_an_unknown_verb_are_usage_errors() {
        assertSays(Call.of("lab", "train", "--frobnicate").refusal(2), "--frobnicate");
        assertSays(Call.of("trian").refusal(2), "trian");
        assertSays(Call.of().refusal(2), "expected a command");
    }

    private Call lab(Path file, String... more) {
        List<String> args = new ArrayList<>(args(file));
        args.addAll(List.of(more));
        return Call.of(args);
    }

    private List<String> args(Path file) {
        return List.of("lab", "train", "--data", file.toString(), "--label", "y", "--banks", "iid4", "--params", "F30",
                "--seed", "1", "--out", out());
    }

    private String out() {
        return folder.resolve("out").toString();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("rows.csv"), text);
    }

    private static String rows(String header, java.util.function.IntFunction<String> row) {
        StringBuilder text = new StringBuilder(header).append('\n');
        for (int i = 1; i <= 400; i++) {
            text.append(row.apply(i)).append('\n');
        }
        return text.toString();
    }

    private static void assertSays(String line, String... parts) {
        for (String part : parts) {
            assertTrue(line.contains(part), () -> "expected \"" + part + "\" in: " + line);
        }
    }
}
