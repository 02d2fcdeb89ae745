package io.riskmesh.enclave.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.enclave.oblivious.KernelSelection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

final class ClosureTest {

    private final Closure closure = Closure.of(KernelSelection.class.getName(), ImageMain::onClassPath);

    @Test
    void what_code_fields_methods_and_superclasses_name_is_reached_over_many_steps() {
        List<String> names = closure.list().lines().toList();
        for (String simple : List.of("KernelSelection", "VectorKernels", "VectorOblivious", "ScalarMasks", "BitMaskForest", "ForestKernel",
                "KernelChoice$Failed", "ReasonDeltas")) {
            assertTrue(names.contains("io.riskmesh.enclave.oblivious." + simple), simple);
        }
        assertTrue(names.contains("io.riskmesh.boosting.tree.RegressionTree"));
    }

    @Test
    void what_nothing_names_is_not_reached() {
        assertFalse(closure.list().contains("oblivious.TopReasons"));
        assertFalse(closure.list().contains("enclave.image"));
        assertFalse(closure.list().contains("java."));
        assertFalse(closure.list().contains("boosting.training"));
    }

    @Test
    void a_class_that_is_not_there_is_an_error() {
        assertThrows(IllegalArgumentException.class, () -> Closure.of("io.riskmesh.None", ImageMain::onClassPath));
        assertThrows(IllegalArgumentException.class, () -> Closure.of(KernelSelection.class.getName(),
                name -> name.endsWith("ScalarMasks") ? Optional.empty() : ImageMain.onClassPath(name)));
    }

    @Test
    void the_jar_holds_exactly_the_closure_and_its_bytes_depend_on_nothing_else() throws IOException {
        byte[] jar = ClosureJar.write(closure);
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(jar))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                assertTrue(entry.getName().startsWith("META-INF/") || List.of(closure.classes().keySet().toArray())
                        .contains(entry.getName().replace('/', '.').replaceAll("\\.class$", "")), entry.getName());
            }
        }
        assertEquals(closure.classes().size() + 1, names.size());
        assertArrayEquals(jar, ClosureJar.write(Closure.of(KernelSelection.class.getName(), ImageMain::onClassPath)));
    }
}
