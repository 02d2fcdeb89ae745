package io.riskmesh.gateway.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private static final long SECOND = 1_000_000_000L;
    private final StringWriter text = new StringWriter();
    private final AtomicLong now = new AtomicLong();

    @Test
    void a_log_gets_a_line_every_few_seconds_with_the_time_left() {
        Progress progress = new Progress(new PrintWriter(text), false, now::get);
        for (int tree = 0; tree <= 100; tree++) {
            progress.update("tree", tree, 100, "");
            now.addAndGet(SECOND / 5);
        }
        String[] lines = text.toString().split("\n", -1);
        assertEquals("tree 0/100", lines[0]);
        assertEquals("tree 25/100  ETA 15 s", lines[1]);
        assertEquals("tree 100/100  in 20 s", lines[lines.length - 2]);
        assertEquals(6, lines.length, text.toString());
    }

    @Test
    void a_terminal_line_is_redrawn_and_closed_before_another_one() {
        Progress progress = new Progress(new PrintWriter(text), true, now::get);
        progress.update("tree", 1, 2, "");
        progress.say("done");
        assertTrue(text.toString().startsWith("\r\u001B[2Ktree 1/2"));
        assertTrue(text.toString().endsWith("\ndone\n"));
    }
}
