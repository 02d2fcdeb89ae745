package io.riskmesh.gateway.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.dataset.DatasetLoader;
import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BankAssignmentTest {
    @TempDir
    Path folder;

    private Dataset rows;

    @BeforeEach
    void write_two_thousand_rows() throws Exception {
        StringBuilder text = new StringBuilder("y,a,bank\n");
        for (int row = 1; row <= 2000; row++) {
            text.append(row % 3 == 0 ? 1 : 0).append(',').append(row % 7 == 0 ? "" : Integer.toString(row)).append(',')
                    .append("b").append(row % 5).append('\n');
        }
        Path file = Files.writeString(folder.resolve("rows.csv"), text);
        rows = new DatasetLoader(ColumnChoice.labelled("y").withGroup("bank")).load(List.of(file), schemaOf(file));
    }

    private static io.riskmesh.boosting.schema.FeatureSchema schemaOf(Path file) throws Stopped {
        ColumnChoice onlyA = new ColumnChoice(java.util.Optional.of("y"), java.util.Optional.empty(),
                java.util.Optional.empty(), java.util.Optional.empty(), java.util.Optional.empty(), List.of("a"),
                List.of(), List.of());
        return new DatasetLoader(onlyA).load(List.of(file)).schema();
    }

    @Test
    void size4_gives_about_fifty_thirty_fifteen_and_five_percent() throws Exception {
        List<BankRows> banks = BankAssignment.of(BankScheme.parse("size4"), rows, "crc1/x/bank", List.of());
        double[] shares = {0.50, 0.30, 0.15, 0.05};
        for (int bank = 0; bank < 4; bank++) {
            assertEquals(shares[bank], banks.get(bank).rows().length / 2000.0, 0.03);
        }
    }

    @Test
    void every_scheme_gives_every_row_to_exactly_one_bank() throws Exception {
        for (String scheme : List.of("iid4", "iid3", "size4", "label4", "column:bank")) {
            List<BankRows> banks = BankAssignment.of(BankScheme.parse(scheme), rows, "crc1/x/bank", List.of());
            int[] all = banks.stream().flatMapToInt(bank -> java.util.Arrays.stream(bank.rows())).sorted().toArray();
            assertArrayEquals(java.util.stream.IntStream.range(0, 2000).toArray(), all, scheme);
        }
    }

    @Test
    void label4_gives_the_first_bank_more_than_half_of_the_positives() throws Exception {
        List<BankRows> banks = BankAssignment.of(BankScheme.parse("label4"), rows, "crc1/x/bank", List.of());
        int[] first = banks.getFirst().rows();
        long positives = java.util.Arrays.stream(first).filter(row -> rows.label(row) == 1).count();
        assertTrue(positives > 0.5 * rows.positives() && first.length < 0.4 * 2000);
    }

    @Test
    void two_banks_are_refused_by_the_code_of_the_registry() throws Exception {
        BankScheme two = BankScheme.parse("iid2");
        Stopped stopped = assertThrows(Stopped.class, () -> BankAssignment.of(two, rows, "s", List.of()));
        assertEquals(ExitStatus.REFUSED, stopped.status());
        assertTrue(stopped.getMessage().startsWith("too_few_banks"), stopped.getMessage());
    }

    @Test
    void unknown_and_unsorted_schemes_are_usage_errors() {
        for (String wrong : List.of("iid", "iid0", "size5", "feat4:a", "feat4:a:1,2", "feat4:a:3,2,1", "feat4::1,2,3", "column:", "")) {
            Stopped stopped = assertThrows(Stopped.class, () -> BankScheme.parse(wrong), wrong);
            assertEquals(ExitStatus.USAGE, stopped.status());
        }
    }
}
