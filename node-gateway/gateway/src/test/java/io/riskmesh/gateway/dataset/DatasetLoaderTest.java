package io.riskmesh.gateway.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DatasetLoaderTest {
    @TempDir
    Path folder;

    @Test
    void csv_cells_are_what_parse_float_reads_and_empty_is_missing() throws Exception {
        Path file = write("a.csv", "y,a,b\n1,0.1,\n0,-0.0,1e-46\n1, 7 ,0x1p3\n");
        Dataset rows = new DatasetLoader(ColumnChoice.labelled("y")).load(List.of(file));
        assertArrayEquals(new float[] {0.1f, Float.NaN}, rows.matrix().row(0));
        assertEquals(0, Float.floatToRawIntBits(rows.matrix().row(1)[0]), "-0.0 must become +0.0");
        assertArrayEquals(new float[] {7f, 8f}, rows.matrix().row(2));
        assertArrayEquals(new byte[] {1, 0, 1}, rows.labels());
        assertEquals("3", rows.id(2));
    }

    @Test
    void gzip_is_told_by_its_bytes_and_gives_the_same_rows() throws Exception {
        String text = "id;y".replace(';', ',') + ",\"a,b\"\r\nr1,1,\"2\"\r\nr2,0,3\r\n";
        Path plain = write("plain.csv", text);
        Path packed = folder.resolve("packed.csv");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        ColumnChoice choice = new ColumnChoice(Optional.of("y"), Optional.empty(), Optional.of("id"), Optional.empty(),
                Optional.empty(), List.of(), List.of(), List.of());
        Dataset first = new DatasetLoader(choice).load(List.of(plain));
        Dataset second = new DatasetLoader(choice).load(List.of(packed));
        assertEquals("a,b", first.schema().features().getFirst().name());
        assertArrayEquals(first.matrix().row(1), second.matrix().row(1));
        assertEquals("r2", second.id(1));
    }

    @Test
    void dictionaries_do_not_depend_on_the_order_of_rows_and_unknown_names_are_missing() throws Exception {
        Path train = write("train.csv", "y,c\nbad,rent\ngood,owner\nbad,\ngood,free\n");
        Path test = write("test.csv", "y,c\nbad,owner\ngood,castle\nbad,rent\n");
        ColumnChoice choice = new ColumnChoice(Optional.of("y"), Optional.of("bad"), Optional.empty(), Optional.empty(),
                Optional.empty(), List.of(), List.of(), List.of("c"));
        Dataset learned = new DatasetLoader(choice).load(List.of(train));
        assertEquals(List.of("free", "owner", "rent"), learned.schema().features().getFirst().categories());
        assertEquals(2f, learned.matrix().row(0)[0]);
        assertTrue(Float.isNaN(learned.matrix().row(2)[0]));
        Dataset scored = new DatasetLoader(choice).load(List.of(test), learned.schema());
        assertEquals(1f, scored.matrix().row(0)[0]);
        assertTrue(Float.isNaN(scored.matrix().row(1)[0]));
    }

    @Test
    void an_absent_libsvm_entry_is_missing_and_the_label_signs_are_read() throws Exception {
        Path file = write("a.libsvm", "+1 1:1 3:2.5 \n-1 2:7 # a remark\n\n1 3:0\n");
        Dataset rows = new DatasetLoader(ColumnChoice.labelled("label")).load(List.of(file));
        assertArrayEquals(new byte[] {1, 0, 1}, rows.labels());
        assertArrayEquals(new float[] {1f, Float.NaN, 2.5f}, rows.matrix().row(0));
        assertArrayEquals(new float[] {Float.NaN, 7f, Float.NaN}, rows.matrix().row(1));
        assertEquals("f3", rows.schema().features().get(2).name());
    }

    @Test
    void files_with_columns_in_another_order_give_the_same_columns() throws Exception {
        Path first = write("1.csv", "id,y,a,b\n1,1,10,20\n2,0,11,21\n");
        Path second = write("2.csv", "b,a,id,y\n22,12,3,1\n");
        ColumnChoice choice = new ColumnChoice(Optional.of("y"), Optional.empty(), Optional.of("id"), Optional.empty(),
                Optional.empty(), List.of(), List.of(), List.of());
        Dataset rows = new DatasetLoader(choice, true).load(List.of(first, second));
        assertArrayEquals(new float[] {12f, 22f}, rows.matrix().row(2));
        assertEquals(Optional.of("2.csv"), rows.group(2));
    }

    @Test
    void more_rows_than_one_block_keep_their_order_and_values() throws Exception {
        long seed = 20261124;
        SplittableRandom random = new SplittableRandom(seed);
        int count = 4098;
        int columns = 301; // a block of 1 << 20 values holds 3,483 such rows
        StringBuilder text = new StringBuilder("y");
        for (int c = 0; c < columns; c++) {
            text.append(",c").append(c);
        }
        float[][] expected = new float[count][columns];
        for (int row = 0; row < count; row++) {
            text.append('\n').append(row % 2);
            for (int c = 0; c < columns; c++) {
                expected[row][c] = random.nextInt(100) / 8f;
                text.append(',').append(expected[row][c]);
            }
        }
        Dataset rows = new DatasetLoader(ColumnChoice.labelled("y")).load(List.of(write("big.csv", text.toString())));
        for (int row = 0; row < count; row++) {
            assertArrayEquals(expected[row], rows.matrix().row(row), "row " + row + ", seed " + seed);
        }
    }

    @Test
    void random_bytes_are_refused_and_never_crash_the_reader() throws Exception {
        long seed = 7;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            byte[] bytes = new byte[random.nextInt(1, 400)];
            random.nextBytes(bytes);
            if (i % 3 == 0 && bytes.length > 2) {
                bytes[0] = 0x1f;
                bytes[1] = (byte) 0x8b;
            }
            Path file = folder.resolve("noise" + i);
            Files.write(file, bytes);
            assertThrows(Stopped.class, () -> new DatasetLoader(ColumnChoice.labelled("y")).load(List.of(file)),
                    "seed " + seed + ", case " + i);
        }
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
