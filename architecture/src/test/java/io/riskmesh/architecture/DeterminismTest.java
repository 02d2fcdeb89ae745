package io.riskmesh.architecture;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// What makes two machines compute the same bits, and what makes a state machine testable.
final class DeterminismTest {

    /// `Math`'s versions of these may differ from machine to machine; `StrictMath`'s may not.
    private static final Set<String> INEXACT_MATH = Set.of("exp", "expm1", "log", "log10", "log1p", "pow", "sin", "cos",
            "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "cbrt", "hypot");

    private static final Set<String> CLOCKS_AND_CHANCE = Set.of(
            "java.lang.System.currentTimeMillis", "java.lang.System.nanoTime", "java.lang.Math.random",
            "java.time.Instant.now", "java.time.LocalDate.now", "java.time.LocalDateTime.now",
            "java.time.ZonedDateTime.now", "java.time.Clock.systemUTC", "java.lang.Thread.sleep");

    private static final Set<String> WORLDLY_TYPES = Set.of("java.util.Random", "java.util.concurrent.ThreadLocalRandom",
            "java.io.File", "java.io.FileInputStream", "java.io.FileOutputStream", "java.lang.Thread",
            "java.util.concurrent.Executors", "java.util.Timer");

    @Test
    void deterministic_rooms_use_strict_math() {
        assertNone(Rooms.DETERMINISTIC, access ->
                access.getTargetOwner().getName().equals("java.lang.Math") && INEXACT_MATH.contains(access.getName()));
    }

    @Test
    void pure_rooms_have_no_clock_and_no_chance() {
        assertNone(Rooms.PURE, access ->
                CLOCKS_AND_CHANCE.contains(access.getTargetOwner().getName() + "." + access.getName()));
    }

    @Test
    void pure_rooms_touch_no_disk_no_network_and_make_no_threads() {
        assertNone(Rooms.PURE, access -> WORLDLY_TYPES.contains(access.getTargetOwner().getName())
                || access.getTargetOwner().getPackageName().startsWith("java.net")
                || access.getTargetOwner().getPackageName().startsWith("java.nio.file"));
    }

    @Test
    void nobody_writes_to_the_console_but_the_entry_points() {
        assertNone(List.copyOf(Rooms.ARROWS.keySet()), access ->
                access.getTargetOwner().getName().equals("java.lang.System")
                        && (access.getName().equals("out") || access.getName().equals("err"))
                        && !access.getOriginOwner().getSimpleName().endsWith("Main")
                        && !access.getOriginOwner().getSimpleName().equals("RiskmeshCli"));
    }

    @Test
    void nobody_swallows_a_stack_trace_into_the_console() {
        assertNone(List.copyOf(Rooms.ARROWS.keySet()), access -> access.getName().equals("printStackTrace"));
    }

    private static void assertNone(List<String> rooms, Predicate<JavaAccess<?>> forbidden) {
        List<String> wrong = new ArrayList<>();
        for (String room : rooms) {
            for (JavaClass type : Rooms.classesOf(room)) {
                type.getAccessesFromSelf().stream().filter(forbidden).forEach(a -> wrong.add(a.getDescription()));
            }
        }
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    }
}
