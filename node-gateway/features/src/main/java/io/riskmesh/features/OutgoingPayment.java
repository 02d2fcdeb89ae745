package io.riskmesh.features;

/// A payment as the payer's bank sees it. `payee` is any stable number of the payee's account.
public record OutgoingPayment(AsOf at, long payee, long amountCents, Channel channel, Session session) {

    public OutgoingPayment {
        if (amountCents <= 0) {
            throw new IllegalArgumentException("Expected an amount > 0 cents, got " + amountCents);
        }
    }
}
