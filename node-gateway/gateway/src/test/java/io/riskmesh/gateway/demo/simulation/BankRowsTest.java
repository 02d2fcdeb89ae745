package io.riskmesh.gateway.demo.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BankRowsTest {
    @TempDir
    private Path folder;

    @Test
    void each_bank_gets_its_own_rows_in_order_and_no_column_that_names_it() throws Exception {
        Path table = table("payment_id,bank,y,a\n1,1,0,0.5\n2,2,1,\n3,1,0,7\n");
        Map<String, Path> files = Map.of("1", folder.resolve("one/rows.csv.gz"), "2", folder.resolve("two/rows.csv.gz"));
        BankRows.cut(table, files);
        assertEquals("payment_id,y,a\n1,0,0.5\n3,0,7\n", text(files.get("1")));
        assertEquals("payment_id,y,a\n2,1,\n", text(files.get("2")));
    }

    @Test
    void rows_of_a_bank_that_is_nobodys_are_told() throws Exception {
        Path table = table("payment_id,bank,y\n1,3,0\n");
        assertThrows(IOException.class, () -> BankRows.cut(table, Map.of("1", folder.resolve("rows.csv.gz"))));
        Path other = table("payment_id,y\n1,0\n");
        assertThrows(IOException.class, () -> BankRows.cut(other, Map.of("1", folder.resolve("rows.csv.gz"))));
    }

    private Path table(String text) throws IOException {
        Path file = folder.resolve("table.csv.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static String text(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
