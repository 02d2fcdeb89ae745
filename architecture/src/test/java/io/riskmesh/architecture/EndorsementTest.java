package io.riskmesh.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Endorsers of different banks must sign the same bytes: what the chaincode runs may depend on nothing but the call and the state
/// (design `ledger.md` section 4).
final class EndorsementTest {

    private static final List<String> ROOMS = List.of("contract", "ledger", "incentive");
    private static final List<String> VERIFICATION = List.of("rejection", "der", "pki", "quote", "collateral", "appraisal", "evidence");
    private static final int LEAST_CLASSES = 180;

    private static final Set<String> FORBIDDEN_OWNERS = Set.of(
            "java.util.HashMap", "java.util.HashSet", "java.util.IdentityHashMap", "java.util.WeakHashMap",
            "java.util.concurrent.ConcurrentHashMap", "java.util.Random", "java.util.concurrent.ThreadLocalRandom",
            "java.util.SplittableRandom", "java.security.SecureRandom", "java.util.UUID", "java.lang.Thread",
            "java.util.concurrent.Executors", "java.util.concurrent.CompletableFuture", "java.util.Timer", "java.io.File",
            "java.io.FileInputStream", "java.io.FileOutputStream", "java.io.RandomAccessFile", "java.time.Clock");
    private static final List<String> FORBIDDEN_PACKAGES = List.of("java.net", "java.nio.file", "java.nio.channels", "java.util.random");
    private static final Set<String> FORBIDDEN_CALLS = Set.of(
            "java.lang.System.currentTimeMillis", "java.lang.System.nanoTime", "java.lang.System.getenv",
            "java.lang.System.getProperty", "java.lang.System.identityHashCode", "java.lang.Math.random",
            "java.time.Instant.now", "java.time.LocalDate.now", "java.time.LocalDateTime.now", "java.time.ZonedDateTime.now",
            "java.time.ZoneId.systemDefault", "java.util.Locale.getDefault", "java.util.TimeZone.getDefault",
            "java.nio.charset.Charset.defaultCharset", "java.util.Map.of", "java.util.Map.ofEntries", "java.util.Map.copyOf",
            "java.util.Set.of", "java.util.Set.copyOf", "java.util.stream.Collectors.toSet",
            "java.util.stream.Collectors.toMap", "java.util.stream.Collectors.groupingBy",
            "java.util.stream.Collectors.toUnmodifiableSet", "java.util.stream.Collectors.toUnmodifiableMap");
    private static final Set<String> NUMBERS_WITH_FRACTIONS = Set.of("float", "double", "java.lang.Float", "java.lang.Double");

    @Test
    void the_chaincode_knows_no_clock_no_chance_no_disk_no_net_no_threads_and_no_order_that_differs_between_machines() {
        assertNone(accesses(EndorsementTest::isForbidden));
    }

    @Test
    void the_chaincode_knows_no_numbers_with_fractions() {
        List<String> wrong = new ArrayList<>(accesses(access ->
                NUMBERS_WITH_FRACTIONS.contains(access.getTargetOwner().getName())));
        for (JavaClass type : classes()) {
            type.getFields().stream().filter(field -> isFraction(field.getRawType())).forEach(field -> wrong.add(field.getFullName()));
            type.getCodeUnits().stream()
                    .filter(unit -> isFraction(unit.getRawReturnType()) || unit.getRawParameterTypes().stream().anyMatch(EndorsementTest::isFraction))
                    .forEach(unit -> wrong.add(unit.getFullName()));
        }
        assertNone(wrong);
    }

    @Test
    void the_chaincode_keeps_nothing_between_calls() {
        List<String> wrong = new ArrayList<>();
        for (JavaClass type : classes()) {
            for (JavaField field : type.getFields()) {
                boolean isStatic = field.getModifiers().contains(JavaModifier.STATIC);
                if (isStatic && !field.getModifiers().contains(JavaModifier.FINAL)) {
                    wrong.add(field.getFullName());
                }
            }
        }
        assertNone(wrong);
    }

    @Test
    void state_is_never_deleted_and_ranges_are_read_by_list_alone() {
        assertNone(accesses(access -> access.getName().equals("delState") || isPrivateData(access)
                || (isRangeRead(access) && !access.getOriginOwner().getSimpleName().equals("ListFacts"))));
    }

