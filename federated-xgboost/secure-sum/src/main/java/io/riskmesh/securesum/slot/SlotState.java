package io.riskmesh.securesum.slot;

import io.riskmesh.securesum.message.SlotSignature;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Roster;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a party knows about the records of the slot under way.
///
/// @param seen digests by party, each once, in the order they were sent or accepted
/// @param expected who must sign before the slot is closed; empty until closing was ordered
public record SlotState(
        int slot,
        Map<String, List<Octets>> seen,
        Map<String, SlotSignature> signatures,
        Optional<Roster> expected,
        Closing closing) {

    public enum Closing {
        OPEN,
        CLOSED
    }

    public SlotState {
        seen = Collections.unmodifiableMap(new TreeMap<>(seen));
        signatures = Collections.unmodifiableMap(new TreeMap<>(signatures));
    }

    public static SlotState initial() {
        return at(0);
    }

    /// Nothing seen yet in this slot.
    public static SlotState at(int slot) {
        return new SlotState(slot, Map.of(), Map.of(), Optional.empty(), Closing.OPEN);
    }

    SlotState withSeen(String party, Octets digest) {
        List<Octets> digests = new ArrayList<>(seenOf(party));
        digests.add(digest);
        Map<String, List<Octets>> all = new TreeMap<>(seen);
        all.put(party, List.copyOf(digests));
        return new SlotState(slot, all, signatures, expected, closing);
    }

    SlotState withSignature(SlotSignature signature) {
        Map<String, SlotSignature> all = new TreeMap<>(signatures);
        all.put(signature.party(), signature);
        return new SlotState(slot, seen, all, expected, closing);
    }

    SlotState closing(Roster parties) {
        return new SlotState(slot, seen, signatures, Optional.of(parties), closing);
    }

    SlotState closed() {
        return new SlotState(slot, seen, signatures, expected, Closing.CLOSED);
    }

    public List<Octets> seenOf(String party) {
        return seen.getOrDefault(party, List.of());
    }

    /// Parties whose signature is still missing.
    public List<String> missing() {
        return expected.map(roster -> roster.parties().stream()
                .filter(party -> !signatures.containsKey(party)).toList()).orElse(List.of());
    }
}
