package io.riskmesh.gateway.peer.call;

import io.riskmesh.ledger.reason.ReasonCode;

/// What came of a question.
public sealed interface PeerReply {

    /// The peer answered.
    ///
    /// @param body within the kind's bound, else unchecked: hostile until read
    record Answer(byte[] body) implements PeerReply {}

    /// The peer, or the rules between gateways, said no, and will say so again.
    record Refused(ReasonCode code) implements PeerReply {}

    /// No answer within the budget, or none that could be read. The question may have been acted upon.
    ///
    /// @param why for logs: one of a few words, never text of the peer
    record Unreachable(String why) implements PeerReply {}
}
