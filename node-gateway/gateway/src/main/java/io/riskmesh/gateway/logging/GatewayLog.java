package io.riskmesh.gateway.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.riskmesh.gateway.config.LoggingConfig;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.PartyId;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.LoggerFactory;

/// The logs of this process while it is a gateway: one line of JSON for each event, our loggers from the configured level on,
/// libraries from WARN on.
public final class GatewayLog implements AutoCloseable {
    private final QueuedLines lines;

    private GatewayLog(QueuedLines lines) {
        this.lines = lines;
    }

    /// Takes the process's logs over.
    ///
    /// @throws Stopped if the file cannot be opened
    public static GatewayLog begin(LoggingConfig config, PartyId party) throws Stopped {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        OutputStream out = config.file().isPresent() ? open(config.file().get()) : new FileOutputStream(FileDescriptor.err);
        QueuedLines lines = new QueuedLines(new JsonLines(party.value()), out);
        lines.setContext(context);
        lines.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.addAppender(lines);
        root.setLevel(Level.WARN);
        PlatformLogs.handOver();
        context.getLogger("io.riskmesh").setLevel(Level.toLevel(config.level()));
        return new GatewayLog(lines);
    }

    private static OutputStream open(Path file) throws Stopped {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw Stopped.unavailable("the log " + file + " cannot be opened: " + e.getMessage(), e);
        }
    }

    /// Lines that found the queue full.
    public long dropped() {
        return lines.dropped();
    }

    /// Writes what is queued and ends; what is logged later goes nowhere.
    @Override
    public void close() {
        Logger root = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAppender(lines);
        lines.stop();
    }
}
