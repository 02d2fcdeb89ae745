package io.riskmesh.enclave.oblivious;

/// Which kernel a model is scored with on this machine.
public sealed interface KernelChoice {

    /// This kernel passed the self-test.
    ///
    /// @param why one line for the log: the times of the calibration, or why there was none
    record Chosen(ForestKernel kernel, String why) implements KernelChoice {}

    /// No kernel may be used: the plain one gave a margin with other bits than it must.
    ///
    /// @param difference the row's index and both margins' bits, no values of features
    record Failed(String difference) implements KernelChoice {}
}
