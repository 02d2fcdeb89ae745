package io.riskmesh.gateway.peer.wire;

import java.util.Optional;
import java.util.regex.Pattern;

/// One taking part in runs by one process: two that differ share no numbering.
///
/// @param boot of the process, 16 hex digits
/// @param part counts what this process opened, from 1
public record RunTag(String boot, int part) {
    private static final Pattern BOOT = Pattern.compile("[0-9a-f]{16}");
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}-[1-9][0-9]{0,8}");

    public RunTag {
        if (!isBoot(boot) || part < 1) {
            throw new IllegalArgumentException("Expected 16 hex digits and a number from 1, got part " + part);
        }
    }

    public static boolean isBoot(String text) {
        return BOOT.matcher(text).matches();
    }

    /// Reads a header's value; empty for anything else than a tag.
    public static Optional<RunTag> of(String header) {
        if (header == null || !FORM.matcher(header).matches()) {
            return Optional.empty();
        }
        int dash = header.indexOf('-');
        return Optional.of(new RunTag(header.substring(0, dash), Integer.parseInt(header.substring(dash + 1))));
    }

    /// Whether the same process had left this part before it took the other.
    public boolean isBefore(RunTag other) {
        return boot.equals(other.boot) && part < other.part;
    }

    @Override
    public String toString() {
        return boot + "-" + part;
    }
}
