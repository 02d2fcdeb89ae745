package io.riskmesh.xgboost4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.tree.ModelCovers;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.xgboost4j.NativeBooster.Format;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Oracle O3 of training.md section 12.
final class NativeModelFileTest {

    @Test
    void the_native_library_saves_our_ubjson_again_byte_for_byte() throws NativeTrainingException {
        for (long seed = 0; seed < 60; seed++) {
            RandomRows rows = seed % 3 == 0 ? Models.NUMERIC : Models.MIXED;
            TreeEnsemble ensemble = RandomModels.of(seed, rows.schema(), (int) (seed % 11));
            assertSavedAgain(ensemble, "seed " + seed);
            assertSavedAgain(ensemble.stripped(ModelCovers.POWER_OF_TWO), "seed " + seed + " stripped");
        }
    }

    private static void assertSavedAgain(TreeEnsemble ensemble, String at) throws NativeTrainingException {
        byte[] ours = XgboostModelFile.writeUbjson(ensemble);
        try (NativeBooster fromUbjson = NativeBooster.load(ours);
                NativeBooster fromJson = NativeBooster.load(XgboostModelFile.writeJson(ensemble))) {
            assertArrayEquals(ours, fromUbjson.save(Format.UBJSON), at);
            assertArrayEquals(ours, fromJson.save(Format.UBJSON), at);
        }
    }

    @Test
    void models_trained_natively_are_read_equal_from_both_formats_and_written_back_as_they_were()
            throws NativeTrainingException {
        for (RandomRows rows : new RandomRows[] {Models.NUMERIC, Models.MIXED}) {
            for (Map<String, Object> parameters : Models.PARAMETERS) {
                try (NativeMatrix matrix = rows.matrix();
                        NativeBooster booster = NativeBooster.train(matrix, parameters, 12)) {
                    TreeEnsemble fromUbjson = Models.read(booster.save(Format.UBJSON));
                    assertEquals(fromUbjson, Models.read(booster.save(Format.JSON)));
                    assertEquals(rows.schema().names(), fromUbjson.schema().names());
                    assertArrayEquals(booster.save(Format.UBJSON), XgboostModelFile.writeUbjson(fromUbjson));
                }
            }
        }
    }

    @Test
    void a_file_that_we_refuse_never_reaches_the_native_library() {
        assertThrows(NativeTrainingException.class, () -> NativeBooster.load(new byte[0]));
        assertThrows(NativeTrainingException.class,
                () -> NativeBooster.load("{\"learner\":{}}".getBytes(StandardCharsets.UTF_8)));
    }
}
