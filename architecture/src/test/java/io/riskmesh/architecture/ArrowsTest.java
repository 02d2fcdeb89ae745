package io.riskmesh.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

final class ArrowsTest {

    private static final Set<String> JDK_ONLY = Set.of("ledger", "boosting", "securesum", "binselect", "features");

    @Test
    void every_class_lives_in_a_room_of_the_map() {
        Set<String> seen = new TreeSet<>();
        for (JavaClass type : Rooms.all()) {
            seen.add(Rooms.roomOf(type));
        }
        assertEquals(new TreeSet<>(Rooms.ARROWS.keySet()), seen);
    }

    @Test
    void rooms_depend_only_along_the_arrows_of_the_design() {
        List<String> wrong = new ArrayList<>();
        for (String room : Rooms.ARROWS.keySet()) {
            for (JavaClass type : Rooms.classesOf(room)) {
                type.getDirectDependenciesFromSelf().stream()
                        .filter(d -> crossesAgainstArrows(room, d))
                        .forEach(d -> wrong.add(d.getDescription()));
            }
        }
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    }

    @Test
    void rooms_without_dependencies_use_the_jdk_only() {
        List<String> wrong = new ArrayList<>();
        for (String room : JDK_ONLY) {
            for (JavaClass type : Rooms.classesOf(room)) {
                type.getDirectDependenciesFromSelf().stream()
                        .map(d -> d.getTargetClass().getBaseComponentType())
                        .filter(t -> !t.isPrimitive() && !t.getPackageName().startsWith("java")
                                && !t.getPackageName().startsWith(Rooms.ROOT + "." + room))
                        .forEach(t -> wrong.add(type.getName() + " -> " + t.getName()));
            }
        }
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    }

    @Test
    void there_are_no_cycles_between_packages() {
        for (String room : Rooms.ARROWS.keySet()) {
            Rooms.classesOf(room);
            slices().matching(Rooms.ROOT + "." + room + ".(**)").should().beFreeOfCycles()
                    .allowEmptyShould(true).check(Rooms.all());
        }
    }

    private static boolean crossesAgainstArrows(String room, Dependency dependency) {
        String target = Rooms.roomOf(dependency.getTargetClass().getBaseComponentType());
        return !target.isEmpty() && !target.equals(room) && !Rooms.ARROWS.get(room).contains(target);
    }
}
