package io.riskmesh.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What no configuration may loosen has no second way in product code.
final class AttestationTest {

    private static final String ROOM = "io.riskmesh.attestation.";

    @Test
    void revocation_has_one_way_and_it_requires_both_lists() {
        assertEquals(List.of(ROOM + "pki.RequiredLists"), implementations(ROOM + "pki.Revocation"));
    }

    @Test
    void evidence_has_two_providers() {
        assertEquals(List.of(ROOM + "evidence.GramineSgxProvider", ROOM + "evidence.simulated.SimulatedProvider"),
                implementations(ROOM + "evidence.EvidenceProvider"));
    }

    @Test
    void roots_are_pinned_in_one_place() {
        Set<String> makers = Rooms.all().stream()
                .filter(type -> type.getConstructorCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().getName().equals(ROOM + "pki.PinnedRoot")))
                .map(JavaClass::getName).collect(Collectors.toSet());
        assertEquals(Set.of(ROOM + "pki.PinnedRoot"), makers);
    }

    @Test
    void the_verifier_of_quotes_has_no_branch_for_what_is_simulated() {
        List<JavaClass> verifiers = Rooms.classesOf("attestation").stream()
                .filter(type -> type.getPackageName().startsWith(ROOM + "appraisal") || type.getPackageName().startsWith(ROOM + "quote"))
                .toList();
        assertTrue(verifiers.size() >= 15, () -> "The rule saw " + verifiers.size() + " classes");
        assertTrue(verifiers.stream().flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .noneMatch(use -> use.getTargetClass().getName().contains("simulated")));
    }

    private static List<String> implementations(String type) {
        return Rooms.all().stream().filter(each -> !each.isInterface() && each.isAssignableTo(type)).map(JavaClass::getName).sorted().toList();
    }
}
