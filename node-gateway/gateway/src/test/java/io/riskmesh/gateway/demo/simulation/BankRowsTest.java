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

    private static final BankRows ROWS = new BankRows(Map.of("1", "OneMSP", "2", "TwoMSP"));

    @Test
    void each_bank_gets_its_own_rows_in_order_and_no_column_that_names_it() throws Exception {
        Path table = table("sent", "payment_id,bank,payee_bank,y,a\n1,1,2,0,0.5\n2,2,9,1,\n3,1,1,0,7\n");
        Map<String, Path> files = Map.of("1", folder.resolve("one/rows.csv.gz"), "2", folder.resolve("two/rows.csv.gz"));
        ROWS.sent(table, files);
        assertEquals("payment_id,payee_bank,y,a\n1,TwoMSP,0,0.5\n3,OneMSP,0,7\n", text(files.get("1")));
        assertEquals("payment_id,payee_bank,y,a\n2,9,1,\n", text(files.get("2")), "a bank outside keeps its name");
    }

    @Test
    void each_bank_gets_what_it_received_of_those_payments_with_the_payers_bank() throws Exception {
        Path sent = table("sent", "payment_id,bank,payee_bank,y\n1,1,2,0\n3,1,1,0\n");
        Path received = table("received", "payment_id,payee_bank,b\n1,2,5\n2,2,6\n3,1,\n");
        Map<String, Path> files = Map.of("1", folder.resolve("one/received.csv.gz"), "2", folder.resolve("two/received.csv.gz"));
        ROWS.received(sent, received, files);
        assertEquals("payment_id,payer_bank,b\n3,OneMSP,\n", text(files.get("1")));
        assertEquals("payment_id,payer_bank,b\n1,OneMSP,5\n", text(files.get("2")), "the payment 2 is of another period");
    }

    @Test
    void rows_of_a_bank_that_is_nobodys_are_told() throws Exception {
        Path table = table("sent", "payment_id,bank,payee_bank,y\n1,3,1,0\n");
        assertThrows(IOException.class, () -> ROWS.sent(table, Map.of("1", folder.resolve("rows.csv.gz"))));
        Path other = table("other", "payment_id,payee_bank,y\n1,1,0\n");
        assertThrows(IOException.class, () -> ROWS.sent(other, Map.of("1", folder.resolve("rows.csv.gz"))));
    }

    private Path table(String name, String text) throws IOException {
        Path file = folder.resolve(name + ".csv.gz");
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
