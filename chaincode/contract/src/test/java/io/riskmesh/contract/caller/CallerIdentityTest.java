package io.riskmesh.contract.caller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.contract.refusal.Refused;
import io.riskmesh.contract.world.Person;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.SharedReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

final class CallerIdentityTest {

    @Test
    void party_and_roles_stand_in_the_certificate() throws Refused {
        Caller caller = CallerIdentity.of(Person.of("AlderMSP", "approver,operator").creator());
        assertEquals(new Caller(new PartyId("AlderMSP"), List.of(Role.OPERATOR, Role.APPROVER)), caller);
    }

    @Test
    void json_as_go_writes_it_is_read() {
        assertEquals(List.of(Role.GATEWAY), roles("{\"attrs\":{\"hf.Affiliation\":\"\\u003cnone\\u003e\","
                + "\"hf.EnrollmentID\":\"a \\\"b\\\" \\\\\\/\\n\",\"riskmesh.role\":\"gateway\"}}"));
        assertEquals(List.of(), roles("{\"attrs\":{}}"));
        assertEquals(List.of(Role.FINANCE), roles("{\"attrs\":{\"riskmesh.role\":\"\\u0066inance\"}}"));
    }

    @Test
    void anything_else_has_no_role() {
        for (String json : List.of("", "{}", "[]", "{\"attrs\":[]}", "{\"attrs\":{\"riskmesh.role\":[\"gateway\"]}}",
                "{\"attrs\":{\"riskmesh.role\":\"gateway\"}", "{\"attrs\":{\"riskmesh.role\":\"gateway\"}}}",
                "{\"attrs\":{\"riskmesh.role\":\"gateway\",}}", " {\"attrs\":{\"riskmesh.role\":\"gateway\"}}",
                "{\"attrs\":{\"riskmesh.role\":\"gateway\"},\"more\":{}}", "{\"attrs\":{\"riskmesh.role\":\"gate\\way\"}}",
                "{\"attrs\":{\"riskmesh.role\":\"\\u00zzgateway\"}}", "{\"attrs\":{\"Riskmesh.Role\":\"gateway\"}}",
                "{\"attrs\":{\"riskmesh.role\":\"gateway\",\"riskmesh.role\":\"gateway\"}}")) {
            assertEquals(List.of(), roles(json), json);
        }
        assertEquals(List.of(), RoleAttribute.ofJson(new byte[] {(byte) 0xff}));
    }

    @Test
    void a_broken_attribute_leaves_the_party_without_roles() throws Refused {
        assertEquals(List.of(), CallerIdentity.of(Person.withAttribute("AlderMSP", "{").creator()).roles());
        assertEquals(List.of(), CallerIdentity.of(Person.withAttribute("AlderMSP", null).creator()).roles());
    }

    /// The seed is printed with the failure: the bytes of a creator come from outside.
    @Test
    void mutated_and_random_creators_are_a_caller_or_a_refusal() {
        creators(20_000);
    }

    @Test
    @Tag("acceptance")
    void a_million_mutated_and_random_creators_are_a_caller_or_a_refusal() {
        creators(1_000_000);
    }

    @Test
    void mutated_and_random_attributes_are_roles_or_none() {
        attributes(50_000);
    }

    @Test
    @Tag("acceptance")
    void a_million_mutated_and_random_attributes_are_roles_or_none() {
        attributes(1_000_000);
    }

    private static void creators(int inputs) {
        byte[] good = Person.of("AlderMSP", "operator").creator();
        IntStream.range(0, inputs).parallel().forEach(seed -> {
            Random random = new Random(seed);
            byte[] bytes = random.nextBoolean() ? mutated(good, random) : random(random);
            try {
                CallerIdentity.of(bytes);
            } catch (Refused e) {
                assertEquals(SharedReason.NOT_A_MEMBER, e.refusal().code(), "seed " + seed);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        });
    }

    private static void attributes(int inputs) {
        byte[] good = "{\"attrs\":{\"a\":\"\\u00e9\",\"riskmesh.role\":\"operator,gateway\"}}".getBytes(StandardCharsets.UTF_8);
        int withRoles = 0;
        for (int seed = 0; seed < inputs; seed++) {
            Random random = new Random(seed);
            byte[] bytes = random.nextInt(4) > 0 ? mutated(good, random) : random(random);
            try {
                withRoles += RoleAttribute.ofJson(bytes).isEmpty() ? 0 : 1;
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        assertTrue(withRoles > inputs / 100 && withRoles < inputs / 2, withRoles + " of " + inputs);
    }

    private static byte[] mutated(byte[] good, Random random) {
        byte[] bytes = Arrays.copyOf(good, good.length - (random.nextInt(4) == 0 ? random.nextInt(good.length) : 0));
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private static byte[] random(Random random) {
        byte[] bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static List<Role> roles(String json) {
        return RoleAttribute.ofJson(json.getBytes(StandardCharsets.UTF_8));
    }
}
