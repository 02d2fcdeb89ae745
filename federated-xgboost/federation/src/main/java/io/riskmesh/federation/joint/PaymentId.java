package io.riskmesh.federation.joint;

import io.riskmesh.securesum.octets.Octets;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What both banks of a payment call it: its UETR in lower case if there is one, else an injective encoding of what both
/// know of it (joint-training.md section 3).
public record PaymentId(Octets canonical) {

    /// @param uetr the payment's unique end-to-end transaction reference
    public static PaymentId ofUetr(String uetr) {
        return new PaymentId(Octets.wrap(uetr.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8)));
    }

    /// For a payment without a UETR.
    ///
    /// @param settlementDate as ISO 8601 writes it
    /// @param minorUnits amount in the smallest unit of the currency
    public static PaymentId of(String payer, String endToEndId, String settlementDate, long minorUnits, String currency) {
        return new PaymentId(Octets.wrap(enc(bytes(payer), bytes(endToEndId), bytes(settlementDate),
                ByteBuffer.allocate(Long.BYTES).putLong(minorUnits).array(), bytes(currency))));
    }

    /// Each field after its length, u32 big-endian.
    static byte[] enc(byte[]... fields) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] field : fields) {
            all.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
            all.writeBytes(field);
        }
        return all.toByteArray();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
