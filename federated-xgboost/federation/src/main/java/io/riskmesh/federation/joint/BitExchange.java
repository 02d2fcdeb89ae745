package io.riskmesh.federation.joint;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.federation.message.NodeBits;
import io.riskmesh.federation.message.PairHeader;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.JointReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Bits of one kind, payee's or payer's splits, from all other banks: one message per bank and level, which may come before
/// this bank is asked for the level. Not thread-safe.
final class BitExchange {
    private final Map<PartyId, Bits> inbox = new HashMap<>();
    private final Map<PartyId, Long> taken = new HashMap<>(); // place of the last message taken
    private final Set<PartyId> awaited = new TreeSet<>();
    private long place = -1;

    private record Bits(long place, List<NodeBits> nodes) {}

    private static long place(int slot, int step) {
        return (long) slot << Integer.SIZE | step;
    }

    /// Waits for the bits of a level.
    void await(Set<PartyId> banks, int slot, int step) {
        place = place(slot, step);
        awaited.clear();
        awaited.addAll(banks);
    }

    /// Nothing is waited for any more: the tree is over.
    void stop() {
        awaited.clear();
        place = -1;
    }

    void receive(PairHeader header, List<NodeBits> nodes) throws RefusedRound {
        PartyId from = header.from();
        long there = place(header.slot(), header.step());
        long last = Math.max(taken.getOrDefault(from, -1L), inbox.containsKey(from) ? inbox.get(from).place : -1);
        unless(there > last, JointReason.PASS_REPLAYED, "bits of each level once", "a level of " + from + " again");
        if (there >= place) { // those of a tree that was given up come too late
            inbox.put(from, new Bits(there, nodes));
        }
    }

    /// Banks whose bits have not come.
    Set<PartyId> missing() {
        Set<PartyId> missing = new TreeSet<>(awaited);
        missing.removeIf(bank -> inbox.containsKey(bank) && inbox.get(bank).place == place);
        return missing;
    }

    void giveUp(Set<PartyId> lost) {
        awaited.removeAll(lost);
    }

    /// The bits of each bank that was waited for, all of whose messages have come.
    Map<PartyId, List<NodeBits>> take() {
        Map<PartyId, List<NodeBits>> all = new HashMap<>();
        for (PartyId bank : awaited) {
            Bits bits = inbox.remove(bank);
            taken.put(bank, bits.place);
            all.put(bank, bits.nodes);
        }
        awaited.clear();
        return all;
    }
}
