package io.riskmesh.enclave.admission;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.attestation.scoring.MandateMembers;
import io.riskmesh.attestation.session.ServerSession;
import io.riskmesh.attestation.session.SessionId;
import io.riskmesh.attestation.session.SessionOpen;
import io.riskmesh.attestation.session.SessionTerms;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.ScoringReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Sessions of one epoch: at most 8 of a party, every id once. A gateway that was started again cannot end the session of its
/// process before, so a ninth one puts the party's oldest out. Thread-safe.
public final class SessionTable {

    public static final int MOST_PER_PARTY = 8;

    private final Identity identity;
    private static final int MOST_EVER = 65_536; // of all parties; an epoch ends before honest gateways come near
    private final Map<SessionId, ServerSession> sessions = new LinkedHashMap<>(); // in the order of their opening
    private final Set<SessionId> everOpened = new HashSet<>();

    public SessionTable(Identity identity) {
        this.identity = identity;
    }

    /// Opens a session of a member that signed for it.
    ///
    /// @param members of the mandate in force
    /// @param consortium of the mandate in force; that of the epoch's start is good as well
    public synchronized ServerSession open(SessionOpen open, MandateMembers members, Digest consortium)
            throws Refused, MalformedMessage {
        SessionTerms terms = open.terms();
        Refused.unless(terms.channel().equals(identity.start().channel()) && terms.instance().equals(identity.start().instance())
                        && terms.epoch() == identity.start().epoch(), ScoringReason.EPOCH_OVER,
                "here is epoch " + identity.start().epoch() + " of " + identity.start().instance());
        Refused.unless(terms.evidence().equals(identity.evidence().digest())
                        && (terms.consortium().equals(consortium) || terms.consortium().equals(identity.start().consortium())),
                SharedReason.DIGEST_MISMATCH, "the session is for other evidence or another consortium");
        Refused.unless(members.find(terms.party()).isPresent(), SharedReason.NOT_A_MEMBER, terms.party() + " is not in the mandate");
        Refused.unless(RoundKeys.signed(members, terms.party(), SessionOpen.signedBytes(terms, open.enc()), open.signature()),
                SharedReason.SIGNATURE_INVALID, "no ROUND key of " + terms.party() + " signed the opening");
        Refused.unless(!everOpened.contains(terms.sessionId()), ScoringReason.HALF_REPLAYED, "the session id is not new");
        Refused.unless(everOpened.size() < MOST_EVER, ScoringReason.OVERLOADED, "too many sessions were opened in this epoch");
        ServerSession session = ServerSession.of(open, identity.hpke().getPrivate());
        everOpened.add(terms.sessionId());
        if (count(terms.party()) >= MOST_PER_PARTY) {
            sessions.remove(oldest(terms.party()));
        }
        sessions.put(terms.sessionId(), session);
        return session;
    }

    public synchronized Optional<ServerSession> find(SessionId id) {
        return Optional.ofNullable(sessions.get(id));
    }

    public synchronized int size() {
        return sessions.size();
    }

    /// Overwrites the keys of all sessions and forgets them.
    public synchronized void erase() {
        sessions.values().forEach(ServerSession::erase);
        sessions.clear();
    }

    private SessionId oldest(PartyId party) {
        return sessions.entrySet().stream().filter(entry -> entry.getValue().terms().party().equals(party)).findFirst().orElseThrow().getKey();
    }

    private long count(PartyId party) {
        return sessions.values().stream().filter(session -> session.terms().party().equals(party)).count();
    }
}
