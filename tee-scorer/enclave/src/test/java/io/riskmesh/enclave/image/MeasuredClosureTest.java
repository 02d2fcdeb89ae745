package io.riskmesh.enclave.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Every class of the scorer's image changes MRENCLAVE and costs every bank an approval, so the list is a deliberate edit:
/// `ImageMain closure scorer` prints the new one.
final class MeasuredClosureTest {

    private static final Set<String> ROOMS = Set.of("enclave", "attestation", "boosting", "ledger");
    private static final List<String> NEVER = List.of("io.riskmesh.incentive.", "io.riskmesh.securesum.", "io.riskmesh.federation.",
            "io.riskmesh.enclave.image.", "io.riskmesh.enclave.simulated.", "io.riskmesh.attestation.evidence.simulated.",
            "io.riskmesh.boosting.training.", "io.riskmesh.boosting.evaluation.");
    private static final int LEAST_CLASSES = 60;

    private final Closure closure = Closure.of(ImageProfile.scorer().entryPoint(), ImageMain::onClassPath);

    @Test
    void the_scorer_reaches_exactly_the_classes_of_its_list() throws IOException {
        Path list = Path.of(System.getProperty("riskmesh.root"), "tee-scorer/enclave/closure/scorer.txt");
        assertEquals(Files.readString(list), closure.list());
        assertTrue(closure.classes().size() >= LEAST_CLASSES, () -> "The test saw " + closure.classes().size() + " classes");
    }

    @Test
    void the_scorer_reaches_its_own_rooms_and_no_incentive_secure_sum_or_federation_class() {
        Set<String> rooms = new TreeSet<>();
        for (String name : closure.classes().keySet()) {
            rooms.add(name.split("\\.", -1)[2]);
            assertTrue(NEVER.stream().noneMatch(name::startsWith), name);
        }
        assertEquals(new TreeSet<>(ROOMS), rooms);
    }

    @Test
    void the_evaluator_reaches_exactly_the_classes_of_its_list_and_scores_nothing() throws IOException {
        Closure evaluator = Closure.of(ImageProfile.evaluator().entryPoint(), ImageMain::onClassPath);
        Path list = Path.of(System.getProperty("riskmesh.root"), "tee-scorer/enclave/closure/evaluator.txt");
        assertEquals(Files.readString(list), evaluator.list());
        List<String> never = List.of("io.riskmesh.enclave.join.", "io.riskmesh.enclave.oblivious.", "io.riskmesh.enclave.process.",
                "io.riskmesh.enclave.image.", "io.riskmesh.enclave.simulated.", "io.riskmesh.attestation.evidence.simulated.",
                "io.riskmesh.securesum.", "io.riskmesh.federation.", "io.riskmesh.boosting.training.");
        Set<String> rooms = new TreeSet<>();
        for (String name : evaluator.classes().keySet()) {
            rooms.add(name.split("\\.", -1)[2]);
            assertTrue(never.stream().noneMatch(name::startsWith), name);
        }
        assertEquals(new TreeSet<>(Set.of("enclave", "attestation", "boosting", "ledger", "incentive")), rooms);
    }

    @Test
    void the_scorer_uses_two_modules_of_the_jdk_only() {
        for (var type : closure.classes().entrySet()) {
            for (String name : ClassReferences.of(type.getValue())) {
                Class<?> found = load(name);
                String module = found.getModule().getName();
                assertTrue(found.getName().startsWith("io.riskmesh.") || List.of("java.base", "jdk.incubator.vector").contains(module),
                        () -> type.getKey() + " uses " + name + " of " + module);
            }
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, MeasuredClosureTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
