package io.riskmesh.verifier.stage;

import java.util.OptionalInt;

/// One thing that is not as it should be.
///
/// @param block number of the block
/// @param transaction index in the block, if it concerns one transaction
/// @param code stable, lower_snake_case
/// @param detail one sentence for a person
public record Finding(long block, OptionalInt transaction, String code, String detail) {}
