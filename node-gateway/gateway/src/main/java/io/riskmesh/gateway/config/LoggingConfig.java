package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// `logging`: one line of JSON per event.
///
/// @param level of our own loggers: `error`, `warn`, `info` or `debug`; libraries tell from `warn` on
/// @param file absent: standard error
public record LoggingConfig(String level, Optional<Path> file) {
    private static final List<String> LEVELS = List.of("error", "warn", "info", "debug");

    /// Checks the word.
    public LoggingConfig {
        if (!LEVELS.contains(level)) {
            throw new IllegalArgumentException("level: expected one of " + String.join(", ", LEVELS) + ", got " + level);
        }
    }

    static LoggingConfig read(Block block) throws Stopped {
        return new LoggingConfig(block.text("level", "info"), block.optionalFile("file"));
    }
}
