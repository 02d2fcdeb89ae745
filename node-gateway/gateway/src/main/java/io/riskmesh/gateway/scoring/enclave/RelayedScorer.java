package io.riskmesh.gateway.scoring.enclave;

import io.riskmesh.attestation.frame.Frame;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.call.PeerCalls;
import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// A scorer that another bank hosts: its gateway hands frames on.
///
/// @param host whose gateway it is
/// @param instance that the frames are for
/// @param kind of call that takes frames there
public record RelayedScorer(PeerCalls peers, PartyId host, String instance, PeerCall kind) implements ScorerChannel {

    @Override
    public CompletableFuture<Frame> call(FrameType type, byte[] body, Duration budget) {
        return peers.call(host, kind, instance, RelayedFrame.encode(type, body), budget)
                .thenCompose(RelayedScorer::answer).toCompletableFuture();
    }

    private static CompletableFuture<Frame> answer(PeerReply reply) {
        try {
            return switch (reply) {
                case PeerReply.Answer(byte[] body) -> CompletableFuture.completedFuture(RelayedFrame.decode(body));
                case PeerReply.Refused(var code) -> CompletableFuture.failedFuture(new IOException("the host refused a frame: " + code));
                case PeerReply.Unreachable(String why) -> CompletableFuture.failedFuture(new IOException("the host is not reached: " + why));
            };
        } catch (MalformedMessage e) {
            return CompletableFuture.failedFuture(new IOException("the host answered with no frame", e));
        }
    }
}
