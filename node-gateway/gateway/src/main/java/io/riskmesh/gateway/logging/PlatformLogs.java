package io.riskmesh.gateway.logging;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/// Hands what libraries tell the platform's own logger to ours, from WARN on.
final class PlatformLogs extends Handler {
    private PlatformLogs() {}

    static void handOver() {
        Logger root = LogManager.getLogManager().getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.setLevel(Level.WARNING);
        root.addHandler(new PlatformLogs());
    }

    @Override
    public void publish(LogRecord entry) {
        if (entry.getLevel().intValue() < Level.WARNING.intValue()) {
            return;
        }
        org.slf4j.Logger logger = LoggerFactory.getLogger(entry.getLoggerName() == null ? "platform" : entry.getLoggerName());
        if (entry.getLevel().intValue() >= Level.SEVERE.intValue()) {
            logger.error("{}", entry.getMessage(), entry.getThrown());
        } else {
            logger.warn("{}", entry.getMessage(), entry.getThrown());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
