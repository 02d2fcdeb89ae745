package io.riskmesh.enclave.oblivious;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// A process without the incubator module still scores.
final class NoVectorModuleTest {

    @Test
    void the_plain_kernel_loads_without_the_module() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), PlainKernelProbe.class.getName()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, process.waitFor(), said);
        assertEquals("scalar: this machine or model has no vector kernel", said);
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
