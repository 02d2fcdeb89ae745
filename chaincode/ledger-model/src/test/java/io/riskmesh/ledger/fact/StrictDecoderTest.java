package io.riskmesh.ledger.fact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.MemberSignature;
import io.riskmesh.ledger.part.RunId;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class StrictDecoderTest {

    private static final List<CanonicalValue> OTHER_VALUES = List.of(
            new CanonicalValue.Bool(true), new CanonicalValue.Int(-1), new CanonicalValue.Int(CanonicalValue.MAX_INT),
            new CanonicalValue.Text(""), new CanonicalValue.Text("no id!"), new CanonicalValue.Text("x".repeat(513)),
            new CanonicalValue.Array(List.of()), new CanonicalValue.Array(List.of(new CanonicalValue.Int(1))),
            new CanonicalValue.Array(List.of(new CanonicalValue.Text("b"), new CanonicalValue.Text("a"))),
            new CanonicalValue.Array(List.of(new CanonicalValue.Text("a"), new CanonicalValue.Text("a"))),
            new CanonicalValue.Array(List.of(new CanonicalValue.Obj(new TreeMap<>()))),
            new CanonicalValue.Obj(new TreeMap<>()));

    @ParameterizedTest
    @EnumSource
    void every_field_is_wanted_in_its_type_or_its_absence_is_another_fact(FactKind kind) {
        Fact fact = new FactSamples(7).of(kind);
        SortedMap<String, CanonicalValue> fields = fields(fact);
        int refused = 0;
        for (String name : fields.keySet()) {
            TreeMap<String, CanonicalValue> without = new TreeMap<>(fields);
            without.remove(name);
            refused += refusedOrFaithful(without);
            for (CanonicalValue other : OTHER_VALUES) {
                TreeMap<String, CanonicalValue> changed = new TreeMap<>(fields);
                changed.put(name, other);
                refused += refusedOrFaithful(changed);
            }
        }
        assertTrue(refused > 8 * fields.size(), "Only " + refused + " of " + 13 * fields.size() + " were refused");
    }

    @ParameterizedTest
    @EnumSource
    void unknown_fields_kinds_versions_and_doubled_keys_are_refused(FactKind kind) {
        Fact fact = new FactSamples(8).of(kind);
        SortedMap<String, CanonicalValue> more = fields(fact);
        more.put("unknown", new CanonicalValue.Int(1));
        assertMalformed(bytes(more));
        SortedMap<String, CanonicalValue> newer = fields(fact);
        newer.put("v", new CanonicalValue.Int(kind.version() + 1));
        assertMalformed(bytes(newer));
        SortedMap<String, CanonicalValue> other = fields(fact);
        other.put("kind", new CanonicalValue.Text("Unheard"));
        assertMalformed(bytes(other));
        String text = new String(fact.canonicalBytes(), StandardCharsets.UTF_8);
        assertMalformed(text.replace("\"v\":1", "\"v\":1,\"v\":1"));
        assertMalformed(" " + text);
        assertMalformed(text + " ");
        assertMalformed(text.replaceFirst(",", ", "));
    }

    @Test
    void a_fact_of_another_kind_is_refused_where_one_kind_is_asked_for() {
        byte[] bytes = new FactSamples(9).of(FactKind.RUN_SEAL).canonicalBytes();
        assertThrows(MalformedFact.class, () -> Facts.decode(RunJoin.class, bytes));
    }

    @Test
    void an_oversized_value_is_refused_at_the_limit_of_its_kind() throws MalformedFact {
        SurvivorRecord large = signed(100_000);
        assertEquals(large, Facts.decode(large.canonicalBytes()));
        assertMalformed(signed(200_000).canonicalBytes());
        Finding finding = (Finding) new FactSamples(3).of(FactKind.FINDING);
        Consortium fat = new Consortium(finding.by(), 1, 1, List.of(), List.of(),
                io.riskmesh.ledger.part.ConsortiumMode.DEVELOPMENT, 1, 1, 3, 3, fatObject(), 64);
        assertMalformed(fat.canonicalBytes());
        assertThrows(MalformedFact.class, () -> Facts.complete(FactKind.CONSORTIUM, fat.by(), 1, Facts.ownFields(fat)));
    }

    @Test
    void what_is_deeper_than_eight_is_refused() {
        String deep = "[".repeat(9) + "]".repeat(9);
        assertMalformed("{\"kind\":\"Consortium\",\"x\":" + deep + "}");
        assertMalformed("[".repeat(60_000));
    }

    @Test
    void a_fact_that_is_no_object_is_refused() {
        for (String text : List.of("", "1", "\"Consortium\"", "[]", "true", "{}")) {
            assertMalformed(text);
        }
    }

    private static SurvivorRecord signed(int signatureBytes) {
        PartyId bank = new PartyId("HarbourMSP");
        return new SurvivorRecord(bank, 1, new RunId("model", 1), 1, 0, 1, List.of(bank),
                Optional.of(List.of(new MemberSignature(bank, OpaqueBytes.of(new byte[signatureBytes])))));
    }

    private static CanonicalValue.Obj fatObject() {
        List<CanonicalValue> items = Collections.nCopies(200, new CanonicalValue.Text("x".repeat(500)));
        return new CanonicalValue.Obj(new TreeMap<>(java.util.Map.of("fat", new CanonicalValue.Array(items))));
    }

    private static int refusedOrFaithful(SortedMap<String, CanonicalValue> fields) {
        byte[] bytes = bytes(fields);
        try {
            assertArrayEquals(bytes, Facts.decode(bytes).canonicalBytes());
            return 0;
        } catch (MalformedFact _) {
            return 1;
        }
    }

    private static SortedMap<String, CanonicalValue> fields(Fact fact) {
        try {
            return new TreeMap<>(((CanonicalValue.Obj) CanonicalJson.decode(fact.canonicalBytes(), CanonicalJson.LARGE_BYTES)).fields());
        } catch (MalformedFact e) {
            throw new IllegalStateException("Its own bytes are canonical", e);
        }
    }

    private static byte[] bytes(SortedMap<String, CanonicalValue> fields) {
        return CanonicalJson.encode(new CanonicalValue.Obj(fields));
    }

    private static void assertMalformed(String text) {
        assertMalformed(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertMalformed(byte[] bytes) {
        assertThrows(MalformedFact.class, () -> Facts.decode(bytes), () -> Digest.ofFile(bytes).hex());
    }
}
