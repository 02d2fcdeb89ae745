package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.util.Map;

/// Where a secret is: `env:NAME` or `file:PATH`. Printing it shows the place, never the secret.
public record SecretReference(String text) {
    /// Checks the form; the text is not repeated, as it may be the secret itself.
    public SecretReference {
        if (!text.startsWith("env:") && !text.startsWith("file:")) {
            throw new IllegalArgumentException("a secret is given by reference: expected env:NAME or file:PATH");
        }
    }

    /// The secret.
    ///
    /// @throws Stopped if it is not there, or a file is open to others
    public Secret resolve(Map<String, String> environment) throws Stopped {
        return Secret.of(text, environment);
    }

    @Override
    public String toString() {
        return text;
    }
}
