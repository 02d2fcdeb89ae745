package io.riskmesh.embedded.service;

/// A client takes nothing although the ledger goes on. Its stream is closed; it comes back at its own checkpoint.
final class SlowReader extends Exception {
    private static final long serialVersionUID = 1L;

    SlowReader(long behind) {
        super("the reader took nothing while " + behind + " blocks were written; resume at your checkpoint");
    }
}
