package io.riskmesh.federation.joint;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.federation.message.PairMessage;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.JointReason;
import io.riskmesh.securesum.octets.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The engines of one bank's pairs in one session, in both roles. Pairs without a common payment have none. Not thread-safe.
final class PairLinks {
    private static final int MOST_EARLY = 16; // of one bank in one role: an engine says little before it is answered

    private final PartyId self;
    private final PairSession session;
    private final Map<PartyId, PairShares> asPayer = new TreeMap<>(); // by payee
    private final Map<PartyId, PairShares> asPayee = new TreeMap<>(); // by payer
    private final List<Early> early = new ArrayList<>();
    private boolean begun;

    private record Early(PartyId from, boolean byPayer, byte[] bytes) {}

    PairLinks(PartyId self, PairSession session) {
        this.self = self;
        this.session = session;
    }

    boolean hasBegun() {
        return begun;
    }

    /// Makes the engines and begins their set-up.
    List<PairSend> begin(PairEngine engine, RunTerms terms, JointTable table, HistogramCuts cuts) throws RefusedRound {
        begun = true;
        int features = table.payeeFeatures().length;
        for (PartyId peer : session.peers()) {
            int out = session.sentRows(peer).length;
            int in = session.receivedRows(peer).length;
            if (out > 0 && features > 0) {
                asPayer.put(peer, engine.gradients(facts(terms, cuts, self, peer, out, features)));
            }
            if (in > 0 && features > 0) {
                int bins = terms.parameters().binning().payeeMaxBin();
                asPayee.put(peer, engine.features(facts(terms, cuts, peer, self, in, features), table.cells(session.receivedRows(peer), bins)));
            }
        }
        List<PairSend> sends = new ArrayList<>();
        for (var link : asPayer.entrySet()) {
            say(link.getKey(), true, link.getValue().begin(), 0, sends);
        }
        for (var link : asPayee.entrySet()) {
            say(link.getKey(), false, link.getValue().begin(), 0, sends);
        }
        for (Early message : early) {
            sends.addAll(deliver(message.from, message.byPayer, message.bytes));
        }
        early.clear();
        return sends;
    }

    private PairEngine.Facts facts(RunTerms terms, HistogramCuts cuts, PartyId payer, PartyId payee, int rows, int features) {
        return new PairEngine.Facts(session.id(), payer, payee, Digest.fromHex(cuts.digest()), rows, features,
                terms.parameters().binning().payeeMaxBin(), terms.plan().valueBits(), 1L << terms.plan().rowBits());
    }

    List<PairSend> received(PartyId from, PairMessage.EngineBytes message) throws RefusedRound {
        if (begun) {
            return deliver(from, message.byPayer(), message.bytes().array());
        }
        long kept = early.stream().filter(other -> other.from.equals(from) && other.byPayer == message.byPayer()).count();
        unless(kept < MOST_EARLY, JointReason.LAYOUT_MISMATCH, "few messages before the cuts", "more");
        early.add(new Early(from, message.byPayer(), message.bytes().array()));
        return List.of();
    }

    private List<PairSend> deliver(PartyId from, boolean byPayer, byte[] bytes) throws RefusedRound {
        PairShares shares = byPayer ? asPayee.get(from) : asPayer.get(from);
        unless(shares != null, JointReason.LAYOUT_MISMATCH, "an engine of a pair that shares payments", "one of " + from);
        List<PairSend> sends = new ArrayList<>();
        say(from, !byPayer, shares.receive(bytes), 0, sends);
        return sends;
    }

    List<PairSend> beginTree(JointTable table, int slot, List<PartyId> members) throws RefusedRound {
        List<PairSend> sends = new ArrayList<>();
        for (var link : asPayer.entrySet()) {
            if (members.contains(link.getKey())) {
                int[] rows = session.sentRows(link.getKey());
                say(link.getKey(), true, link.getValue().beginTree(slot + 1, table.gradients(rows), table.hessians(rows)), slot, sends);
            }
        }
        return sends;
    }

    List<PairSend> build(int slot, int level, List<PartyId> members, Map<PartyId, List<PairShares.Rows>> out,
            Map<PartyId, List<PairShares.Rows>> in) throws RefusedRound {
        List<PairSend> sends = new ArrayList<>();
        for (var link : asPayer.entrySet()) {
            if (members.contains(link.getKey())) {
                say(link.getKey(), true, link.getValue().build(slot + 1, level, out.get(link.getKey())), slot, sends);
            }
        }
        for (var link : asPayee.entrySet()) {
            if (members.contains(link.getKey())) {
                say(link.getKey(), false, link.getValue().build(slot + 1, level, in.get(link.getKey())), slot, sends);
            }
        }
        return sends;
    }

    /// The pairs of a tree, in both roles.
    List<PairShares> of(List<PartyId> members) {
        List<PairShares> all = new ArrayList<>();
        asPayer.forEach((peer, shares) -> addIf(members.contains(peer), shares, all));
        asPayee.forEach((peer, shares) -> addIf(members.contains(peer), shares, all));
        return all;
    }

    private static void addIf(boolean condition, PairShares shares, List<PairShares> all) {
        if (condition) {
            all.add(shares);
        }
    }

    private void say(PartyId peer, boolean asPayerOf, List<byte[]> messages, int slot, List<PairSend> sends) {
        for (byte[] bytes : messages) {
            sends.add(session.channel(peer).say(slot, 0, header -> new PairMessage.EngineBytes(header, asPayerOf, Octets.wrap(bytes))));
        }
    }
}
