package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;

/// A text that nobody is to read by accident: it prints as `[REDACTED]`. Configuration never holds one, only a reference.
public final class Secret {
    private static final String VARIABLE = "env:";
    private static final String FILE = "file:";
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    /// Follows `env:NAME` or `file:PATH`; a file may be readable by its owner alone and loses its last line end.
    ///
    /// @throws Stopped if the reference has another form, leads nowhere, or the file is open to others
    public static Secret of(String reference, Map<String, String> environment) throws Stopped {
        if (reference.startsWith(VARIABLE)) {
            String name = reference.substring(VARIABLE.length());
            String value = environment.get(name);
            if (value == null || value.isEmpty()) {
                throw Stopped.unavailable("expected a secret in the variable " + name + ", found none", null);
            }
            return new Secret(value);
        }
        if (reference.startsWith(FILE)) {
            return read(Path.of(reference.substring(FILE.length())));
        }
        // The text itself is not repeated: who wrote the secret here by mistake shall not find it in a log.
        throw Stopped.usage("a secret is given by reference: expected env:NAME or file:PATH");
    }

    private static Secret read(Path file) throws Stopped {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null && !OWNER.containsAll(view.readAttributes().permissions())) {
                throw Stopped.refused("the secret in " + file + " is open to others; chmod 600 " + file);
            }
            return new Secret(Files.readString(file, StandardCharsets.UTF_8).replaceFirst("\\R\\z", ""));
        } catch (IOException e) {
            throw Stopped.unavailable("the secret in " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// No secret at all, for a server that asks for none.
    public static Secret none() {
        return new Secret("");
    }

    /// The text, for the one call that needs it.
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "[REDACTED]";
    }
}
