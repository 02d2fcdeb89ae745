package io.riskmesh.gateway.peer.wire;

import io.riskmesh.ledger.reason.AttestationReason;
import io.riskmesh.ledger.reason.AuditReason;
import io.riskmesh.ledger.reason.GatewayReason;
import io.riskmesh.ledger.reason.JointReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.ScoringReason;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.SumReason;
import io.riskmesh.ledger.reason.TrainingReason;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The body of a refusal: a reason's code in ASCII, nothing else.
public final class ReasonBytes {
    /// No code is longer.
    public static final int MAX_BYTES = 64;

    private static final Map<String, ReasonCode> CODES = Stream.<ReasonCode[]>of(SharedReason.values(), LedgerReason.values(),
                    SettlementReason.values(), TrainingReason.values(), SumReason.values(), JointReason.values(),
                    AttestationReason.values(), ScoringReason.values(), GatewayReason.values(), AuditReason.values())
            .flatMap(Stream::of).collect(Collectors.toUnmodifiableMap(ReasonCode::code, Function.identity()));

    private ReasonBytes() {}

    public static byte[] encode(ReasonCode code) {
        return code.code().getBytes(StandardCharsets.US_ASCII);
    }

    /// Reads a refusal's body; empty for a code that no registry knows.
    public static Optional<ReasonCode> decode(byte[] bytes) {
        return bytes.length > MAX_BYTES ? Optional.empty()
                : Optional.ofNullable(CODES.get(new String(bytes, StandardCharsets.ISO_8859_1)));
    }
}
