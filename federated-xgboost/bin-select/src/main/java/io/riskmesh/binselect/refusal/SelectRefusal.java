package io.riskmesh.binselect.refusal;

import java.util.Locale;

/// Why a machine of this room refuses, with the strings of the consortium's registry (design `joint-training.md`
/// section 10). Never renamed, never reused.
public enum SelectRefusal {
    /// The correlation of the transfers is not what the other side says it is, or a punctured tree is not one tree.
    TRANSFER_CHECK_FAILED,
    /// A second, different message for something that was answered once: answering both would show the difference.
    SEED_REUSED,
    /// A pass that is over, or the same level for other nodes.
    PASS_REPLAYED,
    /// Counts, indexes or lengths that do not fit the pair's parameters.
    LAYOUT_MISMATCH,
    /// A message or an order for a node that this level does not list.
    NODE_NOT_LISTED,
    CELL_OUT_OF_FIELD,
    /// A gradient outside of ±2^v.
    INPUT_OUT_OF_BOUND,
    LENGTH_MISMATCH,
    /// A message of another pair, run or set of parameters.
    WRONG_SESSION,
    JOURNAL_ROLLED_BACK,
    /// Not a message of this protocol and version at all.
    MALFORMED_MESSAGE;

    private final String code = name().toLowerCase(Locale.ROOT);

    /// The stable string.
    public String code() {
        return code;
    }

    @Override
    public String toString() {
        return code;
    }
}
