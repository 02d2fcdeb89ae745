package io.riskmesh.securesum.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SumRefusalTest {

    /// Other programs match these strings; a change here breaks them.
    @Test
    void the_strings_of_the_registry_stay_as_they_are() {
        assertEquals(List.of("too_few_banks", "parameters_disagree", "not_in_roster", "signature_invalid",
                "wrong_session", "wrong_aggregation", "stale_slot", "length_mismatch", "cell_out_of_field",
                "digest_mismatch", "duplicate_contribution", "input_out_of_bound", "pair_commitment_mismatch",
                "set_not_covered", "set_conflict", "reveal_before_freeze", "both_kinds", "needless_seed",
                "share_unreadable", "seed_mismatch", "fingerprint_mismatch", "equivocation", "journal_rolled_back",
                "malformed_message"), Arrays.stream(SumRefusal.values()).map(SumRefusal::code).toList());
    }
}
