package io.riskmesh.enclave.oblivious;

/// One way to compute margins of a loaded model. Every kernel gives the bits of XGBoost's margin; which memory it reads,
/// in which order, and which way it branches depends on the model alone, never on the row. Thread-safe.
public interface ForestKernel {

    /// The margin of one row: the leaves' float32 sum in tree order.
    ///
    /// @param features a value per feature of the model, NaN is missing; not changed, not kept
    /// @throws IllegalArgumentException if there are more or fewer values than features
    float margin(float[] features);

    /// A word for logs and status answers: `vector-512` or `scalar`.
    String name();
}
