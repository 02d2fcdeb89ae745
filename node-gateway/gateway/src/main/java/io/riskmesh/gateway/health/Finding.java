package io.riskmesh.gateway.health;

/// What one check found.
///
/// @param ok whether all is well
/// @param detail a few words for people; no value from a request
public record Finding(boolean ok, String detail) {
    /// All is well.
    public static Finding well(String detail) {
        return new Finding(true, detail);
    }

    /// Something is not.
    public static Finding ill(String detail) {
        return new Finding(false, detail);
    }
}
