package io.riskmesh.gateway.http.idempotency;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.http.ApiHandler;
import io.riskmesh.gateway.http.Attempt;
import io.riskmesh.gateway.http.Caller;
import io.riskmesh.gateway.http.Problem;
import io.riskmesh.gateway.metrics.Metrics;
import io.riskmesh.gateway.openapi.Operation;
import io.riskmesh.gateway.openapi.Role;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageConfig;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.LedgerReason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IdempotencyTest {
    private static final int THREADS = 16;

    @TempDir
    static Path folder;

    private static Database database;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T09:15:27Z"));
    private final AtomicInteger worked = new AtomicInteger();

    @BeforeAll
    static void open() throws StorageFailure {
        database = Database.open(new StorageConfig.Sqlite(folder.resolve("gateway.db")));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void empty() throws StorageFailure {
        database.write(connection -> connection.prepareStatement("DELETE FROM idempotency").executeUpdate());
    }

    private IdempotencyTable table(String boot) {
        return new IdempotencyTable(database, boot, now::get, new Metrics());
    }

    private static ApiCall call(String subject, String key, String body) {
        return new ApiCall(Operation.START_RUN, new Caller(subject, new PartyId("AlderMSP"), Set.of(Role.OPERATOR)), Map.of(), Map.of(),
                key == null ? Map.of() : Map.of(KeyedRequest.HEADER, key), body.getBytes(StandardCharsets.UTF_8), "0".repeat(32));
    }

    private ApiHandler counting(String boot) {
        return new OnceOnly(_ -> new ApiAnswer.Json(202,
                JsonNodeFactory.instance.objectNode().put("run", worked.incrementAndGet()), Map.of("location", "/x")), table(boot));
    }

    private static String code(ApiAnswer answer) {
        return assertInstanceOf(ApiAnswer.Refused.class, answer).problem().code().code();
    }

    @Test
    void the_same_request_is_done_once_and_answered_twice() throws Exception {
        ApiHandler once = counting("boot-1");
        ApiAnswer.Json first = assertInstanceOf(ApiAnswer.Json.class, once.handle(call("olga", "k1", "{}")));
        ApiAnswer.Bytes again = assertInstanceOf(ApiAnswer.Bytes.class, once.handle(call("olga", "k1", "{}")));
        assertArrayEquals(first.body().toString().getBytes(StandardCharsets.UTF_8), again.body());
        assertEquals(202, again.status());
        assertEquals(Map.of("idempotency-replayed", "true", "location", "/x"), again.headers());
        assertEquals(1, worked.get());
    }

    @Test
    void the_answer_survives_the_process() throws Exception {
        counting("boot-1").handle(call("olga", "k1", "{}"));
        assertInstanceOf(ApiAnswer.Bytes.class, counting("boot-2").handle(call("olga", "k1", "{}")));
        assertEquals(1, worked.get());
    }

    @Test
    void another_body_under_the_key_is_told_apart_and_another_subject_has_keys_of_its_own() throws Exception {
        ApiHandler once = counting("boot-1");
        once.handle(call("olga", "k1", "{}"));
        assertEquals("idempotency_key_reused", code(once.handle(call("olga", "k1", "{\"a\":1}"))));
        once.handle(call("paul", "k1", "{}"));
        assertEquals(2, worked.get());
    }

    @Test
    void a_request_that_a_dead_process_began_is_done_to_its_end_as_the_same_attempt() throws Exception {
        Claim.Ours first = assertInstanceOf(Claim.Ours.class, table("boot-1").claim(KeyedRequest.of(call("olga", "k1", "{}")).orElseThrow()));
        assertFalse(first.attempt().again());
        List<Attempt> attempts = new ArrayList<>();
        ApiHandler next = new OnceOnly(_ -> {
            attempts.add(Attempt.current().orElseThrow());
            return new ApiAnswer.Json(202, JsonNodeFactory.instance.objectNode(), Map.of());
        }, table("boot-2"));
        now.set(now.get().plus(Duration.ofHours(1)));
        assertEquals("idempotency_key_reused", code(next.handle(call("olga", "k1", "{\"other\":1}"))));
        assertInstanceOf(ApiAnswer.Json.class, next.handle(call("olga", "k1", "{}")));
        assertInstanceOf(ApiAnswer.Bytes.class, next.handle(call("olga", "k1", "{}")), "its answer is kept");
        assertEquals(List.of(new Attempt(first.attempt().nonce(), true)), attempts);
    }

    @Test
    void what_a_dead_process_began_stays_the_same_attempt_through_refusals_and_failures() throws Exception {
        Claim.Ours first = assertInstanceOf(Claim.Ours.class, table("boot-1").claim(KeyedRequest.of(call("olga", "k1", "{}")).orElseThrow()));
        List<Attempt> attempts = new ArrayList<>();
        ApiHandler next = new OnceOnly(_ -> {
            attempts.add(Attempt.current().orElseThrow());
            return switch (attempts.size()) {
                case 1 -> new ApiAnswer.Refused(Problem.of(LedgerReason.NOT_FOUND, "no"));
                case 2 -> throw new IllegalStateException("bug");
                default -> new ApiAnswer.Json(202, JsonNodeFactory.instance.objectNode(), Map.of());
            };
        }, table("boot-2"));
        now.set(now.get().plus(Duration.ofHours(1)));
        assertEquals("not_found", code(next.handle(call("olga", "k1", "{}"))));
        now.set(now.get().plus(Duration.ofHours(1)));
        assertEquals("idempotency_key_reused", code(next.handle(call("olga", "k1", "{\"other\":1}"))));
        assertThrows(IllegalStateException.class, () -> next.handle(call("olga", "k1", "{}")));
        assertInstanceOf(ApiAnswer.Json.class, next.handle(call("olga", "k1", "{}")));
        assertInstanceOf(ApiAnswer.Bytes.class, next.handle(call("olga", "k1", "{}")), "its answer is kept");
        assertEquals(Collections.nCopies(3, new Attempt(first.attempt().nonce(), true)), attempts);
    }

    @Test
    void of_two_requests_that_find_a_dead_process_one_goes_on() throws Exception {
        KeyedRequest request = KeyedRequest.of(call("olga", "k1", "{}")).orElseThrow();
        table("boot-1").claim(request);
        assertInstanceOf(Claim.Ours.class, table("boot-2").claim(request));
        assertInstanceOf(Claim.InFlight.class, table("boot-2").claim(request));
    }

    @Test
    void another_request_under_the_same_key_a_day_later_is_another_attempt() throws Exception {
        KeyedRequest request = KeyedRequest.of(call("olga", "k1", "{}")).orElseThrow();
        Claim.Ours first = assertInstanceOf(Claim.Ours.class, table("boot-1").claim(request));
        now.set(now.get().plus(Duration.ofHours(24)));
        Claim.Ours second = assertInstanceOf(Claim.Ours.class, table("boot-2").claim(request));
        assertFalse(second.attempt().again());
        assertNotEquals(first.attempt().nonce(), second.attempt().nonce());
    }

    @Test
    void a_day_later_the_key_is_free() throws Exception {
        ApiHandler once = counting("boot-1");
        once.handle(call("olga", "k1", "{}"));
        now.set(now.get().plus(Duration.ofHours(24)));
        once.handle(call("olga", "k1", "{\"other\":1}"));
        assertEquals(2, worked.get());
        now.set(now.get().plus(Duration.ofHours(25)));
        assertEquals(1, table("boot-1").sweep());
    }

    @Test
    void a_refusal_and_a_failure_leave_the_key_free() throws Exception {
        ApiHandler refusing = new OnceOnly(_ -> new ApiAnswer.Refused(Problem.of(LedgerReason.NOT_FOUND, "no")), table("boot-1"));
        assertEquals("not_found", code(refusing.handle(call("olga", "k1", "{}"))));
        ApiHandler failing = new OnceOnly(_ -> {
            throw new IllegalStateException("bug");
        }, table("boot-1"));
        assertThrows(IllegalStateException.class, () -> failing.handle(call("olga", "k1", "{}")));
        counting("boot-1").handle(call("olga", "k1", "{}"));
        assertEquals(1, worked.get());
    }

    @Test
    void without_a_key_the_work_is_done_each_time() throws Exception {
        ApiHandler once = counting("boot-1");
        once.handle(call("olga", null, "{}"));
        once.handle(call("olga", null, "{}"));
        assertEquals(2, worked.get());
    }

    @Test
    void of_many_at_the_same_moment_one_does_the_work() throws Exception {
        ApiHandler once = counting("boot-1");
        List<Future<ApiAnswer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int i = 0; i < THREADS; i++) {
                answers.add(threads.submit(() -> once.handle(call("olga", "k1", "{}"))));
            }
        }
        assertEquals(1, worked.get());
        assertEquals(1, answers.stream().filter(answer -> answer.resultNow() instanceof ApiAnswer.Json).count());
    }
}
