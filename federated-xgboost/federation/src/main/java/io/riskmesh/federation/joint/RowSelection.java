package io.riskmesh.federation.joint;

/// Which of its payments to another bank a bank puts into a joint run. The other bank learns which they are, so the choice
/// must not depend on labels: whoever is only told of frauds knows who was defrauded (joint-training.md section 3).
public sealed interface RowSelection {

    /// Every payment of the training period.
    record Everything() implements RowSelection {}

    /// A share of them, drawn by the payments' ids alone.
    record ByIds(double share) implements RowSelection {}

    /// Rows that somebody picked: refused, `sample_would_leak`.
    record Picked() implements RowSelection {}
}
