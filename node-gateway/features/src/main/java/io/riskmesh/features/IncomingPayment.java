package io.riskmesh.features;

/// A payment as the payee's bank sees it. `payer` and `payerBank` are any stable numbers of account and bank.
public record IncomingPayment(AsOf at, long payer, int payerBank, long amountCents, Channel channel) {

    public IncomingPayment {
        if (amountCents <= 0) {
            throw new IllegalArgumentException("Expected an amount > 0 cents, got " + amountCents);
        }
    }
}
