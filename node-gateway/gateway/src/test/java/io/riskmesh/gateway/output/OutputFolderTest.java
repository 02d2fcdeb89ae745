package io.riskmesh.gateway.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.gateway.outcome.ExitStatus;
import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFolderTest {
    @TempDir
    Path folder;

    @Test
    void results_appear_whole_and_replace_former_results() throws Exception {
        Path out = folder.resolve("run");
        for (String text : List.of("first", "second")) {
            OutputFolder results = OutputFolder.fresh(out);
            Files.writeString(results.partial().resolve("report.json"), text);
            assertEquals(text.equals("second"), Files.exists(out), "nothing new is seen before it is published");
            results.publish();
            assertEquals(text, Files.readString(out.resolve("report.json")));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(out), left.toList());
        }
    }

    @Test
    void a_folder_of_somebody_else_is_never_replaced() throws Exception {
        Path out = Files.createDirectories(folder.resolve("mine"));
        Files.writeString(out.resolve("letter.txt"), "dear");
        assertEquals(ExitStatus.USAGE, assertThrows(Stopped.class, () -> OutputFolder.fresh(out)).status());
        assertThrows(Stopped.class, () -> OutputFolder.restarted(out));
        Files.writeString(Files.createDirectories(folder.resolve("x.partial")).resolve("letter.txt"), "dear");
        Path taken = folder.resolve("x");
        assertThrows(Stopped.class, () -> OutputFolder.restarted(taken));
    }

    @Test
    void an_interrupted_run_is_kept_until_it_is_resumed() throws Exception {
        Path out = folder.resolve("run");
        OutputFolder killed = OutputFolder.fresh(out);
        Files.createDirectories(killed.checkpoint());
        Files.writeString(killed.checkpoint().resolve("tree"), "7");
        killed.abandon();
        Stopped stopped = assertThrows(Stopped.class, () -> OutputFolder.fresh(out));
        assertTrue(stopped.getMessage().contains("--resume"));
        OutputFolder resumed = OutputFolder.resumed(out);
        assertEquals("7", Files.readString(resumed.checkpoint().resolve("tree")));
    }

    @Test
    void a_finished_run_is_resumed_from_a_copy_and_stays_until_the_new_one_is_published() throws Exception {
        Path out = folder.resolve("run");
        OutputFolder first = OutputFolder.fresh(out);
        Files.createDirectories(first.checkpoint());
        Files.writeString(first.checkpoint().resolve("tree"), "9");
        Files.writeString(first.partial().resolve("report.json"), "done");
        first.publish();
        OutputFolder again = OutputFolder.resumed(out);
        assertEquals("9", Files.readString(again.checkpoint().resolve("tree")));
        assertEquals("done", Files.readString(out.resolve("report.json")));
    }

    @Test
    void nothing_is_left_when_a_run_without_checkpoint_is_abandoned() throws Exception {
        OutputFolder results = OutputFolder.fresh(folder.resolve("run"));
        Files.writeString(results.partial().resolve("half"), "h");
        results.abandon();
        assertFalse(Files.exists(results.partial()));
    }

    @Test
    void a_run_killed_before_its_first_checkpoint_begins_again() throws Exception {
        Path out = folder.resolve("run");
        OutputFolder killed = OutputFolder.fresh(out);
        Files.writeString(killed.partial().resolve("half"), "h");
        OutputFolder resumed = OutputFolder.resumed(out);
        assertFalse(resumed.hasCheckpoint());
        assertFalse(Files.exists(resumed.partial().resolve("half")));
    }

    @Test
    void a_run_killed_while_its_results_are_put_in_place_can_be_resumed_or_is_there() throws Exception {
        Path out = folder.resolve("run");
        OutputFolder first = OutputFolder.fresh(out);
        Files.writeString(first.partial().resolve("report.json"), "first");
        first.publish();
        OutputFolder second = OutputFolder.fresh(out);
        Files.createDirectories(second.checkpoint());
        // what publishing does first: the former results are out of the way, the new ones not in place
        Files.move(out, folder.resolve(".run.former"));
        OutputFolder resumed = OutputFolder.resumed(out);
        assertTrue(resumed.hasCheckpoint());
        Files.writeString(resumed.partial().resolve("report.json"), "second");
        resumed.publish();
        assertEquals("second", Files.readString(out.resolve("report.json")));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(out), left.toList());
        }
    }

    @Test
    void without_a_checkpoint_there_is_nothing_to_resume() {
        Path out = folder.resolve("run");
        assertEquals(ExitStatus.REFUSED, assertThrows(Stopped.class, () -> OutputFolder.resumed(out)).status());
    }
}
