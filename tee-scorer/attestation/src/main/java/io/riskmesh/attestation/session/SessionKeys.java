package io.riskmesh.attestation.session;

/// The keys of the two directions, exported from one HPKE context (design `attestation-and-scoring.md` section 5.1).
record SessionKeys(Aead toServer, Aead toClient) {

    private static final int KEY_BYTES = 32;

    static SessionKeys from(HpkeContext context) {
        return new SessionKeys(direction(context, "c2s"), direction(context, "s2c"));
    }

    void erase() {
        toServer.erase();
        toClient.erase();
    }

    private static Aead direction(HpkeContext context, String name) {
        return new Aead(context.export("riskmesh/1 " + name + " key", KEY_BYTES),
                context.export("riskmesh/1 " + name + " iv", Aead.NONCE_BYTES));
    }

    @Override
    public String toString() {
        return "SessionKeys[REDACTED]";
    }
}
