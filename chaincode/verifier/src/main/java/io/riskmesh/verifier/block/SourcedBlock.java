package io.riskmesh.verifier.block;

import com.google.protobuf.ByteString;
import java.util.Optional;

/// One block as its source has it, not yet decoded.
///
/// @param origin where it lies, for a person
/// @param bytes of `common.Block`; what there is of it when it is damaged
/// @param damage what is wrong with the container around the bytes (length, checksum, name), if anything
public record SourcedBlock(String origin, ByteString bytes, Optional<String> damage) {

    public static SourcedBlock whole(String origin, ByteString bytes) {
        return new SourcedBlock(origin, bytes, Optional.empty());
    }

    public static SourcedBlock damaged(String origin, ByteString bytes, String damage) {
        return new SourcedBlock(origin, bytes, Optional.of(damage));
    }
}
