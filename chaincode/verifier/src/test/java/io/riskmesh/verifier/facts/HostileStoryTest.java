package io.riskmesh.verifier.facts;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.verifier.facts.ledger.FactTransaction;
import io.riskmesh.verifier.facts.ledger.FactWrite;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever stands in valid transactions, in whatever order: the audit reports and never throws.
final class HostileStoryTest {

    private static final long SEED = 20261127L;

    @Test
    void shuffled_cut_and_changed_stories_are_reported_and_never_thrown_at() {
        assertReported(200);
    }

    @Tag("acceptance")
    @Test
    void many_shuffled_cut_and_changed_stories_are_reported_and_never_thrown_at() {
        assertReported(2_000);
    }

    @Tag("slow")
    @Test
    void a_million_transactions_of_shuffled_cut_and_changed_stories_are_reported_and_never_thrown_at() {
        assertReported(1_000_000 / WholeStory.told().transactions().size() + 1);
    }

    private static void assertReported(int stories) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<FactTransaction> honest = WholeStory.told().transactions();
        int reported = 0;
        for (int i = 0; i < stories; i++) {
            FactAudit audit = new FactAudit();
            audit.organisations(WholeStory.CHANNEL);
            boolean failed = false;
            for (FactTransaction transaction : mixed(honest, random)) {
                failed |= !audit.accept(transaction).failures().isEmpty();
            }
            reported += failed || !audit.gapsAndForks().isEmpty() ? 1 : 0;
        }
        assertTrue(reported > stories * 9 / 10, "Only " + reported + " of " + stories + " stories were reported, seed " + SEED);
    }

    private static List<FactTransaction> mixed(List<FactTransaction> honest, SplittableRandom random) {
        List<FactTransaction> mixed = new ArrayList<>(honest);
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            int at = random.nextInt(mixed.size());
            FactTransaction moved = mixed.get(at);
            switch (random.nextInt(5)) {
                case 0 -> mixed.remove(at);
                case 1 -> mixed.add(random.nextInt(mixed.size()), mixed.remove(at));
                case 2 -> mixed.add(random.nextInt(mixed.size()), moved);
                case 3 -> mixed.set(at, new FactTransaction(moved.block(), moved.index(), "AppleMSP", Set.of("operator"),
                        moved.timestamp() - random.nextInt(3), moved.writes()));
                default -> mixed.set(at, WholeStory.with(moved, moved.writes().stream().map(write -> changed(write, random))
                        .toArray(FactWrite[]::new)));
            }
        }
        return mixed;
    }

    /// Digits and letters change into others, so that much of it stays a fact.
    private static FactWrite changed(FactWrite write, SplittableRandom random) {
        String text = write.value().map(value -> new String(value.toBytes(), StandardCharsets.UTF_8)).orElse("");
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9' && random.nextInt(40) == 0) {
                out.setCharAt(i, (char) ('0' + random.nextInt(10)));
            }
        }
        String key = random.nextBoolean() ? write.key() : write.key().replace('1', '2');
        return new FactWrite(key, random.nextInt(10) == 0 ? Optional.empty()
                : Optional.of(OpaqueBytes.of(out.toString().getBytes(StandardCharsets.UTF_8))));
    }
}
