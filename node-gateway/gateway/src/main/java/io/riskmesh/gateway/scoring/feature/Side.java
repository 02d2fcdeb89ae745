package io.riskmesh.gateway.scoring.feature;

/// Which end of a payment a bank speaks for.
public enum Side {
    PAYER,
    PAYEE
}
