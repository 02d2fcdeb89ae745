package io.riskmesh.enclave.oblivious;

import java.util.Optional;

/// Asks for the vector kernel without loading a class that needs the incubator module.
final class VectorKernels {

    private static final String MODULE = "jdk.incubator.vector";

    private VectorKernels() {}

    /// Empty without the module, without 512-bit registers, and for models deeper than 6.
    static Optional<ForestKernel> ofThisMachine(BitMaskForest forest) {
        boolean module = ModuleLayer.boot().findModule(MODULE).isPresent();
        return module && forest.depth == BitMaskForest.LEAST_DEPTH && VectorOblivious.isNative()
                ? Optional.of(new VectorOblivious(forest)) : Optional.empty();
    }
}
