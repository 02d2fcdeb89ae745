package io.riskmesh.gateway.ledger.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What a peer or a damaged file may say. Seeds are printed with a failure.
final class HostileAnswersTest {
    private static final long SEED = 20261125;
    private static final String PAGE = "{\"bookmark\":\"\",\"facts\":[{\"a\":[1,{\"b\":\"}]\\\"\"}]},{\"c\":2}]}";

    @Test
    void a_refusal_is_found_with_its_code_and_nothing_else_is_one() {
        assertEquals(Optional.of(new Refusal(SharedReason.WRONG_ROLE, "needs operator")),
                Refusal.in("chaincode response 500, REFUSED wrong_role needs operator"));
        assertEquals(Optional.of(new Refusal(LedgerReason.GAP, "")), Refusal.in("REFUSED gap"));
        assertEquals(Optional.empty(), Refusal.in("chaincode response 500, java.lang.NullPointerException"));
        assertEquals(Optional.empty(), Refusal.in("REFUSED no_such_code detail"));
        assertEquals("two lines", Refusal.in("REFUSED gap two\nlines").orElseThrow().detail());
    }

    @Test
    void a_page_is_cut_at_its_facts_whatever_they_contain() throws Exception {
        List<String> facts = FactList.of(PAGE.getBytes(StandardCharsets.UTF_8)).facts().stream()
                .map(fact -> new String(fact, StandardCharsets.UTF_8)).toList();
        assertEquals(List.of("{\"a\":[1,{\"b\":\"}]\\\"\"}]}", "{\"c\":2}"), facts);
    }

    @Test
    void random_and_changed_bytes_are_typed_refusals() {
        feed(100_000);
    }

    @Test
    @Tag("acceptance")
    void a_million_random_and_changed_answers_are_typed_refusals() {
        feed(1_000_000);
    }

    private static void feed(int inputs) {
        SplittableRandom random = new SplittableRandom(SEED);
        int refused = 0;
        for (int i = 0; i < inputs; i++) {
            byte[] bytes = i % 2 == 0 ? changed(random) : random(random);
            Refusal.in(new String(bytes, StandardCharsets.UTF_8));
            try {
                FactList.of(bytes);
            } catch (LedgerUnavailable _) {
                refused++;
            }
        }
        assertTrue(refused > inputs / 3, "seed " + SEED + ": " + refused);
    }

    private static byte[] changed(SplittableRandom random) {
        byte[] bytes = PAGE.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static byte[] random(SplittableRandom random) {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }
}
