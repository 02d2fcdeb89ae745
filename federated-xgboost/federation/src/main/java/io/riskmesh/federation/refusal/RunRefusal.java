package io.riskmesh.federation.refusal;

import io.riskmesh.ledger.reason.ReasonCode;

/// A refusal is a value the caller must look at, never an exception. Texts hold no cell, sum, seed or key.
///
/// @param expected what the check wanted
/// @param actual what came; names the party to blame where one is known
public record RunRefusal(ReasonCode reason, String expected, String actual) {

    public static RunRefusal of(ReasonCode reason, Object expected, Object actual) {
        return new RunRefusal(reason, String.valueOf(expected), String.valueOf(actual));
    }

    @Override
    public String toString() {
        return reason.code() + ": expected " + expected + ", got " + actual;
    }
}
