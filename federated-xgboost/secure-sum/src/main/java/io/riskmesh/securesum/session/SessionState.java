package io.riskmesh.securesum.session;

import io.riskmesh.securesum.message.KemCiphertext;
import io.riskmesh.securesum.message.KeyAnnouncement;
import io.riskmesh.securesum.message.KeyConfirmation;
import io.riskmesh.securesum.octets.Secret;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where the key set-up of one party stands. Immutable; printing shows no key.
public final class SessionState {
    private final Optional<KeyAgreementKeys> own;
    private final Map<String, KeyAnnouncement> announcements;
    private final Map<String, KemCiphertext> ciphertexts;
    private final Map<String, Secret> pairKeys;
    private final Map<String, KeyConfirmation> confirmations;

    SessionState(
            Optional<KeyAgreementKeys> own,
            Map<String, KeyAnnouncement> announcements,
            Map<String, KemCiphertext> ciphertexts,
            Map<String, Secret> pairKeys,
            Map<String, KeyConfirmation> confirmations) {
        this.own = own;
        this.announcements = Collections.unmodifiableMap(new TreeMap<>(announcements));
        this.ciphertexts = Collections.unmodifiableMap(new TreeMap<>(ciphertexts));
        this.pairKeys = Collections.unmodifiableMap(new TreeMap<>(pairKeys));
        this.confirmations = Collections.unmodifiableMap(new TreeMap<>(confirmations));
    }

    public static SessionState initial() {
        return new SessionState(Optional.empty(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    /// Parties that are not confirmed yet: whom to name if the session does not start in time.
    public List<String> unconfirmed(SessionParameters parameters) {
        List<String> others = new ArrayList<>(parameters.roster().others(parameters.self()));
        others.removeIf(party -> pairKeys.containsKey(party) && confirmations.containsKey(party));
        return List.copyOf(others);
    }

    Optional<KeyAgreementKeys> own() {
        return own;
    }

    Map<String, KeyAnnouncement> announcements() {
        return announcements;
    }

    Map<String, KemCiphertext> ciphertexts() {
        return ciphertexts;
    }

    Map<String, Secret> pairKeys() {
        return pairKeys;
    }

    Map<String, KeyConfirmation> confirmations() {
        return confirmations;
    }

    SessionState begun(KeyAgreementKeys keys, KeyAnnouncement announcement) {
        return new SessionState(Optional.of(keys), put(announcements, announcement.party(), announcement), ciphertexts,
                pairKeys, confirmations);
    }

    SessionState with(KeyAnnouncement announcement) {
        return new SessionState(own, put(announcements, announcement.party(), announcement), ciphertexts, pairKeys,
                confirmations);
    }

    SessionState with(KemCiphertext ciphertext) {
        return new SessionState(own, announcements, put(ciphertexts, ciphertext.from(), ciphertext), pairKeys,
                confirmations);
    }

    SessionState with(KeyConfirmation confirmation) {
        return new SessionState(own, announcements, ciphertexts, pairKeys,
                put(confirmations, confirmation.from(), confirmation));
    }

    SessionState with(String party, Secret pairKey) {
        return new SessionState(own, announcements, ciphertexts, put(pairKeys, party, pairKey), confirmations);
    }

    /// The session's private keys are forgotten as soon as all pairs are confirmed.
    SessionState finished() {
        return new SessionState(Optional.empty(), announcements, ciphertexts, pairKeys, confirmations);
    }

    private static <V> Map<String, V> put(Map<String, V> map, String key, V value) {
        Map<String, V> all = new TreeMap<>(map);
        all.put(key, value);
        return all;
    }

    @Override
    public String toString() {
        return "SessionState[" + announcements.size() + " announcements, " + confirmations.size() + " confirmations]";
    }
}
