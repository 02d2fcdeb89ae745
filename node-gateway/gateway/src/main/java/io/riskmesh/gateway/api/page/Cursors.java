package io.riskmesh.gateway.api.page;

import io.riskmesh.ledger.canonical.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes and reads cursors: a position, bound to the list and its filters, for 24 hours. Whoever makes one up is refused, as its
/// authentication code does not match. The key lives as long as the process. Thread-safe.
public final class Cursors {
    private static final Duration VALIDITY = Duration.ofHours(24);
    private static final int TAG_BYTES = 16;
    private static final int HEAD_BYTES = Long.BYTES;

    private final SecretKeySpec key;
    private final InstantSource clock;

    public Cursors(SecureRandom random, InstantSource clock) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        this.key = new SecretKeySpec(secret, "HmacSHA256");
        this.clock = clock;
    }

    /// A cursor.
    ///
    /// @param list operation and filters
    /// @param position of the last row that was given
    String make(String list, String position) {
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        byte[] payload = ByteBuffer.allocate(HEAD_BYTES + text.length).putLong(clock.instant().plus(VALIDITY).getEpochSecond()).put(text)
                .array();
        byte[] cursor = Arrays.copyOf(payload, payload.length + TAG_BYTES);
        System.arraycopy(tag(list, payload), 0, cursor, payload.length, TAG_BYTES);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /// The position of a cursor; empty unless this process made it for this list within 24 hours.
    Optional<String> position(String list, String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (bytes.length < HEAD_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOf(bytes, bytes.length - TAG_BYTES);
        byte[] tag = Arrays.copyOfRange(bytes, payload.length, bytes.length);
        if (!MessageDigest.isEqual(tag, tag(list, payload)) || ByteBuffer.wrap(payload).getLong() < clock.instant().getEpochSecond()) {
            return Optional.empty();
        }
        return Optional.of(new String(payload, HEAD_BYTES, payload.length - HEAD_BYTES, StandardCharsets.UTF_8));
    }

    private byte[] tag(String list, byte[] payload) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(Digest.of("list", list.getBytes(StandardCharsets.UTF_8)).toBytes());
            return Arrays.copyOf(mac.doFinal(payload), TAG_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is part of the JDK", e);
        }
    }
}
