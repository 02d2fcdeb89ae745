package io.riskmesh.gateway.people.provider;

import java.util.Optional;

/// What the provider gives for a code. Never printed.
///
/// @param idToken not yet believed
/// @param whole the provider's answer as it came, to be kept sealed
public record ProviderTokens(String idToken, byte[] whole) {

    @Override
    public String toString() {
        return "ProviderTokens[REDACTED]";
    }

    /// The outcome of an exchange.
    public sealed interface Exchange {

        /// Tokens.
        record Given(ProviderTokens tokens) implements Exchange {}

        /// The provider refuses the code.
        ///
        /// @param error the provider's word for it, if it said one of the known ones
        record Refused(Optional<String> error) implements Exchange {}
    }
}
