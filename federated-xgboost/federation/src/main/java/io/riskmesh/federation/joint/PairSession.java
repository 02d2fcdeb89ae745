package io.riskmesh.federation.joint;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.federation.message.NodeBits;
import io.riskmesh.federation.message.PairMessage;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.sums.Session;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.JointReason;
import io.riskmesh.securesum.keys.PairKeys;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.primitive.Primitives;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// What a bank shares with the other banks of one session: which payments, in which order. Not thread-safe.
final class PairSession {
    private final PartyId self;
    private final Session session;
    private final JointData data;
    private final PairKeys keys;
    private final Digest run;
    private final Primitives primitives;
    private final List<PartyId> peers;
    private final Map<PartyId, Channel> channels = new TreeMap<>();
    private final Map<PartyId, int[]> asked = new TreeMap<>(); // own rows in tag order, until the peer says which it knows
    private final Map<PartyId, int[]> sent = new TreeMap<>();
    private final Map<PartyId, int[]> received = new TreeMap<>();

    PairSession(PartyId self, Session session, JointData data, PairKeys keys, Digest run, Primitives primitives) {
        this.self = self;
        this.session = session;
        this.data = data;
        this.keys = keys;
        this.run = run;
        this.primitives = primitives;
        peers = session.roster().parties().stream().map(PartyId::new).filter(bank -> !bank.equals(self)).toList();
        peers.forEach(peer -> channels.put(peer, new Channel(run, session.epoch(), self, peer)));
    }

    int epoch() {
        return session.epoch();
    }

    Digest id() {
        return Digest.fromBytes(session.id().array());
    }

    List<PartyId> peers() {
        return peers;
    }

    Channel channel(PartyId peer) {
        return channels.get(peer);
    }

    /// Tells every other bank the tags of the payments to it.
    List<PairSend> begin() throws RefusedRound {
        alignOwn();
        List<PairSend> sends = new ArrayList<>();
        for (PartyId peer : peers) {
            Map<Octets, Integer> tagged = Alignment.tagged(tags(peer), data.sent().ids(), sentTo(peer));
            asked.put(peer, rows(tagged.values()));
            sends.add(channels.get(peer).say(0, 0, header -> new PairMessage.AlignTags(header, Alignment.joined(tagged))));
        }
        return sends;
    }

    // Payments inside the bank need no tags.
    private void alignOwn() throws RefusedRound {
        Map<PaymentId, Integer> paid = new HashMap<>();
        for (int row : receivedFrom(self)) {
            unless(paid.put(data.received().ids().get(row), row) == null, JointReason.ALIGN_DUPLICATE, "one row for each payment", "two");
        }
        List<Integer> out = new ArrayList<>();
        List<Integer> in = new ArrayList<>();
        for (int row : sentTo(self)) {
            Integer match = paid.remove(data.sent().ids().get(row));
            if (match != null) {
                out.add(row);
                in.add(match);
            }
        }
        sent.put(self, rows(out));
        received.put(self, rows(in));
    }

    PairSend tagged(PartyId payer, PairMessage.AlignTags message) throws RefusedRound {
        unless(!received.containsKey(payer), JointReason.PASS_REPLAYED, "tags of " + payer + " once", "once more");
        Map<Octets, Integer> own = Alignment.tagged(tags(payer), data.received().ids(), receivedFrom(payer));
        Alignment.Known known = Alignment.known(Alignment.tags(message.tags()), own);
        received.put(payer, known.rows());
        return channels.get(payer).say(0, 0,
                header -> new PairMessage.AlignKnown(header, known.bitmap().rows(), known.bitmap().bits()));
    }

    void known(PartyId payee, PairMessage.AlignKnown message) throws RefusedRound {
        int[] rows = asked.remove(payee);
        unless(rows != null, JointReason.PASS_REPLAYED, "one answer of " + payee + " to tags", "another");
        sent.put(payee, Alignment.common(rows, new NodeBits(0, message.tags(), message.bitmap())));
    }

    boolean isAligned() {
        return asked.isEmpty() && sent.size() == peers.size() + 1 && received.size() == peers.size() + 1;
    }

    /// Own rows of payments to that bank, in pair order.
    int[] sentRows(PartyId payee) {
        return sent.get(payee);
    }

    /// Own rows of payments from that bank, in pair order.
    int[] receivedRows(PartyId payer) {
        return received.get(payer);
    }

    /// All received rows that are in somebody's training set.
    int[] alignedReceived() {
        return received.values().stream().flatMapToInt(IntStream::of).toArray();
    }

    private PairTags tags(PartyId peer) {
        return PairTags.of(keys.with(peer.value()), run, primitives);
    }

    private int[] sentTo(PartyId payee) {
        return IntStream.range(0, data.sent().ids().size())
                .filter(row -> data.sent().payees().get(row).equals(Optional.of(payee))).toArray();
    }

    private int[] receivedFrom(PartyId payer) {
        return IntStream.range(0, data.received().ids().size())
                .filter(row -> data.received().payers().get(row).equals(payer)).toArray();
    }

    private static int[] rows(Collection<Integer> rows) {
        return rows.stream().mapToInt(Integer::intValue).toArray();
    }
}
