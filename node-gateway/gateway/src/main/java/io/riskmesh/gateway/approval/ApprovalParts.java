package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.events.EventSink;
import io.riskmesh.gateway.ledger.live.LiveLedger;
import io.riskmesh.gateway.peer.mail.PeerMail;
import io.riskmesh.gateway.run.ReleasedModels;
import io.riskmesh.gateway.scoring.desk.ModelReleaseDesk;
import io.riskmesh.gateway.storage.Database;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the room of approvals is made of.
///
/// @param database the gateway's, closed after the room
/// @param released model files of this gateway
/// @param startedBy gives the subject that started a run, by the run's id
/// @param policies of models
/// @param terms for versions that this bank proposes
/// @param image that this bank would have approved for them
/// @param events hears what changed
/// @param meters counts
public record ApprovalParts(LiveLedger ledger, Database database, PeerMail mail, ReleasedModels released,
        Function<String, Optional<String>> startedBy, ModelReleaseDesk policies, ReleaseTerms terms, Supplier<Optional<ScorerImage>> image,
        EventSink events, ApprovalMeters meters, InstantSource clock, SecureRandom random) {}
