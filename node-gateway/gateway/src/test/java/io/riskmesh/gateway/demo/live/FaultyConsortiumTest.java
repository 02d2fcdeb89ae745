package io.riskmesh.gateway.demo.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.acceptance.WholeLauncher;
import io.riskmesh.gateway.client.ApiClient;
import io.riskmesh.gateway.client.ApiRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/// A live consortium under load, whose processes do not die but turn bad: a payee that stands still with its connections open, a bank whose
/// disk takes no more, a bank whose calendar is twenty minutes off. The others go on, nobody gets a wrong score, and in the end every
/// acknowledged receipt is there once and verifies offline.
@Tag("slow")
final class FaultyConsortiumTest {
    private static final int PORTS = 29_000 + (int) (ProcessHandle.current().pid() % 50) * 50;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int SOME = 20; // answers of each caller
    private static final int MORE_KIBIBYTES = 3 * 1024;
    private static final long OFF_MILLIS = Duration.ofMinutes(20).toMillis();

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    @Test
    void a_payee_that_stands_still_a_full_disk_and_a_wrong_calendar_cost_scores_and_no_receipt() throws Exception {
        try (ScoringConsortium consortium = new ScoringConsortium(home, PORTS, WholeLauncher.write(home))) {
            consortium.start();
            DemoMember payee = consortium.member(ScoringConsortium.Part.PAYEE);
            try (PayingCallers payer = new PayingCallers(consortium.folder(), consortium.member(ScoringConsortium.Part.PAYER), payee);
                    PayingCallers host = new PayingCallers(consortium.folder(), consortium.member(ScoringConsortium.Part.HOST), payee)) {
                List<PayingCallers> callers = List.of(payer, host);
                awaitJoint(callers);
                callers.forEach(caller -> caller.rest(false));
                payeeStandsStill(consortium, callers);
                diskIsFull(consortium, payer, host);
                calendarIsOff(consortium, payer, host);
                Aftermath.awaitAnswers(callers, SOME);
                Aftermath.judge(consortium, callers);
            }
        }
    }

    private static long joint(PayingCallers caller) {
        return caller.acknowledged().values().stream().filter(PayingCallers.Acknowledged::joint).count();
    }

    private static void awaitJoint(List<PayingCallers> callers) throws InterruptedException {
        for (PayingCallers caller : callers) {
            long before = joint(caller);
            await(() -> joint(caller) >= before + SOME, caller);
        }
    }

    private static void await(BooleanSupplier fact, PayingCallers caller) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!fact.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> caller.payer().name() + ": " + caller.count() + " scored, else " + caller.otherwise());
            Thread.sleep(20);
        }
    }

    private static void payeeStandsStill(ScoringConsortium consortium, List<PayingCallers> callers) throws Exception {
        consortium.signal(ScoringConsortium.Part.PAYEE, "STOP");
        try {
            for (PayingCallers caller : callers) { // those under way may have their half already
                long before = caller.count() - joint(caller);
                await(() -> caller.count() - joint(caller) >= before + SOME, caller);
            }
        } finally {
            consortium.signal(ScoringConsortium.Part.PAYEE, "CONT");
        }
        awaitJoint(callers);
        System.out.println("payee stood still: one-sided scores meanwhile, joint ones afterwards");
    }

    private static void diskIsFull(ScoringConsortium consortium, PayingCallers payer, PayingCallers host) throws Exception {
        consortium.kill(ScoringConsortium.Part.PAYER);
        long limit = largest(consortium.folder().node(payer.payer())) / 1024 + MORE_KIBIBYTES;
        consortium.restartAfter(ScoringConsortium.Part.PAYER, "ulimit -f " + limit);
        await(() -> payer.otherwise().keySet().stream().anyMatch(other -> other.contains("receipt_log")), payer);
        String receipt = payer.acknowledged().values().iterator().next().receipt();
        try (ApiClient client = payer.another()) {
            assertEquals(200, client.call(ApiRequest.get(ApiRequest.path("receipts", receipt)), Duration.ofSeconds(30)).status(), "reads go on");
        }
        Aftermath.awaitAnswers(List.of(host), SOME);
        int full = payer.count();
        consortium.kill(ScoringConsortium.Part.PAYER);
        consortium.restart(ScoringConsortium.Part.PAYER);
        Aftermath.awaitAnswers(List.of(payer), SOME);
        System.out.println("disk took no more after " + full + " scores: no more of them, reads went on, and scores again on a larger one");
    }

    private static long largest(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).max().orElse(0);
        }
    }

    private static void calendarIsOff(ScoringConsortium consortium, PayingCallers payer, PayingCallers host) throws Exception {
        for (long off : new long[] {OFF_MILLIS, -OFF_MILLIS}) {
            consortium.kill(ScoringConsortium.Part.PAYER);
            consortium.restartAfter(ScoringConsortium.Part.PAYER, "export TEST_MAIN=" + GatewayOutOfTime.class.getName() + " CLOCK_OFF_MILLIS=" + off);
            int before = payer.count();
            int unanswered = payer.otherwise().values().stream().mapToInt(Integer::intValue).sum();
            await(() -> payer.count() > before || payer.otherwise().values().stream().mapToInt(Integer::intValue).sum() > unanswered + SOME, payer);
            Aftermath.awaitAnswers(List.of(host), SOME);
            System.out.println("calendar off by " + off + " ms: " + (payer.count() - before) + " scores, others went on");
        }
        consortium.kill(ScoringConsortium.Part.PAYER);
        consortium.restart(ScoringConsortium.Part.PAYER);
        Aftermath.awaitAnswers(List.of(payer), SOME);
    }
}
