package io.riskmesh.gateway.node;

import io.opentelemetry.sdk.trace.SpanProcessor;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// What a gateway gets from outside besides its configuration.
///
/// @param environment for references to secrets
/// @param clock calendar time
/// @param nanoTime monotonic nanoseconds
/// @param random shared by threads
/// @param spans also takes all spans, whatever the configuration says
public record World(Map<String, String> environment, InstantSource clock, LongSupplier nanoTime, SecureRandom random,
        Optional<SpanProcessor> spans) {
    /// The real ones.
    public static World real(Map<String, String> environment) {
        return new World(environment, InstantSource.system(), System::nanoTime, new SecureRandom(), Optional.empty());
    }
}
