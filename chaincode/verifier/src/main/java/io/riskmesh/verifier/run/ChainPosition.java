package io.riskmesh.verifier.run;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.channel.ChannelConfig;
import io.riskmesh.verifier.state.StateMap;
import java.util.Set;

/// Where a verification stands: all that the next block depends on.
///
/// @param next number of the block to come
/// @param configEnvelope the envelope that holds the configuration in force
/// @param seen transaction ids so far; grows in place
record ChainPosition(
        long next, ByteString previousHash, ChannelConfig config, ByteString configEnvelope, long lastConfig,
        StateMap state, Set<String> seen) {}
