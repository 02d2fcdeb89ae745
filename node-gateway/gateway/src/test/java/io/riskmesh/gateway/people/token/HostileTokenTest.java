package io.riskmesh.gateway.people.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.people.provider.TokenMaker;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Changed, cut and random tokens and key sets: refused, never an exception, never believed.
final class HostileTokenTest {
    private static final long SEED = 20_261_205;
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);
    private static final TokenMaker MAKER = new TokenMaker("1");

    @Test
    void hostile_tokens_and_key_sets_are_refused() {
        feed(3_000);
    }

    @Test
    @Tag("acceptance")
    void a_million_hostile_tokens_and_key_sets_are_refused() {
        feed(1_000_000);
    }

    private static void feed(int inputs) {
        KeySet keys = KeySet.read(bytes(MAKER.keySet().toString())).orElseThrow();
        assertEquals(2, keys.size());
        TokenRules rules = new TokenRules("https://provider.example", "client", () -> NOW);
        ObjectNode claims = JsonNodeFactory.instance.objectNode().put("iss", "https://provider.example").put("aud", "client").put("sub", "ada")
                .put("nonce", "n").put("iat", NOW.getEpochSecond()).put("exp", NOW.getEpochSecond() + 60);
        String honest = MAKER.es256("JWT", claims);
        assertInstanceOf(TokenCheck.Believed.class, rules.idToken(honest, keys, "n"));
        SplittableRandom random = new SplittableRandom(SEED);
        int signatures = 0;
        for (int i = 0; i < inputs; i++) {
            // A check of a signature costs as much as a hundred refusals: most inputs are changed in the header, where it never comes so far.
            String token = changed(honest, i % 50 == 0 ? honest.length() : 40, random);
            if (!token.equals(honest)) {
                TokenCheck.Refused refused = assertInstanceOf(TokenCheck.Refused.class, rules.idToken(token, keys, "n"), "seed " + SEED + ", " + i);
                signatures += refused.fault() == TokenFault.SIGNATURE ? 1 : 0;
            }
            Optional<KeySet> read = KeySet.read(bytes(changed(MAKER.keySet().toString(), Integer.MAX_VALUE, random)));
            assertTrue(read.isEmpty() || read.get().size() <= 3, "seed " + SEED + ", " + i);
        }
        int checked = signatures;
        assertTrue(checked > inputs / 200, () -> "so few came as far as the signature: " + checked);
    }

    private static String changed(String honest, int within, SplittableRandom random) {
        byte[] bytes = bytes(honest);
        int limit = Math.min(within, bytes.length);
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            bytes[random.nextInt(limit)] = (byte) (random.nextBoolean() ? random.nextInt(128) : honest.charAt(random.nextInt(honest.length())));
        }
        byte[] cut = random.nextInt(10) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
        return new String(cut, StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
