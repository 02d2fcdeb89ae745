package io.riskmesh.benchmarks.sums;

import io.riskmesh.securesum.context.SumContext;
import io.riskmesh.securesum.keys.PairKeys;
import io.riskmesh.securesum.message.SessionMessage;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.primitive.JdkPrimitives;
import io.riskmesh.securesum.proof.JdkPartySigner;
import io.riskmesh.securesum.proof.JdkPartyVerifier;
import io.riskmesh.securesum.session.SessionParameters;
import io.riskmesh.securesum.session.SessionState;
import io.riskmesh.securesum.session.SumSession;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.Step;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Parties with fresh signature keys, and the session in which they agree on pair keys, in one thread.
final class KeySetUp {
    private final Roster roster;
    private final Octets sessionId;
    private final Map<String, JdkPartySigner> signers = new TreeMap<>();
    private final JdkPartyVerifier verifier;
    private final Map<String, SumSession> sessions = new TreeMap<>();
    private final Map<String, SessionState> states = new TreeMap<>();
    private final Map<String, PairKeys> keys = new TreeMap<>();
    private final ArrayDeque<Effect.Send> wire = new ArrayDeque<>();

    KeySetUp(int banks) throws GeneralSecurityException {
        List<String> ids = new ArrayList<>();
        Map<String, JdkPartyVerifier.PartyKeys> publicKeys = new TreeMap<>();
        KeyPairGenerator classical = KeyPairGenerator.getInstance("EC");
        classical.initialize(256);
        KeyPairGenerator postQuantum = KeyPairGenerator.getInstance("ML-DSA-65");
        for (int i = 1; i <= banks; i++) {
            String id = "bank-%02d".formatted(i);
            KeyPair a = classical.generateKeyPair();
            KeyPair b = postQuantum.generateKeyPair();
            ids.add(id);
            signers.put(id, new JdkPartySigner(a.getPrivate(), b.getPrivate()));
            publicKeys.put(id, new JdkPartyVerifier.PartyKeys(a.getPublic(), b.getPublic(), Octets.wrap(new byte[32])));
        }
        roster = Roster.of(ids);
        byte[] id = new byte[32];
        new SecureRandom().nextBytes(id);
        sessionId = Octets.wrap(id);
        verifier = new JdkPartyVerifier(publicKeys);
    }

    Roster roster() {
        return roster;
    }

    Octets sessionId() {
        return sessionId;
    }

    /// All announcements, encapsulations and confirmations.
    void run() {
        keys.clear();
        for (String party : roster.parties()) {
            sessions.put(party, new SumSession(new SessionParameters(sessionId, roster, party), JdkPrimitives.create(),
                    signers.get(party), verifier, new SecureRandom()));
            perform(party, sessions.get(party).begin(SessionState.initial()));
        }
        while (!wire.isEmpty()) {
            Effect.Send send = wire.poll();
            if (send.message() instanceof SessionMessage message) {
                perform(send.to(), sessions.get(send.to()).receive(states.get(send.to()), message));
            }
        }
        if (keys.size() != roster.size()) {
            throw new IllegalStateException("Only " + keys.size() + " of " + roster.size() + " parties have their keys");
        }
    }

    /// What the machines of an aggregation need. Every survivor set counts as registered.
    Map<String, SumContext> contexts() {
        Map<String, SumContext> contexts = new TreeMap<>();
        keys.forEach((party, pairs) -> contexts.put(party, new SumContext(
                pairs, JdkPrimitives.create(), signers.get(party), verifier, (_, _) -> true)));
        return contexts;
    }

    private void perform(String party, Step<SessionState> step) {
        states.put(party, step.state());
        for (Effect effect : step.effects()) {
            if (effect instanceof Effect.Send send) {
                wire.add(send);
            }
            if (effect instanceof Effect.SessionReady(PairKeys pairs)) {
                keys.put(party, pairs);
            }
        }
    }
}
