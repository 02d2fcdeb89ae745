package io.riskmesh.verifier.run;

import com.google.protobuf.ByteString;

/// A hash that somebody knows from elsewhere: of a header, or a commit hash.
///
/// @param source who told it
public record HashAt(String source, long block, ByteString hash) {}
