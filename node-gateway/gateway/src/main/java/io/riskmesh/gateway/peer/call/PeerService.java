package io.riskmesh.gateway.peer.call;

import java.util.concurrent.CompletionStage;

/// Answers questions of one kind.
@FunctionalInterface
public interface PeerService {

    /// Called on an event loop: must not block. What takes time runs elsewhere and completes the stage from there.
    ///
    /// @return an [PeerReply.Answer] or a [PeerReply.Refused]; a stage that fails, or [PeerReply.Unreachable], tells the peer
    ///         nothing but that this gateway cannot answer now
    CompletionStage<PeerReply> answer(PeerQuestion question);
}
