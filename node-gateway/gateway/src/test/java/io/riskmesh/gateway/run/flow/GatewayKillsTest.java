package io.riskmesh.gateway.run.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.ledger.PartyId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Gateways are killed (SIGKILL) at random instants of a run and started again. Three banks are the fewest that may open a sum, so
/// every tree is opened over all of them or not at all: the model must be that of an undisturbed run.
final class GatewayKillsTest {
    private static final int ROUNDS = 30;
    private static final Duration MOST = Duration.ofSeconds(150);

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void a_few_kills_leave_the_model_unchanged() throws Exception {
        kill(4, 600, 3000);
    }

    @Test
    @Tag("slow")
    void fifty_kills_leave_the_model_unchanged() throws Exception {
        kill(50, 1500, 6000);
    }

    private void kill(int kills, int rows, int mostMillis) throws Exception {
        long seed = Long.getLong("riskmesh.seed", 20261126);
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Integer> phases = new TreeMap<>();
        List<String> story = new ArrayList<>();
        try (GatewayProcesses gateways = new GatewayProcesses(folder, rows)) {
            gateways.startAll();
            String quiet = gateways.run(ROUNDS);
            String model = model(gateways, quiet, "undisturbed");
            int runs = 0;
            for (int done = 0; done < kills; runs++) {
                String run = gateways.run(ROUNDS);
                while (done < kills && !isOver(gateways, run)) {
                    String hit = killOnce(gateways, run, random.nextInt(3), random.nextInt(mostMillis));
                    phases.merge(hit.substring(hit.indexOf(' ') + 1), 1, Integer::sum);
                    story.add(hit);
                    done++;
                }
                assertEquals(model, model(gateways, run, "seed " + seed + ", " + story), "seed " + seed + ", " + story);
            }
            System.out.println("killed " + kills + " times in " + runs + " runs (seed " + seed + "): " + phases);
        }
    }

    private static boolean isOver(GatewayProcesses gateways, String run) throws Exception {
        return gateways.run(GatewayProcesses.BANKS.getFirst(), run).filter(now -> now.at("/state").asText().equals("completed")).isPresent();
    }

    private static String killOnce(GatewayProcesses gateways, String run, int which, int millis) throws Exception {
        PartyId bank = GatewayProcesses.BANKS.get(which);
        awaitAnswer(gateways, bank, run);
        Thread.sleep(millis);
        Optional<JsonNode> before = gateways.run(bank, run);
        gateways.kill(bank);
        gateways.start(bank);
        String phase = before.map(now -> now.at("/state").asText() + " " + now.at("/progress/phase").asText("")).orElse("starting");
        return bank + " " + phase.strip();
    }

    private static void awaitAnswer(GatewayProcesses gateways, PartyId bank, String run) throws Exception {
        long end = System.nanoTime() + MOST.toNanos();
        while (gateways.run(bank, run).isEmpty()) {
            assertTrue(System.nanoTime() < end, bank + " does not answer\n" + gateways.story(run));
            Thread.sleep(100);
        }
    }

    /// The digest of the model, the same at all banks.
    private static String model(GatewayProcesses gateways, String run, String story) throws Exception {
        String model = "";
        for (PartyId bank : GatewayProcesses.BANKS) {
            JsonNode over = gateways.over(bank, run, MOST);
            assertEquals("completed", over.at("/state").asText(), story + "\n" + over + "\n" + gateways.story(run));
            assertTrue(model.isEmpty() || model.equals(over.at("/modelDigest").asText()), story);
            model = over.at("/modelDigest").asText();
        }
        return model;
    }
}
