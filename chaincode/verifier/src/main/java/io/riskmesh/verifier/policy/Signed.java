package io.riskmesh.verifier.policy;

import com.google.protobuf.ByteString;

/// A signature to be judged.
///
/// @param identity bytes of `msp.SerializedIdentity`
/// @param message what was signed
public record Signed(ByteString identity, ByteString message, ByteString signature) {}
