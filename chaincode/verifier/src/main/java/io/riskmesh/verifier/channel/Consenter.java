package io.riskmesh.verifier.channel;

import com.google.protobuf.ByteString;

/// One orderer of a BFT channel.
///
/// @param identity bytes of `msp.SerializedIdentity`
public record Consenter(int id, String mspId, ByteString identity) {}
