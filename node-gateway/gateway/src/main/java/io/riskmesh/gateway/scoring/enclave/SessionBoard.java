package io.riskmesh.gateway.scoring.enclave;

import io.riskmesh.attestation.session.SessionId;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The sessions of this gateway: one per instance, the newest epoch's. Written by the keeper, read by all. Thread-safe.
public final class SessionBoard {
    private final PartyId self;
    private volatile Map<String, LiveSession> sessions = Map.of();
    private volatile Map<String, Verdict> verdicts = Map.of();
    private volatile Predicate<String> answers = _ -> true;

    public SessionBoard(PartyId self) {
        this.self = self;
    }

    /// From now on those instances of which this says yes go before the others.
    public void preferring(Predicate<String> answers) {
        this.answers = answers;
    }

    /// The session to score with: an instance whose model is ready, one that answers if there is one, of those the own host's.
    ///
    /// @param packageDigest of the model
    public Optional<LiveSession> ready(Digest packageDigest) {
        return sessions.values().stream().filter(session -> session.ready().contains(packageDigest) && !session.suspended() && session.verdict().accepted())
                .max(Comparator.<LiveSession>comparingInt(session -> answers.test(session.instance().instance()) ? 1 : 0)
                        .thenComparingInt(session -> session.instance().by().equals(self) ? 1 : 0));
    }

    /// The session with an epoch of an instance.
    public Optional<LiveSession> of(String instance, int epoch) {
        return Optional.ofNullable(sessions.get(instance)).filter(session -> session.instance().epoch() == epoch);
    }

    public Collection<LiveSession> all() {
        return List.copyOf(sessions.values());
    }

    /// Outcome of the last verification of each instance, also of those without a session.
    public Map<String, Verdict> verdicts() {
        return verdicts;
    }

    /// A receipt of this session's epoch did not verify.
    public void suspend(SessionId session) {
        change(sessions.values().stream().filter(s -> s.session().terms().sessionId().equals(session)).findFirst(), LiveSession::suspend);
    }

    /// The scorer no longer knows the session: the keeper opens another.
    public synchronized void drop(SessionId session) {
        TreeMap<String, LiveSession> next = new TreeMap<>(sessions);
        next.values().removeIf(s -> s.session().terms().sessionId().equals(session));
        sessions = Map.copyOf(next);
    }

    synchronized void put(LiveSession session) {
        TreeMap<String, LiveSession> next = new TreeMap<>(sessions);
        next.put(session.instance().instance(), session);
        sessions = Map.copyOf(next);
    }

    synchronized void change(Optional<LiveSession> of, UnaryOperator<LiveSession> how) {
        if (of.isPresent() && sessions.containsKey(of.get().instance().instance())) {
            LiveSession now = sessions.get(of.get().instance().instance());
            if (now.session() == of.get().session()) {
                put(how.apply(now));
            }
        }
    }

    synchronized void remove(String instance) {
        TreeMap<String, LiveSession> next = new TreeMap<>(sessions);
        next.remove(instance);
        sessions = Map.copyOf(next);
    }

    synchronized void note(String instance, Verdict verdict) {
        TreeMap<String, Verdict> next = new TreeMap<>(verdicts);
        next.put(instance, verdict);
        verdicts = Map.copyOf(next);
    }
}
