package io.riskmesh.verifier.state;

import com.google.protobuf.ByteString;

/// A value and the height that wrote it.
public record Versioned(ByteString value, Version version) {}
