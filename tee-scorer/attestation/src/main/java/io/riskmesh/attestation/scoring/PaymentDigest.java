package io.riskmesh.attestation.scoring;

import io.riskmesh.attestation.frame.WireWriter;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Names a payment between its two banks.
public final class PaymentDigest {

    private PaymentDigest() {}

    /// @param paymentId as in the request
    /// @param amountMinor in the smallest unit of its currency
    public static Digest of(String paymentId, long amountMinor, String currency, PartyId payer, PartyId payee) {
        return Digest.of("payment", new WireWriter().text(paymentId).u64(amountMinor).id(currency).party(payer).party(payee)
                .toBytes());
    }

    /// The tag in the clear headers of both halves: equal for the halves of one request, unlinkable to the payment without the salt.
    ///
    /// @param pairSalt 32 random bytes of the payer
    public static Digest pairTag(byte[] pairSalt, Digest payment) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pairSalt, "HmacSHA256"));
            return Digest.fromBytes(mac.doFinal(payment.toBytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }
}
