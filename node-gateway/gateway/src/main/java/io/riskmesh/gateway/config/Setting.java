package io.riskmesh.gateway.config;

/// One value that is in force, and who said so.
///
/// @param path such as `scoring.maxInFlight`
/// @param value as text; a secret's is its reference
/// @param origin `default`, `file`, or the variable's name
public record Setting(String path, String value, String origin) {
    static final String DEFAULT = "default";
    static final String FILE = "file";

    /// Whether nobody said so.
    public boolean isDefault() {
        return origin.equals(DEFAULT);
    }
}
