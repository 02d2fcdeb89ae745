package io.riskmesh.ledger.fact;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.canonical.MalformedFact;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FactRoundTripTest {

    private static final long SEED = 20261125L;

    @ParameterizedTest
    @EnumSource
    void what_was_written_is_read_as_it_was(FactKind kind) throws MalformedFact {
        FactSamples samples = new FactSamples(SEED);
        for (int i = 0; i < 300; i++) {
            Fact fact = samples.of(kind);
            byte[] bytes = fact.canonicalBytes();
            Fact read = Facts.decode(bytes);
            assertEquals(fact, read, "seed " + SEED);
            assertArrayEquals(bytes, read.canonicalBytes());
            assertEquals(kind, fact.kind());
            assertEquals(fact.digest(), read.digest());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_fact_completed_from_its_own_fields_is_the_fact(FactKind kind) throws MalformedFact {
        Fact fact = new FactSamples(SEED).of(kind);
        assertEquals(fact, Facts.complete(kind, fact.by(), fact.at(), Facts.ownFields(fact)));
    }

    @ParameterizedTest
    @EnumSource
    void keys_name_the_kind_and_read_back(FactKind kind) throws MalformedFact {
        FactSamples samples = new FactSamples(SEED);
        Set<FactKey> seen = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            FactKey key = samples.of(kind).key();
            assertEquals(kind, FactKind.ofKeyType(key.type()).orElseThrow());
            assertEquals(key, FactKey.parse(key.compositeKey()));
            assertTrue(seen.add(key), "Two samples under one key, seed " + SEED);
        }
    }
}
