package io.riskmesh.enclave.image;

/// A text that is not a manifest as this project and Gramine's signing tool write it.
public final class MalformedManifest extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedManifest(int line, String expected) {
        super("line " + line + ": expected " + expected);
    }
}
