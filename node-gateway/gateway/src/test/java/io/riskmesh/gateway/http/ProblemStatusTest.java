package io.riskmesh.gateway.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.reason.AttestationReason;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ScoringReason;
import io.riskmesh.ledger.reason.SharedReason;
import org.junit.jupiter.api.Test;

final class ProblemStatusTest {
    @Test
    void a_code_that_answers_no_request_makes_no_problem() {
        assertThrows(IllegalArgumentException.class, () -> Problem.of(AttestationReason.QUOTE_MALFORMED, "x"));
        assertThrows(IllegalArgumentException.class, () -> Problem.of(GatewayReason.RECEIPT_LOG_CORRUPT, "x"));
        assertTrue(ProblemStatus.find(LedgerReason.ALREADY_RECORDED).isEmpty());
    }

    @Test
    void every_code_of_the_edge_but_one_has_a_status() {
        for (GatewayReason code : GatewayReason.values()) {
            assertEquals(code != GatewayReason.RECEIPT_LOG_CORRUPT, ProblemStatus.find(code).isPresent(), code.code());
        }
    }

    @Test
    void refusals_and_unavailability_are_told_apart_by_status() {
        assertEquals(403, ProblemStatus.of(GatewayReason.SCORE_REFUSED));
        assertEquals(503, ProblemStatus.of(GatewayReason.SCORE_UNAVAILABLE));
        assertEquals(403, ProblemStatus.of(SharedReason.AUTHORISATION_REVOKED));
        assertEquals(503, ProblemStatus.of(ScoringReason.OVERLOADED));
    }
}
