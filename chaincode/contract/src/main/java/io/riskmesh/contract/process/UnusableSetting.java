package io.riskmesh.contract.process;

/// A setting that is missing or means nothing. The message names the setting and what was expected.
public final class UnusableSetting extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableSetting(String message) {
        super(message);
    }
}
