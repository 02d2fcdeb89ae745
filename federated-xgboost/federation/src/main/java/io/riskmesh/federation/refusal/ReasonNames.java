package io.riskmesh.federation.refusal;

import io.riskmesh.binselect.refusal.SelectRefusal;
import io.riskmesh.ledger.reason.JointReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.ScoringReason;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.SumReason;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.refusal.Refusal;
import io.riskmesh.securesum.refusal.SumRefusal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reasons by their stable strings: those that came in a message, and those of secure-sum and bin-select, which depend on
/// nothing of ours and keep enums of their own with the registry's strings.
public final class ReasonNames {
    private static final Map<String, ReasonCode> BY_CODE = byCode();

    private ReasonNames() {}

    public static Optional<ReasonCode> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /// The registry's reason of a refusal of secure-sum.
    public static ReasonCode of(SumRefusal reason) {
        return find(reason.code()).orElseThrow(() -> new IllegalStateException("The registry lacks " + reason.code()));
    }

    /// The registry's reason of a refusal of bin-select.
    public static ReasonCode of(SelectRefusal reason) {
        return find(reason.code()).orElseThrow(() -> new IllegalStateException("The registry lacks " + reason.code()));
    }

    public static RunRefusal of(Refusal refusal) {
        return new RunRefusal(of(refusal.reason()), refusal.expected(), refusal.actual());
    }

    private static Map<String, ReasonCode> byCode() {
        Map<String, ReasonCode> all = new TreeMap<>();
        for (ReasonCode reason : SharedReason.values()) {
            all.put(reason.code(), reason);
        }
        for (ReasonCode reason : LedgerReason.values()) {
            all.put(reason.code(), reason);
        }
        for (ReasonCode reason : TrainingReason.values()) {
            all.put(reason.code(), reason);
        }
        for (ReasonCode reason : SumReason.values()) {
            all.put(reason.code(), reason);
        }
        for (ReasonCode reason : JointReason.values()) {
            all.put(reason.code(), reason);
        }
        all.put(ScoringReason.MODEL_NOT_SCORABLE.code(), ScoringReason.MODEL_NOT_SCORABLE);
        return Map.copyOf(all);
    }
}
