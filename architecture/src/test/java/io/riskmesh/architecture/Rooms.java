package io.riskmesh.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The rooms of the house, the arrows between them, and how many classes each has at least. A rule that sees fewer
/// classes than that passes on nothing, so it fails.
final class Rooms {

    static final String ROOT = "io.riskmesh";

    /// Compile-scope arrows of the design; a room may always use itself.
    static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("ledger", Set.of()),
            Map.entry("incentive", Set.of("ledger")),
            Map.entry("verifier", Set.of("ledger", "attestation", "incentive")),
            Map.entry("attestation", Set.of("ledger")),
            Map.entry("enclave", Set.of("ledger", "attestation", "boosting", "incentive")),
            Map.entry("contract", Set.of("ledger", "attestation", "incentive")),
            Map.entry("embedded", Set.of("ledger", "contract", "verifier")),
            Map.entry("boosting", Set.of()),
            Map.entry("securesum", Set.of()),
            Map.entry("binselect", Set.of()),
            Map.entry("features", Set.of()),
            Map.entry("xgboost4j", Set.of("boosting")),
            Map.entry("federation", Set.of("boosting", "securesum", "binselect", "ledger")),
            Map.entry("simulator", Set.of("features")),
            Map.entry("gateway", Set.of("federation", "boosting", "securesum", "binselect", "ledger", "verifier", "xgboost4j",
                    "attestation", "features", "incentive")),
            Map.entry("benchmarks", Set.of("gateway", "federation", "boosting", "securesum", "binselect", "ledger", "xgboost4j", "features",
                    "simulator", "contract", "embedded", "verifier", "attestation", "enclave", "incentive")));

    /// A little below what each room had when the rule was written.
    static final Map<String, Integer> LEAST_CLASSES = Map.ofEntries(
            Map.entry("ledger", 80), Map.entry("incentive", 40), Map.entry("contract", 50), Map.entry("verifier", 120), Map.entry("embedded", 90),
            Map.entry("boosting", 60), Map.entry("securesum", 50), Map.entry("binselect", 30),
            Map.entry("features", 10), Map.entry("xgboost4j", 3), Map.entry("federation", 50), Map.entry("simulator", 20),
            Map.entry("gateway", 700), Map.entry("benchmarks", 5), Map.entry("attestation", 110), Map.entry("enclave", 70));

    /// Rooms that are pure: no clock, chance, sockets, disk or threads of their own.
    static final List<String> PURE = List.of("ledger", "incentive", "boosting", "securesum", "binselect", "features", "federation");

    /// Rooms whose numbers are compared between machines.
    static final List<String> DETERMINISTIC = List.of("incentive", "boosting", "securesum", "binselect", "features", "federation", "simulator");

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private Rooms() {}

    static JavaClasses all() {
        return ALL;
    }

    static List<JavaClass> classesOf(String room) {
        List<JavaClass> found = ALL.stream().filter(c -> roomOf(c).equals(room)).collect(Collectors.toList());
        int least = LEAST_CLASSES.get(room);
        if (found.size() < least) {
            throw new AssertionError("The rule saw " + found.size() + " classes of " + room + ", expected >= " + least);
        }
        return found;
    }

    static String roomOf(JavaClass type) {
        String[] parts = type.getPackageName().split("\\.", -1);
        return parts.length > 2 && type.getPackageName().startsWith(ROOT + ".") ? parts[2] : "";
    }
}
