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
    static final Map<String, Set<String>> ARROWS = Map.of(
            "ledger", Set.of(),
            "boosting", Set.of(),
            "securesum", Set.of(),
            "features", Set.of(),
            "xgboost4j", Set.of("boosting"),
            "federation", Set.of("boosting", "securesum", "ledger"),
            "simulator", Set.of("features"),
            "gateway", Set.of("federation", "boosting", "securesum", "ledger", "xgboost4j", "features"),
            "benchmarks", Set.of("gateway", "federation", "boosting", "securesum", "ledger", "xgboost4j", "features",
                    "simulator"));

    /// A little below what each room had when the rule was written.
    static final Map<String, Integer> LEAST_CLASSES = Map.of(
            "ledger", 15, "boosting", 60, "securesum", 50, "features", 10, "xgboost4j", 3, "federation", 50,
            "simulator", 20, "gateway", 40, "benchmarks", 5);

    /// Rooms that are pure: no clock, chance, sockets, disk or threads of their own.
    static final List<String> PURE = List.of("ledger", "boosting", "securesum", "features", "federation");

    /// Rooms whose numbers are compared between machines.
    static final List<String> DETERMINISTIC = List.of("boosting", "securesum", "features", "federation", "simulator");

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
