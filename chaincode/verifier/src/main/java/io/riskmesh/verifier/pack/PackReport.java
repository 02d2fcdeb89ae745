package io.riskmesh.verifier.pack;

import java.util.List;

/// What a pack's receipts and model files are worth against its blocks.
///
/// @param faults empty if all of them hold
/// @param told for people, a line each
public record PackReport(List<PackFault> faults, List<String> told) {
    public PackReport {
        faults = List.copyOf(faults);
        told = List.copyOf(told);
    }
}
