package io.riskmesh.gateway.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TrainingDictionariesTest {
    @TempDir
    Path folder;

    @Test
    void names_of_test_rows_alone_are_missing_and_codes_have_no_gap() throws Exception {
        Dataset all = load("y,c,n\n1,cash,5\n0,card,6\n1,giro,7\n0,,8\n1,wire,9\n");
        Dataset train = all.select(new int[] {0, 3, 4});
        Dataset test = all.select(new int[] {1, 2, 4});
        TrainingDictionaries dictionaries = TrainingDictionaries.of(train);
        Dataset kept = dictionaries.apply(train);
        assertEquals(List.of("cash", "wire"), kept.schema().feature(0).categories());
        assertEquals(0f, kept.matrix().value(0, 0));
        assertTrue(Float.isNaN(kept.matrix().value(1, 0)));
        assertEquals(1f, kept.matrix().value(2, 0));
        Dataset tested = dictionaries.apply(test);
        assertEquals(kept.schema(), tested.schema());
        assertTrue(Float.isNaN(tested.matrix().value(0, 0)) && Float.isNaN(tested.matrix().value(1, 0)));
        assertEquals(1f, tested.matrix().value(2, 0));
        assertEquals(7f, tested.matrix().value(1, 1), "numbers stay as they are");
    }

    @Test
    void rows_whose_training_part_has_every_name_are_left_alone() throws Exception {
        Dataset all = load("y,c,n\n1,cash,5\n0,card,6\n");
        assertSame(all, TrainingDictionaries.of(all).apply(all));
    }

    @Test
    void a_column_without_a_name_in_training_is_refused() throws Exception {
        Dataset all = load("y,c,n\n1,cash,5\n0,,6\n1,,7\n");
        Stopped stopped = assertThrows(Stopped.class, () -> TrainingDictionaries.of(all.select(new int[] {1, 2})));
        assertTrue(stopped.getMessage().contains("categorical column c"), stopped.getMessage());
    }

    private Dataset load(String text) throws Exception {
        ColumnChoice choice = new ColumnChoice(Optional.of("y"), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), List.of(), List.of(), List.of("c"));
        return new DatasetLoader(choice).load(List.of(Files.writeString(folder.resolve("rows.csv"), text)));
    }
}
