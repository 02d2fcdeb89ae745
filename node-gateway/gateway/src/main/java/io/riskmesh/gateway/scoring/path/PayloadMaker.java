package io.riskmesh.gateway.scoring.path;

import io.riskmesh.attestation.scoring.FeatureBits;
import io.riskmesh.attestation.scoring.HalfPayload;
import io.riskmesh.attestation.scoring.RequestId;
import io.riskmesh.gateway.scoring.feature.FeatureRow;
import io.riskmesh.gateway.scoring.leave.Leave;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes payer payloads. Request id and salt follow from the request under a secret of this process. A retry in the same process sends
/// the same payload; one after a crash cannot, as time and height have moved on, so it must be another request to the scorer, which
/// refuses two payloads under one id. Thread-safe.
final class PayloadMaker {
    private static final int SECRET_BYTES = 32;

    private final byte[] secret;
    private final InstantSource clock;
    private final SentPayloads sent = new SentPayloads();

    PayloadMaker(SecureRandom random, InstantSource clock) {
        this.secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        this.clock = clock;
    }

    /// The payload of a request to a model: the one that was sent before, if one was.
    ///
    /// @param request digest of key, body and model
    HalfPayload make(Digest request, Leave.Given leave, PartyId counterparty, Digest payment, int explain, FeatureRow row) {
        return sent.find(request).orElseGet(() -> new HalfPayload(RequestId.of(Arrays.copyOf(hmac("request-id", request), RequestId.BYTES)),
                Digest.fromBytes(hmac("request-salt", request)), counterparty, payment, leave.model().schemaDigest(), leave.viewHeight(),
                clock.millis(), row.asOf(), List.of(leave.use()), explain, FeatureBits.of(row.values())));
    }

    /// It goes to a scorer now.
    void sending(Digest request, HalfPayload payload) {
        sent.put(request, payload);
    }

    /// Its receipt is durable, or the scorer refused and has forgotten it.
    void settled(Digest request) {
        sent.remove(request);
    }

    private byte[] hmac(String label, Digest request) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(label.getBytes(StandardCharsets.US_ASCII));
            return mac.doFinal(request.toBytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }

    @Override
    public String toString() {
        return "PayloadMaker[REDACTED]";
    }
}
