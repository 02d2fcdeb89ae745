package io.riskmesh.gateway.config;

import java.util.Locale;

/// What a gateway is for. Production refuses what only shows or tries.
public enum Profile {
    DEVELOPMENT,
    PRODUCTION;

    /// The word in the configuration.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Profile of(String word) {
        for (Profile profile : values()) {
            if (profile.word().equals(word)) {
                return profile;
            }
        }
        throw new IllegalArgumentException("expected development or production, got " + word);
    }
}
