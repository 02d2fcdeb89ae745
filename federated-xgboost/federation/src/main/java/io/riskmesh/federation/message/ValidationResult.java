package io.riskmesh.federation.message;

import io.riskmesh.federation.refusal.RefusedRound;
import java.util.Optional;

/// What the validation rows of all banks say about the model after this tree. The metric itself stays with the opener.
///
/// @param opening of the metric's cells; empty if a bank was lost before they were opened
/// @param bestTrees number of rounds after which the model was best so far; 0 before the first
public record ValidationResult(Header header, Optional<Opening> opening, Verdict verdict, int bestTrees)
        implements RoundMessage.Broadcast {

    /// The decision.
    public enum Verdict {
        GO_ON,
        STOP
    }

    void write(MessageWriter out) {
        out.opening(opening).constant(verdict).i32(bestTrees);
    }

    static ValidationResult read(Header header, MessageReader in) throws RefusedRound {
        return new ValidationResult(header, in.optional(MessageReader::opening), in.constant(Verdict.values()), in.count());
    }
}
