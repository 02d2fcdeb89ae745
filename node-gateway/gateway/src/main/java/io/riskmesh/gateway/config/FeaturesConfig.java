package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `features`: where the bank's own figures about an account come from.
///
/// @param source `none`, `simulator`, `sql` or `http`
/// @param folder the simulator's files
/// @param url of the bank's own service
/// @param secret keys the accounts in table `feature_row`
/// @param maxAge an older row counts as missing
public record FeaturesConfig(String source, Optional<Path> folder, Optional<String> url, Optional<SecretReference> secret,
        Duration maxAge) {
    private static final List<String> SOURCES = List.of("none", "simulator", "sql", "http");

    /// Checks what belongs together.
    public FeaturesConfig {
        if (!SOURCES.contains(source)) {
            throw new IllegalArgumentException("source: expected one of " + String.join(", ", SOURCES) + ", got " + source);
        }
        if (source.equals("simulator") && folder.isEmpty()) {
            throw new IllegalArgumentException("folder: expected the simulator's folder");
        }
        if (source.equals("http") && url.isEmpty()) {
            throw new IllegalArgumentException("url: expected the address of the bank's service");
        }
        Range.check("maxAge", maxAge, "1s", "36500d");
    }

    static FeaturesConfig read(Block block) throws Stopped {
        return new FeaturesConfig(block.text("source", "none"), block.optionalFile("folder"), block.optional("url"),
                block.secret("secret"), block.duration("maxAge", "90d"));
    }
}
