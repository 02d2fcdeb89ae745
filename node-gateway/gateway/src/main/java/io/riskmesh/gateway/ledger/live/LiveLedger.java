package io.riskmesh.gateway.ledger.live;

import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.Refusal;
import io.riskmesh.gateway.ledger.projection.Following;
import io.riskmesh.gateway.ledger.projection.Projection;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The ledger as one party's gateway sees it while it runs. What it says is read from blocks and never from a client's hope; when
/// the ledger cannot be asked, it says how old that is. Thread-safe; all but [#as] and [#projection] answer from memory.
public interface LiveLedger {

    /// Whose gateway it is.
    PartyId party();

    /// Name of the ledger's channel.
    String channel();

    /// The ledger in the name of one of the party's identities (`gateway`, `operator`, `approver`, `scientist`, `finance`;
    /// a regulator has `auditor` alone). The client stays the ledger's.
    ///
    /// @throws IllegalStateException if the party has no such identity ([#speaksAs])
    LedgerClient as(String identityName);

    /// Whether the party has an identity of this name.
    boolean speaksAs(String identityName);

    /// Whether this party's identities may only read: the gateway of a regulator.
    boolean readOnly();

    /// Rows of all facts.
    Projection projection();

    /// What may be done by the last block that was taken. A snapshot: take it once per decision.
    AuthorizationView authorizations();

    /// How many blocks were taken.
    long height();

    /// How many blocks the peer was last heard to have beyond those.
    long lagBlocks();

    /// Time since the last block came or the peer was heard to have no later one; [Long#MAX_VALUE] before the first time in this
    /// process, and for good once the chain was found broken.
    long ageMillis();

    /// A refusal under this code if [#ageMillis] exceeds the configured limit: nothing may start on such a view.
    Optional<Refusal> stale(ReasonCode code);

    /// How it stands with the stream of blocks. [Following.Stopped]: the chain is broken, and the gateway must not be ready.
    Following following();

    /// Whether the blocks that the peer had were all taken once since the start.
    boolean caughtUpOnce();

    /// What the ledger is worth, in the words that it says itself.
    String trustLabel();

    /// Whether one process holds every key of the ledger.
    boolean embedded();

    /// What every answer that rests on the ledger carries.
    LedgerTrust trust();

    /// Calls with the number of each block after its view is in place, one call at a time, in order. A listener must be quick.
    void onBlock(Consumer<Long> listener);

    /// The TLS key of each member that registered one: SHA-256 of its `SubjectPublicKeyInfo`, from the current `Party` fact.
    Map<PartyId, Digest> tlsKeys();

    /// Current `Party` facts of members: endpoints and keys.
    Map<PartyId, Party> parties();
}
