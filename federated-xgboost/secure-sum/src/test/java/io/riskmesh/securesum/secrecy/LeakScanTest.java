package io.riskmesh.securesum.secrecy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.securesum.contributor.ContributorState;
import io.riskmesh.securesum.journal.JournalEntry;
import io.riskmesh.securesum.keys.PairKeys;
import io.riskmesh.securesum.message.Reveal;
import io.riskmesh.securesum.message.SumMessage;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.opener.OpenerState;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.parameters.SurvivorSet;
import io.riskmesh.securesum.party.SumInput;
import io.riskmesh.securesum.primitive.JdkPrimitives;
import io.riskmesh.securesum.refusal.SumRefusal;
import io.riskmesh.securesum.relay.RelayState;
import io.riskmesh.securesum.sharing.SeedSharing;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.OpenedSum;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// No text that a state, effect, message, journal entry, refusal or exception gives of itself shows a key, seed, share,
/// cell or sum. One run of five banks: key set-up, a bank lost, a bank restarted, refusals, an abandoned slot.
final class LeakScanTest {
    private static final long SEED = 7301;
    private static final String LOST = "bank-05";
    private static final String RESTARTED = "bank-03";

    private static WatchedRun run;

    @Test
    void nothing_that_can_be_printed_shows_a_secret() {
        assertTrue(run.canaries.size() > 300, () -> "only " + run.canaries.size() + " secrets were noted");
        Map<String, List<String>> leaks = new TreeMap<>();
        for (String text : run.texts) {
            List<String> found = run.canaries.foundIn(text);
            if (!found.isEmpty()) {
                leaks.put(text.substring(0, Math.min(60, text.length())), found);
            }
        }
        assertEquals(Map.of(), leaks);
    }

    @Test
    void the_run_printed_every_kind_of_message_effect_entry_and_state() {
        List<String> unseen = new ArrayList<>();
        for (Class<?> root : List.of(SumMessage.class, Effect.class, JournalEntry.class, ContributorState.Phase.class,
                RelayState.class, OpenerState.Phase.class)) {
            for (String kind : leaves(root)) {
                if (run.texts.stream().noneMatch(text -> text.contains(kind + "["))) {
                    unseen.add(kind);
                }
            }
        }
        // It carries a digest from a role to the slot machine and never leaves a party.
        assertEquals(List.of("Witnessed"), unseen);
        for (SumRefusal reason : Set.of(SumRefusal.INPUT_OUT_OF_BOUND, SumRefusal.DUPLICATE_CONTRIBUTION,
                SumRefusal.SIGNATURE_INVALID, SumRefusal.DIGEST_MISMATCH, SumRefusal.MALFORMED_MESSAGE)) {
            assertTrue(run.texts.stream().anyMatch(text -> text.contains("reason=" + reason)
                    || text.contains(reason + ": expected")), reason::code);
        }
    }

    @Test
    void the_scan_finds_each_secret_in_each_form_inside_a_longer_text() {
        run.canaries.secrets().forEach((name, secret) -> {
            for (String form : Canaries.formsOf(secret)) {
                assertTrue(isFound("x=" + form + ", y"), name);
            }
            assertTrue(isFound("x=" + Canaries.formsOf(secret).getFirst().toUpperCase(Locale.ROOT)), name);
        });
        run.canaries.cells().forEach((name, cell) -> {
            assertTrue(isFound("cells=[0, " + cell + "]"), name);
            for (String form : Canaries.formsOf(WatchedRun.FIELD, cell)) {
                assertTrue(isFound("{" + form + "}"), name);
            }
        });
    }

    private static boolean isFound(String text) {
        return !run.canaries.foundIn(text).isEmpty();
    }

    @BeforeAll
    static void drive() {
        run = new WatchedRun(5, SEED);
        run.setUpKeys();
        sumWithALostAndARestartedBank();
        closeSlot();
        giveUpASlot();
        run.noteEverythingElse();
        exceptions();
    }

    private static void sumWithALostAndARestartedBank() {
        Aggregation aggregation = run.aggregation(0, 0);
        run.network.down.add(LOST);
        long[] tooLarge = run.cells(RESTARTED, aggregation);
        tooLarge[1] = 2 * aggregation.parameters().inputBound() + 1;
        run.canaries.add("cell beyond the bound", WatchedRun.FIELD, tooLarge[1]);
        run.contribute(aggregation, RESTARTED, tooLarge);
        run.begin(aggregation);
        run.network.deliver();
        run.restart(RESTARTED);
        run.contribute(aggregation, RESTARTED, run.cells(RESTARTED, aggregation));
        run.contribute(aggregation, RESTARTED, run.cells.get(RESTARTED));
        run.network.deliver();
        run.network.freeze(aggregation);
        run.network.deliver();
        run.order(run.network.relay, new SumInput.HandOut("bank-02"));
        run.network.deliver();
        OpenedSum opened = run.network.opened(aggregation);
        assertNotNull(opened);
        run.noteOpened(opened);
    }

    private static void closeSlot() {
        List<String> left = run.network.roster.others(LOST);
        left.forEach(bank -> run.order(bank, new SumInput.CloseSlot(Roster.of(left))));
        run.network.deliver();
    }

    // The lost bank is back and left out once more; all reveals are lost, asked for again, lost again, and the slot is
    // given up.
    private static void giveUpASlot() {
        run.network.down.clear();
        Aggregation leaving = run.aggregation(1, 0);
        run.begin(leaving);
        run.network.deliver();
        run.network.register.clear();
        run.network.freeze(leaving, new SurvivorSet(
                run.network.sessionId, 1, 1, Roster.of(run.network.roster.others(LOST))));
        run.deliverAllBut(Reveal.class);
        run.order(run.network.relay, new SumInput.AskAgain());
        run.deliverAllBut(Reveal.class);
        run.order(run.network.relay, new SumInput.GiveUp(SumRefusal.TOO_FEW_BANKS));
        run.network.deliver();
    }

    private static void exceptions() {
        Secret seed = Secret.wrap(run.canaries.secrets().get("private seed of bank-02 in slot 0"));
        PairKeys keys = run.network.contexts.get("bank-02").keys();
        JdkPrimitives primitives = JdkPrimitives.create();
        failing(() -> WatchedRun.FIELD.encode(Long.MAX_VALUE));
        failing(() -> SeedSharing.share(seed, new Secret[] {seed}, 0));
        failing(() -> SeedSharing.share(seed, new Secret[] {Secret.wrap(new byte[31])}, 1));
        failing(() -> SeedSharing.reconstruct(Map.of(300, seed)));
        failing(() -> keys.with("bank-77"));
        failing(() -> new PairKeys("bank-02", keys.sessionId(), keys.roster(), Map.of("bank-02", seed)));
        failing(() -> primitives.keystreams().start(0, cut(seed)));
        failing(() -> primitives.seal(cut(seed), seed.reveal()));
    }

    private static byte[] cut(Secret secret) {
        return Arrays.copyOf(secret.reveal(), 31);
    }

    private static void failing(Executable executable) {
        StringWriter text = new StringWriter();
        assertThrows(RuntimeException.class, executable).printStackTrace(new PrintWriter(text));
        run.texts.add(text.toString());
    }

    private static List<String> leaves(Class<?> type) {
        if (!type.isSealed()) {
            return List.of(type.getSimpleName());
        }
        List<String> leaves = new ArrayList<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            leaves.addAll(leaves(permitted));
        }
        return leaves;
    }
}
