package io.riskmesh.gateway.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Takes lines from any thread without waiting and writes them from one thread of its own. When its queue is full it drops and counts
/// what is below WARN; warnings and errors are always taken.
final class QueuedLines extends AppenderBase<ILoggingEvent> {
    private static final int QUEUE = 8_192;
    private static final long POLL_MILLIS = 100;
    private static final long CLOSE_MILLIS = 5_000;

    private final JsonLines lines;
    private final OutputStream out;
    private final LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer;
    private volatile boolean closing;

    QueuedLines(JsonLines lines, OutputStream out) {
        this.lines = lines;
        this.out = out;
        this.writer = Thread.ofPlatform().daemon().name("log-writer").unstarted(this::write);
        setName("json");
    }

    @Override
    public void start() {
        super.start();
        writer.start();
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (queue.size() < QUEUE || event.getLevel().isGreaterOrEqual(Level.WARN)) {
            queue.add(lines.line(event));
        } else {
            dropped.incrementAndGet();
        }
    }

    /// Lines that were dropped.
    long dropped() {
        return dropped.get();
    }

    @Override
    public void stop() {
        closing = true;
        try {
            writer.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        super.stop();
    }

    private void write() {
        try {
            List<String> batch = new ArrayList<>();
            while (!closing || !queue.isEmpty()) {
                String first = queue.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, QUEUE);
                    out.write(String.join("", batch).getBytes(StandardCharsets.UTF_8));
                    out.flush();
                    batch.clear();
                }
            }
        } catch (IOException e) {
            addError("the log cannot be written any more", e); // where logs would go is where this cannot be told
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
