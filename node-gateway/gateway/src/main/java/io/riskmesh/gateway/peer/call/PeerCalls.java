package io.riskmesh.gateway.peer.call;

import io.riskmesh.ledger.PartyId;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/// Asks other gateways, and answers them. Thread-safe; nothing here blocks.
public interface PeerCalls {

    /// Asks about nothing in particular.
    ///
    /// @param budget time that the whole call may take, tries included; shortened to the kind's longest
    /// @return completes within the budget, never exceptionally
    /// @throws IllegalArgumentException if the kind needs a subject or the body is longer than it allows
    default CompletionStage<PeerReply> call(PartyId to, PeerCall kind, byte[] body, Duration budget) {
        return call(to, kind, "", body, budget);
    }

    /// Asks about something: the scorer instance of a frame, the log of a checkpoint.
    ///
    /// @param subject an id of the ledger's form; empty for kinds without
    CompletionStage<PeerReply> call(PartyId to, PeerCall kind, String subject, byte[] body, Duration budget);

    /// Says who answers questions of a kind. Until somebody does, they are answered 503.
    ///
    /// @throws IllegalStateException if somebody answers them already
    void serve(PeerCall kind, PeerService service);
}
