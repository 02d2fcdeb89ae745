package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;

/// `tracing`: trace ids are always taken, made and handed on; spans leave the process only if an exporter is named.
///
/// @param exporter where spans go
/// @param endpoint of a collector that speaks OTLP over HTTP
/// @param samplePerMille of traces that begin at this gateway; what a caller samples is kept
public record TracingConfig(Exporter exporter, URI endpoint, int samplePerMille) {
    /// Where spans go.
    public enum Exporter {
        NONE,
        LOG,
        OTLP
    }

    /// Checks address and range.
    public TracingConfig {
        Range.check("samplePerMille", samplePerMille, 0, 1_000);
        if (endpoint.getHost() == null || !(endpoint.getScheme().equals("http") || endpoint.getScheme().equals("https"))) {
            throw new IllegalArgumentException("endpoint: expected an http or https URL with a host");
        }
        if (endpoint.getUserInfo() != null) {
            throw new IllegalArgumentException("endpoint: expected no user and no password");
        }
    }

    static TracingConfig read(Block block) throws Stopped {
        return new TracingConfig(exporter(block.text("exporter", "none")), URI.create(block.text("endpoint", "http://127.0.0.1:4318/v1/traces")),
                block.integer("samplePerMille", 1_000));
    }

    private static Exporter exporter(String word) {
        return Arrays.stream(Exporter.values()).filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("exporter: expected none, log or otlp, got " + word));
    }
}
