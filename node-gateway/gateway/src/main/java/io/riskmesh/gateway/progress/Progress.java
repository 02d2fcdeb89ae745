package io.riskmesh.gateway.progress;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/// One line that says what runs, how far it is and when it will be done: redrawn at most four times a second on a terminal,
/// a new line every few seconds elsewhere, so that logs stay short.
///
/// Thread-safe.
public final class Progress {
    private static final long REDRAW_NANOS = 250_000_000L;
    private static final long LINE_NANOS = 5_000_000_000L;

    private final PrintWriter err;
    private final boolean redraw;
    private final LongSupplier nanoTime;
    private String phase = "";
    private long phaseStart;
    private int firstDone;
    private long lastPrint;
    private boolean open; // a redrawn line has no line feed yet

    /// Writes to `err`; `redraw` if it is a terminal.
    public Progress(PrintWriter err, boolean redraw, LongSupplier nanoTime) {
        this.err = err;
        this.redraw = redraw;
        this.nanoTime = nanoTime;
    }

    /// A line of its own.
    public synchronized void say(String line) {
        closeLine();
        err.println(line);
        err.flush();
    }

    /// `done` of `total` units of a phase are done; `detail` may be empty.
    public synchronized void update(String newPhase, int done, int total, String detail) {
        long now = nanoTime.getAsLong();
        boolean begins = !newPhase.equals(phase);
        if (begins) {
            closeLine();
            phase = newPhase;
            phaseStart = now;
            firstDone = done;
        }
        boolean due = now - lastPrint >= (redraw ? REDRAW_NANOS : LINE_NANOS);
        if (begins || due || done == total) {
            lastPrint = now;
            print(line(done, total, detail, now));
        }
    }

    private String line(int done, int total, String detail, long now) {
        StringBuilder line = new StringBuilder(phase).append(' ').append(done).append('/').append(total);
        double elapsed = (now - phaseStart) / 1e9;
        if (done > firstDone && done < total) {
            line.append("  ETA ").append(duration(elapsed / (done - firstDone) * (total - done)));
        } else if (done == total) {
            line.append("  in ").append(duration(elapsed));
        }
        return detail.isEmpty() ? line.toString() : line.append("  ").append(detail).toString();
    }

    private void print(String line) {
        if (redraw) {
            err.print("\r\u001B[2K" + line);
            open = true;
        } else {
            err.println(line);
        }
        err.flush();
    }

    private void closeLine() {
        if (open) {
            err.println();
            open = false;
        }
    }

    private static String duration(double seconds) {
        if (seconds < 10) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return seconds < 100 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min";
    }
}
