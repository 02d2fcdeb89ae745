package io.riskmesh.enclave.image;

/// One reason to refuse a manifest.
///
/// @param at the dotted key or the file
public record LintFinding(LintRule rule, String at, String detail) {

    /// One line for a person.
    @Override
    public String toString() {
        return rule + " " + at + ": " + detail;
    }
}
