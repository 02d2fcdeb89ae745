package io.riskmesh.securesum.session;

import static io.riskmesh.securesum.refusal.SumRefusal.EQUIVOCATION;
import static io.riskmesh.securesum.refusal.SumRefusal.NOT_IN_ROSTER;
import static io.riskmesh.securesum.refusal.SumRefusal.PARAMETERS_DISAGREE;
import static io.riskmesh.securesum.refusal.SumRefusal.SIGNATURE_INVALID;
import static io.riskmesh.securesum.refusal.SumRefusal.WRONG_SESSION;

import io.riskmesh.securesum.keys.PairKeys;
import io.riskmesh.securesum.message.KemCiphertext;
import io.riskmesh.securesum.message.KeyAnnouncement;
import io.riskmesh.securesum.message.KeyConfirmation;
import io.riskmesh.securesum.message.SessionMessage;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.primitive.Primitives;
import io.riskmesh.securesum.proof.PartySigner;
import io.riskmesh.securesum.proof.PartyVerifier;
import io.riskmesh.securesum.refusal.Refusal;
import io.riskmesh.securesum.refusal.RefusedInput;
import io.riskmesh.securesum.step.Effect;
import io.riskmesh.securesum.step.Step;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The key set-up, once per run: announcements, one encapsulation per pair, confirmations (design `secure-sum.md` section
/// 4). Complete when all pairs are confirmed; a pair that fails is named in the refusal. Messages may come in any order.
/// Randomness comes with {@link #begin}, which is called once.
public final class SumSession {
    private final SessionParameters parameters;
    private final Primitives primitives;
    private final PartySigner signer;
    private final PartyVerifier verifier;
    private final SecureRandom random;

    /// @param random for key pairs and encapsulations
    public SumSession(
            SessionParameters parameters,
            Primitives primitives,
            PartySigner signer,
            PartyVerifier verifier,
            SecureRandom random) {
        this.parameters = parameters;
        this.primitives = primitives;
        this.signer = signer;
        this.verifier = verifier;
        this.random = random;
    }

    /// Makes fresh keys and announces them to all others.
    public Step<SessionState> begin(SessionState state) {
        if (state.own().isPresent()) {
            throw new IllegalStateException("Expected a session that has not begun");
        }
        KeyAgreementKeys keys = KeyAgreementKeys.generate(random);
        KeyAnnouncement bare = new KeyAnnouncement(parameters.sessionId(), parameters.self(), keys.x25519Public(),
                keys.mlKemPublic(), verifier.certificateDigest(parameters.self()), Octets.EMPTY, Octets.EMPTY);
        byte[] body = bare.body();
        KeyAnnouncement announcement = new KeyAnnouncement(bare.sessionId(), bare.party(), bare.x25519(), bare.mlKem(),
                bare.certificateDigest(), signer.signClassical(body), signer.signPostQuantum(body));
        List<Effect> effects = new ArrayList<>();
        others().forEach(other -> effects.add(new Effect.Send(other, announcement)));
        SessionState next = state.begun(keys, announcement);
        return progressed(next, effects);
    }

    public Step<SessionState> receive(SessionState state, SessionMessage message) {
        try {
            RefusedInput.unless(message.sessionId().equals(parameters.sessionId()),
                    WRONG_SESSION, parameters.sessionId(), message.sessionId());
            RefusedInput.unless(others().contains(message.sender()), NOT_IN_ROSTER, others(), message.sender());
            return switch (message) {
                case KeyAnnouncement announcement -> announced(state, announcement);
                case KemCiphertext ciphertext -> encapsulated(state, ciphertext);
                case KeyConfirmation confirmation -> confirmed(state, confirmation);
            };
        } catch (RefusedInput e) {
            return Step.of(state, new Effect.Refused(e.refusal(), List.of(message)));
        }
    }

    private Step<SessionState> announced(SessionState state, KeyAnnouncement message) throws RefusedInput {
        byte[] body = message.body();
        RefusedInput.unless(verifier.verifyClassical(message.party(), body, message.classicalSignature())
                        && verifier.verifyPostQuantum(message.party(), body, message.postQuantumSignature()),
                SIGNATURE_INVALID, "both signatures of " + message.party(), "one that does not verify");
        RefusedInput.unless(message.certificateDigest().equals(verifier.certificateDigest(message.party())),
                PARAMETERS_DISAGREE, "the certificates of " + message.party(), "others");
        KeyAnnouncement before = state.announcements().get(message.party());
        if (before != null) {
            boolean same = Octets.wrap(before.body()).equals(Octets.wrap(body));
            return same ? Step.of(state) : Step.of(state, new Effect.Refused(
                    Refusal.of(EQUIVOCATION, "one announcement of " + message.party(), "two"), List.of(before, message)));
        }
        return progressed(state.with(message), new ArrayList<>());
    }

    private Step<SessionState> encapsulated(SessionState state, KemCiphertext message) throws RefusedInput {
        RefusedInput.unless(message.to().equals(parameters.self())
                        && Roster.compareIds(message.from(), message.to()) < 0,
                NOT_IN_ROSTER, "a ciphertext of an earlier party to " + parameters.self(), message.from() + " to " + message.to());
        RefusedInput.unless(verifier.verifyPostQuantum(message.from(), message.body(), message.signature()),
                SIGNATURE_INVALID, "a ciphertext of " + message.from(), "one that does not verify");
        KemCiphertext before = state.ciphertexts().get(message.from());
        if (before != null) {
            boolean same = before.ciphertext().equals(message.ciphertext());
            return same ? Step.of(state) : Step.of(state, new Effect.Refused(
                    Refusal.of(EQUIVOCATION, "one ciphertext of " + message.from(), "two"), List.of(before, message)));
        }
        return progressed(state.with(message), new ArrayList<>());
    }

    private Step<SessionState> confirmed(SessionState state, KeyConfirmation message) throws RefusedInput {
        RefusedInput.unless(message.to().equals(parameters.self()), NOT_IN_ROSTER, parameters.self(), message.to());
        Secret key = state.pairKeys().get(message.from());
        RefusedInput.unless(key == null || confirms(key, message), SIGNATURE_INVALID,
                "the confirmation of the pair " + message.from() + " and " + message.to(), "another");
        return state.confirmations().containsKey(message.from())
                ? Step.of(state)
                : progressed(state.with(message), new ArrayList<>());
    }

    private boolean confirms(Secret key, KeyConfirmation message) {
        return PairKeySchedule.confirmation(primitives, key, message.from(), message.to()).equals(message.tag());
    }

    // Derives every pair key whose ingredients are there, and finishes when the last confirmation is.
    private Step<SessionState> progressed(SessionState state, List<Effect> effects) {
        SessionState now = state;
        for (String other : others()) {
            if (now.own().isPresent() && !now.pairKeys().containsKey(other) && now.announcements().containsKey(other)) {
                now = paired(now, other, effects);
            }
        }
        if (now.own().isPresent() && now.unconfirmed(parameters).isEmpty()) {
            effects.add(new Effect.SessionReady(pairKeys(now)));
            return new Step<>(now.finished(), effects);
        }
        return new Step<>(now, effects);
    }

    private SessionState paired(SessionState state, String other, List<Effect> effects) {
        KeyAgreementKeys own = state.own().orElseThrow();
        KeyAnnouncement theirs = state.announcements().get(other);
        boolean first = Roster.compareIds(parameters.self(), other) < 0;
        if (!first && !state.ciphertexts().containsKey(other)) {
            return state;
        }
        var x25519 = own.agree(theirs.x25519());
        var kem = first
                ? own.encapsulate(theirs.mlKem(), random)
                : own.decapsulate(state.ciphertexts().get(other).ciphertext())
                        .map(secret -> new KeyAgreementKeys.Encapsulation(state.ciphertexts().get(other).ciphertext(), secret));
        if (x25519.isEmpty() || kem.isEmpty()) {
            effects.add(new Effect.Refused(Refusal.of(PARAMETERS_DISAGREE, "usable keys of " + other,
                    x25519.isEmpty() ? "an X25519 point of small order" : "no ML-KEM-768 key"), List.of(theirs)));
            return state;
        }
        return derived(state, other, x25519.get(), kem.get(), effects);
    }

    private SessionState derived(
            SessionState state, String other, Secret x25519, KeyAgreementKeys.Encapsulation kem, List<Effect> effects) {
        boolean first = Roster.compareIds(parameters.self(), other) < 0;
        KeyAnnouncement mine = state.announcements().get(parameters.self());
        KeyAnnouncement theirs = state.announcements().get(other);
        Secret key = new PairKeySchedule(parameters, first ? mine : theirs, first ? theirs : mine, kem.ciphertext(),
                primitives).pairKey(x25519, kem.secret());
        if (first) {
            KemCiphertext bare = new KemCiphertext(
                    parameters.sessionId(), parameters.self(), other, kem.ciphertext(), Octets.EMPTY);
            effects.add(new Effect.Send(other, new KemCiphertext(bare.sessionId(), bare.from(), bare.to(),
                    bare.ciphertext(), signer.signPostQuantum(bare.body()))));
        }
        effects.add(new Effect.Send(other, new KeyConfirmation(parameters.sessionId(), parameters.self(), other,
                PairKeySchedule.confirmation(primitives, key, parameters.self(), other))));
        return checkedEarly(state.with(other, key), other, key, effects);
    }

    // A confirmation may have overtaken the key it confirms.
    private SessionState checkedEarly(SessionState state, String other, Secret key, List<Effect> effects) {
        KeyConfirmation early = state.confirmations().get(other);
        if (early == null || confirms(key, early)) {
            return state;
        }
        effects.add(new Effect.Refused(Refusal.of(SIGNATURE_INVALID,
                "the confirmation of the pair " + other + " and " + parameters.self(), "another"), List.of(early)));
        Map<String, KeyConfirmation> rest = new TreeMap<>(state.confirmations());
        rest.remove(other);
        return new SessionState(state.own(), state.announcements(), state.ciphertexts(), state.pairKeys(), rest);
    }

    private PairKeys pairKeys(SessionState state) {
        Map<String, Secret> keys = new TreeMap<>(state.pairKeys());
        byte[] own = new byte[32];
        random.nextBytes(own);
        keys.put(parameters.self(), Secret.wrap(own));
        return new PairKeys(parameters.self(), parameters.sessionId(), parameters.roster(), keys);
    }

    private List<String> others() {
        return parameters.roster().others(parameters.self());
    }
}
