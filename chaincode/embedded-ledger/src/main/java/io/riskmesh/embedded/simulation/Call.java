package io.riskmesh.embedded.simulation;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.peer.SignedProposal;

/// A proposal that has been checked: what the chaincode may know of it.
///
/// @param creator serialised identity
/// @param args name of the function first
/// @param binding SHA-256 over nonce, creator and epoch
public record Call(String channel, String chaincode, String transactionId, Instant time, ByteString creator,
        List<ByteString> args, Map<String, ByteString> transientMap, ByteString binding, SignedProposal signed) {

    public Call {
        args = List.copyOf(args);
        transientMap = Map.copyOf(transientMap);
    }
}
