package io.riskmesh.verifier.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.verifier.facts.ledger.Discrepancy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What an audit must say of a forged story.
final class Forgeries {

    private Forgeries() {}

    /// The first failure is this one; what follows from it may follow.
    static void expect(ReasonCode code, String label, Story story, ReasonCode... beside) {
        List<Discrepancy> failures = story.audit(WholeStory.CHANNEL).failures();
        assertFalse(failures.isEmpty(), () -> "Nothing was found, expected " + code + " at " + label);
        Discrepancy first = failures.getFirst();
        assertEquals(label, story.labelOf(first), first::toString);
        Set<String> codes = new TreeSet<>();
        failures.stream().filter(found -> story.labelOf(found).equals(label)).forEach(found -> codes.add(found.code().code()));
        assertTrue(codes.contains(code.code()), () -> "Expected " + code + ", got " + failures);
        for (ReasonCode other : beside) {
            assertTrue(codes.contains(other.code()), () -> "Expected " + other + ", got " + failures);
        }
        assertEquals(1 + beside.length, codes.size(), () -> "More than expected: " + failures);
    }

    /// The failure is found, beside others that the same forgery causes.
    static void expectAmong(ReasonCode code, String label, Story story) {
        List<Discrepancy> failures = story.audit(WholeStory.CHANNEL).failures();
        assertTrue(failures.stream().anyMatch(found -> found.code() == code && story.labelOf(found).equals(label)),
                () -> "Expected " + code + " at " + label + ", got " + failures);
    }
}
