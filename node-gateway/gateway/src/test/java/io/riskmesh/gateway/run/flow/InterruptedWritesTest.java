package io.riskmesh.gateway.run.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.riskmesh.gateway.client.ApiClient;
import io.riskmesh.gateway.client.ApiReply;
import io.riskmesh.gateway.client.ApiRequest;
import io.riskmesh.ledger.PartyId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A gateway is killed (SIGKILL) in the middle of a write, before its effect and between effect and answer. Started again, it answers the
/// same key as if nothing had been, and the write is done whole.
@Tag("slow")
final class InterruptedWritesTest {
    private static final PartyId FIRST = GatewayProcesses.COORDINATOR;
    private static final Map<String, String> MANY_TREES = Map.of("rounds", "400");
    private static final Map<String, String> SOME_TREES = Map.of("rounds", "6");
    private static final String FLOW = "io.riskmesh.gateway.run.flow.";
    private static final int CONFLICT = 409;

    @TempDir
    private Path folder;

    /// Where the process is killed.
    private record Place(String type, String method) {}

    @Test
    void a_run_is_cancelled_once_wherever_the_process_died_and_a_stopped_run_goes_on_at_all_banks() throws Exception {
        try (GatewayProcesses gateways = new GatewayProcesses(folder, 3, 200, "5s", "3s")) {
            gateways.startAll();
            for (Place place : List.of(new Place("io.riskmesh.gateway.run.store.RunTable", "cancel"), new Place(FLOW + "RunFlow", "cancel"))) {
                String run = gateways.run(MANY_TREES);
                await(gateways, run, view -> view.at("/state").asText().equals("training"));
                interrupted(gateways, place, run, "cancellation");
                assertEquals("cancelled", gateways.calls().over(FIRST, run, Killer.MOST).at("/state").asText(), () -> place + " " + told(gateways, run));
            }
            PartyId lost = gateways.banks().getLast();
            for (Place place : List.of(new Place(FLOW + "RunLetters", "invite"), new Place(FLOW + "LiveRuns", "go"))) {
                String run = stoppedWithout(gateways, lost);
                interrupted(gateways, place, run, "resumption");
                for (PartyId bank : gateways.banks()) {
                    assertEquals("completed", awaitState(gateways, bank, run, "completed"), () -> place + " " + told(gateways, run));
                }
            }
            String run = stoppedWithout(gateways, lost);
            interrupted(gateways, new Place(FLOW + "LiveRuns", "go"), run, "cancellation");
            assertEquals("cancelled", awaitState(gateways, FIRST, run, "cancelled"), () -> told(gateways, run));
        }
    }

    // Too few banks are left for a sum: the run fails, and could go on.
    private static String stoppedWithout(GatewayProcesses gateways, PartyId lost) throws Exception {
        String run = gateways.run(SOME_TREES);
        await(gateways, run, view -> view.at("/state").asText().equals("training"));
        gateways.kill(lost);
        assertEquals("failed", awaitState(gateways, FIRST, run, "failed"), () -> told(gateways, run));
        gateways.start(lost);
        return run;
    }

    private static void interrupted(GatewayProcesses gateways, Place place, String run, String verb) throws Exception {
        String key = verb + "-" + run + "-" + place.method();
        ApiRequest write = ApiRequest.post("/api/v1/runs/" + run + "/" + verb, JsonNodeFactory.instance.objectNode()).with(ApiClient.IDEMPOTENCY_KEY, key);
        try (Debugger.Stop stop = gateways.stopping(FIRST, place.type(), place.method(), 0)) {
            CompletableFuture<Optional<ApiReply>> asked = CompletableFuture.supplyAsync(() -> asked(gateways, write));
            assertTrue(stop.isReached(Killer.MOST), () -> place + " is not met: " + told(gateways, run));
            gateways.kill(FIRST);
            assertTrue(asked.join().isEmpty(), () -> "an answer came from a process that stood still: " + asked.join());
        }
        gateways.start(FIRST);
        long end = System.nanoTime() + Killer.MOST.toNanos();
        Optional<ApiReply> again = asked(gateways, write);
        while (again.isEmpty() || again.get().status() == CONFLICT || again.get().status() >= 500) {
            Optional<ApiReply> last = again;
            assertTrue(System.nanoTime() < end, () -> place + " again: " + last + told(gateways, run));
            Thread.sleep(100);
            again = asked(gateways, write);
        }
        ApiReply done = again.get();
        assertTrue(done.done(), () -> place + ": " + done.status() + " " + done.json());
        assertEquals(done.json().at("/id"), asked(gateways, write).orElseThrow().json().at("/id"), "once more under the same key");
        System.out.println(verb + " killed at " + place + ": " + done.status() + " under the same key");
    }

    private static Optional<ApiReply> asked(GatewayProcesses gateways, ApiRequest request) {
        try {
            return gateways.calls().asked(FIRST, "scientist", request);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String awaitState(GatewayProcesses gateways, PartyId bank, String run, String wanted) throws Exception {
        long end = System.nanoTime() + Killer.MOST.toNanos();
        String state = "";
        while (!state.equals(wanted) && System.nanoTime() < end) {
            Thread.sleep(100);
            state = gateways.calls().run(bank, run).map(view -> view.at("/state").asText()).orElse("no answer");
        }
        return state;
    }

    private static void await(GatewayProcesses gateways, String run, Predicate<JsonNode> fact) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (gateways.calls().run(FIRST, run).filter(fact).isEmpty()) {
            assertTrue(System.nanoTime() < end, () -> told(gateways, run));
            Thread.sleep(20);
        }
    }

    private static String told(GatewayProcesses gateways, String run) {
        try {
            return gateways.calls().story(run);
        } catch (Exception e) {
            return e.toString();
        }
    }
}
