package io.riskmesh.gateway.demo.live;

import io.riskmesh.gateway.acceptance.WholeLauncher;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// Any process of a consortium that scores is killed (kill -9) at random points under load: each acknowledged receipt is in its bank's log
/// once and verifies offline, and every letter between gateways and every anchor is there once. Prints what it saw.
final class KilledConsortiumTest {
    private static final long SEED = Long.getLong("riskmesh.seed", 606);
    private static final int PORTS = 26_000 + (int) (ProcessHandle.current().pid() % 60) * 50;
    private static final int BEFORE = 12; // answers of each caller between two kills, at least

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    private final Random random = new Random(SEED);
    private final Map<ScoringConsortium.Part, Integer> kills = new EnumMap<>(ScoringConsortium.Part.class);

    @Test
    @Tag("acceptance")
    void what_was_acknowledged_survives_a_kill_of_payer_scorer_and_ledger() throws Exception {
        play(List.of(List.of(ScoringConsortium.Part.PAYER), List.of(ScoringConsortium.Part.SCORER, ScoringConsortium.Part.LEDGER)));
    }

    @Test
    @Tag("slow")
    void what_was_acknowledged_survives_many_kills_of_anything() throws Exception {
        List<List<ScoringConsortium.Part>> turns = new ArrayList<>();
        for (int left = Integer.getInteger("riskmesh.kills", 200); left > 0; left -= turns.getLast().size()) {
            turns.add(victims(Math.min(left, 1 + random.nextInt(3))));
        }
        play(turns);
    }

    private List<ScoringConsortium.Part> victims(int count) {
        List<ScoringConsortium.Part> all = new ArrayList<>(List.of(ScoringConsortium.Part.values()));
        java.util.Collections.shuffle(all, random);
        return List.copyOf(all.subList(0, count));
    }

    private void play(List<List<ScoringConsortium.Part>> turns) throws Exception {
        try (ScoringConsortium consortium = new ScoringConsortium(home, PORTS, WholeLauncher.write(home))) {
            consortium.start();
            DemoMember payee = consortium.member(ScoringConsortium.Part.PAYEE);
            try (PayingCallers payer = new PayingCallers(consortium.folder(), consortium.member(ScoringConsortium.Part.PAYER), payee);
                    PayingCallers host = new PayingCallers(consortium.folder(), consortium.member(ScoringConsortium.Part.HOST), payee)) {
                List<PayingCallers> callers = List.of(payer, host);
                Aftermath.awaitAnswers(callers, 1);
                for (List<ScoringConsortium.Part> turn : turns) {
                    kill(consortium, callers, turn);
                }
                Aftermath.awaitAnswers(callers, BEFORE);
                System.out.printf("seed %d: killed %s%n", SEED, kills);
                Aftermath.judge(consortium, callers);
            }
        }
    }

    private void kill(ScoringConsortium consortium, List<PayingCallers> callers, List<ScoringConsortium.Part> turn) throws Exception {
        callers.forEach(caller -> caller.rest(false));
        Aftermath.awaitAnswers(callers, BEFORE);
        for (ScoringConsortium.Part part : turn) {
            Thread.sleep(random.nextInt(400));
            consortium.kill(part);
            kills.merge(part, 1, Integer::sum);
        }
        Thread.sleep(random.nextInt(300));
        callers.forEach(caller -> caller.rest(true));
        long began = System.nanoTime();
        for (ScoringConsortium.Part part : turn) {
            consortium.restart(part);
        }
        Aftermath.awaitAnswers(callers, 1);
        System.out.printf("seed %d: %s killed at %s, scores again after %.1f s%n", SEED, turn, java.time.Instant.now(), (System.nanoTime() - began) / 1e9);
    }
}
