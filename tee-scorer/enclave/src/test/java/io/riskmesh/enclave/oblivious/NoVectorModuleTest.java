package io.riskmesh.enclave.oblivious;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A process without the incubator module, or without registers wide enough for the vector kernel, still scores.
final class NoVectorModuleTest {

    @Test
    void the_plain_kernel_loads_without_the_module() throws IOException, InterruptedException {
        assertEquals("scalar: this machine or model has no vector kernel", choice());
    }

    @Test
    void the_plain_kernel_is_taken_where_registers_are_narrow() throws IOException, InterruptedException {
        assertEquals("scalar: this machine or model has no vector kernel",
                choice("--add-modules=jdk.incubator.vector", "-XX:+IgnoreUnrecognizedVMOptions", "-XX:UseAVX=2"));
    }

    private static String choice(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PlainKernelProbe.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), said);
        return said.lines().filter(line -> !line.startsWith("WARNING: Using incubator modules")).findFirst().orElse("");
    }

    /// The child: chooses a kernel as the scorer does.
    static final class PlainKernelProbe {

        private PlainKernelProbe() {}

        public static void main(String[] args) {
            var ensemble = Forests.random(1, 4, 3, 6);
            KernelChoice choice = new KernelSelection(System::nanoTime)
                    .choose(Forests.forest(ensemble), TestVectors.atThresholds(ensemble, 1));
            System.out.println(switch (choice) {
                case KernelChoice.Chosen chosen -> chosen.kernel().name() + ": " + chosen.why();
                case KernelChoice.Failed failed -> failed.difference();
            });
        }
    }
}
