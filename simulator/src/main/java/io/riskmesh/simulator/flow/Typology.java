package io.riskmesh.simulator.flow;

/// What a payment truly is. The first is honest.
public enum Typology {
    HONEST("", 0, 0),
    PUSH_SCAM("scam", 0.15, 1),
    TAKEOVER("takeover", 0.02, 1),
    LAYERING("laundering", 0.4, 2),
    CARD_TESTING("card", 0.05, 1),
    BUST_OUT("credit_loss", 0.05, 1);

    private final String reportKind;
    private final double neverReported;
    private final double delayFactor;

    Typology(String reportKind, double neverReported, double delayFactor) {
        this.reportKind = reportKind;
        this.neverReported = neverReported;
        this.delayFactor = delayFactor;
    }

    public boolean fraud() {
        return this != HONEST;
    }

    String reportKind() {
        return reportKind;
    }

    double neverReported() {
        return neverReported;
    }

    double delayFactor() {
        return delayFactor;
    }
}