    @Test
    void texts_and_bytes_are_turned_into_each_other_by_a_named_charset_and_without_a_locale() {
        assertNone(accesses(access -> isDefaultCharset(access) || isDefaultLocale(access)));
    }

    @Test
    void the_rules_see_the_chaincodes_classes_and_would_find_what_they_forbid() {
        assertTrue(classes().size() >= LEAST_CLASSES, "The rules saw " + classes().size() + " classes");
        JavaClass bad = new ClassFileImporter().importClass(Undetermined.class);
        List<String> found = bad.getAccessesFromSelf().stream().filter(EndorsementTest::isForbidden)
                .map(JavaAccess::getDescription).toList();
        assertTrue(Stream.of("HashMap", "SecureRandom", "Set.of", "currentTimeMillis")
                .allMatch(word -> found.stream().anyMatch(text -> text.contains(word))), () -> String.join("\n", found));
        assertTrue(bad.getAccessesFromSelf().stream().anyMatch(EndorsementTest::isDefaultLocale));
        assertTrue(bad.getAccessesFromSelf().stream().anyMatch(EndorsementTest::isDefaultCharset));
        assertFalse(bad.getFields().stream().noneMatch(field -> isFraction(field.getRawType())));
    }

    /// What the rules exist to find.
    private static final class Undetermined {
        private double fraction = 0.5;

        @SuppressWarnings({"StringCaseLocaleUsage", "DefaultCharset", "UnusedMethod"})
        String everything() {
            Map<String, Integer> order = new HashMap<>();
            order.put("x", new SecureRandom().nextInt());
            fraction += System.currentTimeMillis();
            return (order + "" + Set.of(1, 2) + fraction).toLowerCase() + new String("x".getBytes());
        }
    }

    /// The process around the chaincode has a clock, a network and settings; the chaincode it serves does not see them. Of the
    /// attestation room it sees what verifies evidence.
    private static List<JavaClass> classes() {
        Stream<JavaClass> verification = Rooms.classesOf("attestation").stream()
                .filter(type -> VERIFICATION.stream().anyMatch(name -> type.getPackageName().startsWith("io.riskmesh.attestation." + name)))
                .filter(type -> !type.getSimpleName().equals("GramineSgxProvider"));
        return Stream.concat(verification, ROOMS.stream().flatMap(room -> Rooms.classesOf(room).stream())
                .filter(type -> !type.getPackageName().equals("io.riskmesh.contract.process"))).toList();
    }

    private static List<String> accesses(Predicate<JavaAccess<?>> forbidden) {
        List<String> found = new ArrayList<>();
        for (JavaClass type : classes()) {
            type.getAccessesFromSelf().stream().filter(forbidden).forEach(access -> found.add(access.getDescription()));
        }
        return found;
    }

    private static void assertNone(List<String> wrong) {
        assertTrue(wrong.isEmpty(), () -> String.join("\n", wrong));
    }

    private static boolean isForbidden(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return FORBIDDEN_OWNERS.contains(owner.getName()) || FORBIDDEN_CALLS.contains(owner.getName() + "." + access.getName())
                || FORBIDDEN_PACKAGES.stream().anyMatch(name -> owner.getPackageName().startsWith(name))
                || access.getName().equals("parallelStream") || access.getName().equals("parallel");
    }

    private static boolean isFraction(JavaClass type) {
        return NUMBERS_WITH_FRACTIONS.contains(type.getBaseComponentType().getName());
    }

    private static boolean isRangeRead(JavaAccess<?> access) {
        return access.getName().startsWith("getStateBy") || access.getName().startsWith("getQueryResult")
                || access.getName().equals("getHistoryForKey");
    }

    private static boolean isPrivateData(JavaAccess<?> access) {
        return access.getTargetOwner().getSimpleName().equals("ChaincodeStub") && access.getName().contains("PrivateData");
    }

    private static boolean isDefaultCharset(JavaAccess<?> access) {
        String target = access.getTarget().getFullName();
        return target.equals("java.lang.String.getBytes()") || target.equals("java.lang.String.<init>([B)")
                || target.equals("java.lang.String.<init>([B, int, int)");
    }

    private static boolean isDefaultLocale(JavaAccess<?> access) {
        String target = access.getTarget().getFullName();
        return target.equals("java.lang.String.toLowerCase()") || target.equals("java.lang.String.toUpperCase()")
                || target.equals("java.lang.String.format(java.lang.String, [Ljava.lang.Object;)")
                || target.startsWith("java.lang.String.formatted(");
    }
}
