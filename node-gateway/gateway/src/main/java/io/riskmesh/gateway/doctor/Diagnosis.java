package io.riskmesh.gateway.doctor;

import java.util.Locale;

/// What one check of the doctor found.
///
/// @param found in a few words
/// @param fix what to do about it; empty if nothing
public record Diagnosis(String check, Verdict verdict, String found, String fix) {
    /// How bad it is.
    public enum Verdict {
        OK,
        WARN,
        FAIL,
        /// The check had nothing to look at; what was found says why.
        SKIPPED;

        /// The word in answers.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Diagnosis ok(String check, String found) {
        return new Diagnosis(check, Verdict.OK, found, "");
    }

    static Diagnosis warn(String check, String found, String fix) {
        return new Diagnosis(check, Verdict.WARN, found, fix);
    }

    static Diagnosis fail(String check, String found, String fix) {
        return new Diagnosis(check, Verdict.FAIL, found, fix);
    }

    static Diagnosis skipped(String check, String why) {
        return new Diagnosis(check, Verdict.SKIPPED, why, "");
    }
}
