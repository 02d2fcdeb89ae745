package io.riskmesh.gateway.scoring.iso;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/// What a message does not say and the bank's configuration does.
///
/// @param purpose under which messages are scored
/// @param zone of times without an offset; without one such a time is refused
/// @param schemes of local instruments by their code
/// @param scheme of a message that names none, or an unknown one
/// @param signals by the payment's purpose code: a signal that is then 1
public record IsoTerms(String purpose, Optional<ZoneId> zone, Map<String, String> schemes, String scheme, Map<String, String> signals) {
    public IsoTerms {
        schemes = Map.copyOf(schemes);
        signals = Map.copyOf(signals);
    }

    /// Terms for a purpose, with the common codes.
    public static IsoTerms of(String purpose) {
        return new IsoTerms(purpose, Optional.empty(), Map.of("INST", "instant-credit-transfer"), "credit-transfer", Map.of());
    }
}
