package io.riskmesh.gateway.scoring.idempotency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdempotencyIndexTest {
    private static final Digest KEY = digest("key");
    private static final Digest BODY = digest("body");

    @TempDir
    private Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T09:00:00Z"));
    private final InstantSource clock = now::get;

    @Test
    void a_key_is_new_then_on_its_way_then_answered() throws Exception {
        try (Database database = database()) {
            IdempotencyIndex index = index(database);
            assertEquals(new IdempotencyIndex.Begin.Fresh(), begin(index, KEY, BODY));
            assertEquals(new IdempotencyIndex.Begin.InFlight(true), begin(index, KEY, BODY));
            assertEquals(new IdempotencyIndex.Begin.InFlight(false), begin(index, KEY, digest("other")));
            index.answered(new Answered(KEY, BODY, 7, now.get().toEpochMilli()));
            index.end(KEY);
            assertEquals(new IdempotencyIndex.Begin.Replay(7), begin(index, KEY, BODY));
            assertEquals(new IdempotencyIndex.Begin.Reused(), begin(index, KEY, digest("other")));
        }
    }

    @Test
    void what_had_no_answer_may_be_asked_again() throws Exception {
        try (Database database = database()) {
            IdempotencyIndex index = index(database);
            begin(index, KEY, BODY);
            index.end(KEY);
            assertEquals(new IdempotencyIndex.Begin.Fresh(), begin(index, KEY, digest("other")));
        }
    }

    @Test
    void an_answer_is_found_in_the_table_when_memory_forgot_it_and_for_a_day() throws Exception {
        try (Database database = database()) {
            IdempotencyIndex index = index(database);
            index.answered(new Answered(KEY, BODY, 7, now.get().toEpochMilli()));
            index.flush();
            later(Duration.ofMinutes(5));
            assertEquals(new IdempotencyIndex.Begin.Replay(7), begin(index, KEY, BODY));
            later(Duration.ofHours(23));
            assertEquals(new IdempotencyIndex.Begin.Replay(7), begin(index, KEY, BODY));
            later(Duration.ofHours(2));
            assertEquals(new IdempotencyIndex.Begin.Fresh(), begin(index, KEY, BODY));
        }
    }

    @Test
    void a_process_that_starts_anew_knows_the_table_and_says_from_where_it_needs_the_log() throws Exception {
        try (Database database = database()) {
            IdempotencyIndex before = index(database);
            before.answered(new Answered(KEY, BODY, 7, now.get().toEpochMilli()));
            before.flush();
        }
        try (Database database = database()) {
            IdempotencyIndex after = index(database);
            assertEquals(8, after.resume());
            assertEquals(new IdempotencyIndex.Begin.Replay(7), begin(after, KEY, BODY));
            assertEquals(new IdempotencyIndex.Begin.Reused(), begin(after, KEY, digest("other")));
            assertEquals(new IdempotencyIndex.Begin.Fresh(), begin(after, digest("new"), BODY));
        }
    }

    @Test
    void a_filter_never_denies_what_it_saw_and_seldom_claims_what_it_did_not() {
        HourFilter filter = new HourFilter(0, 10_000);
        for (int i = 0; i < 10_000; i++) {
            filter.add(digest("in" + i));
        }
        int wrong = 0;
        for (int i = 0; i < 10_000; i++) {
            assertEquals(true, filter.mayHold(digest("in" + i)));
            wrong += filter.mayHold(digest("out" + i)) ? 1 : 0;
        }
        assertEquals(true, wrong < 100, () -> "claimed wrongly more than one in a hundred");
    }

    private void later(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private Database database() throws Exception {
        return Database.open(new StorageConfig.Sqlite(folder.resolve("gateway.db")));
    }

    private IdempotencyIndex index(Database database) {
        return new IdempotencyIndex(new ScoreKeyTable(database), Runnable::run, clock);
    }

    private static IdempotencyIndex.Begin begin(IdempotencyIndex index, Digest key, Digest body) {
        return index.begin(key, body).toCompletableFuture().join();
    }

    private static Digest digest(String text) {
        return Digest.ofFile(text.getBytes(StandardCharsets.UTF_8));
    }
}
