package io.riskmesh.federation.joint;

import static io.riskmesh.federation.refusal.RefusedRound.unless;

import io.riskmesh.boosting.cuts.CutCounter;
import io.riskmesh.boosting.cuts.CutRequest;
import io.riskmesh.boosting.cuts.HistogramCuts;
import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.schema.Sides;
import io.riskmesh.federation.message.PairMessage;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.rows.BankRows;
import io.riskmesh.federation.rows.BinnedRows;
import io.riskmesh.federation.sums.Session;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.keys.PairKeys;
import io.riskmesh.securesum.primitive.Primitives;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One bank's rows in a joint run, and its side of the talk with every other bank about the payments they share. Belongs to
/// one machine and moves on with its steps; what it has to say lies in its outbox until the machine takes it. Not
/// thread-safe.
public final class JointRows implements BankRows {
    private final PartyId self;
    private final RunTerms terms;
    private final JointData data;
    private final long sampleSeed;
    private final PairEngine engine;
    private final Primitives primitives;
    private final List<PairSend> outbox = new ArrayList<>();
    private final Map<PartyId, Early> early = new TreeMap<>(); // the tags of a session that has not begun here yet
    private final PathQuestions questions;
    private PairSession session; // null before the first
    private PairLinks links;
    private JointBinned binned; // null before the cuts

    private record Early(PartyId from, PairMessage.AlignTags message, byte[] bytes) {
        int epoch() {
            return message.header().epoch();
        }
    }

    /// @param terms of a run on the features of both sides
    /// @param sampleSeed the bank's secret seed of its row samples
    /// @param engine the same at all banks
    /// @throws IllegalArgumentException for rows of another number of features than the terms have
    public JointRows(PartyId self, RunTerms terms, JointData data, long sampleSeed, PairEngine engine, Primitives primitives) {
        Sides sides = Sides.of(terms.schema());
        if (data.sent().features().columns() != sides.payers() || data.received().features().columns() != sides.payees()) {
            throw new IllegalArgumentException("Expected " + sides.payers() + " payer-side and " + sides.payees()
                    + " payee-side columns, got " + data.sent().features().columns() + ", " + data.received().features().columns());
        }
        this.self = self;
        this.terms = terms;
        this.data = data;
        this.sampleSeed = sampleSeed;
        this.engine = engine;
        this.primitives = primitives;
        questions = new PathQuestions(terms.parameters().rounds() + 1); // and the prior's
    }

    @Override
    public long rows() {
        return data.sent().ids().size();
    }

    @Override
    public long positives() {
        long positives = 0;
        for (float label : data.sent().labels()) {
            positives += label == 1f ? 1 : 0;
        }
        return positives;
    }

    /// Payer-side features over the payments the bank sent, payee-side ones over those it received and another bank sent.
    @Override
    public long[] count(CutRequest request) {
        long[] cells = CutCounter.count(request, widened(data.sent().features(), null, 0));
        long[] paid = CutCounter.count(request, widened(data.received().features(), session.alignedReceived(), Sides.of(terms.schema()).payers()));
        for (int i = request.round() == 0 ? 1 : 0; i < cells.length; i++) { // the first cell of the first round counts the rows
            cells[i] += paid[i];
        }
        return cells;
    }

    /// Rows of one side with the columns of both, the other side's missing.
    private FloatMatrix widened(FloatMatrix side, int[] rows, int firstColumn) {
        int columns = terms.schema().size();
        int count = rows == null ? side.rows() : rows.length;
        float[] values = new float[Math.multiplyExact(count, columns)];
        Arrays.fill(values, Float.NaN);
        for (int i = 0; i < count; i++) {
            side.copyRow(rows == null ? i : rows[i], values, i * columns + firstColumn);
        }
        return new FloatMatrix(count, columns, values);
    }

    @Override
    public BinnedRows bin(HistogramCuts cuts) {
        JointTable table = new JointTable(terms, terms.ordinal(self), data, sampleSeed, cuts);
        binned = new JointBinned(self, terms, table, outbox);
        return binned;
    }

    /// The rows by bins.
    public JointBinned binned() {
        return binned;
    }

    /// A session's keys are confirmed: payments are aligned under them, and engines set up anew.
    public void begin(Session next, PairKeys keys) throws RefusedRound {
        unless(!(data.selection() instanceof RowSelection.Picked), TrainingReason.SAMPLE_WOULD_LEAK,
                "payments chosen without a look at their labels", "a selection of rows");
        session = new PairSession(self, next, data, keys, terms.runId(), primitives);
        links = new PairLinks(self, session);
        questions.clear();
        outbox.addAll(session.begin());
        List<Early> now = early.values().stream().filter(message -> message.epoch() == next.epoch()).toList();
        early.values().removeIf(message -> message.epoch() <= next.epoch());
        for (Early message : now) {
            take(message.from, message.message, message.bytes);
        }
    }

    /// Whether every other bank of the session of that epoch has said which payments it shares with this one.
    public boolean isAlignedIn(int epoch) {
        return isAligned() && session.epoch() == epoch;
    }

    private boolean isAligned() {
        return session != null && session.isAligned();
    }

    /// Sets the engines up once payments are aligned and cuts are known.
    public void advance() throws RefusedRound {
        if (isAligned() && binned != null && !links.hasBegun()) {
            binned.walks().enter(session);
            outbox.addAll(links.begin(engine, terms, binned.table(), binned.table().cuts()));
        }
        if (links != null && links.hasBegun()) {
            questions.take().forEach(binned.walks()::ask);
        }
    }

    /// Takes a message of another bank.
    ///
    /// @param bytes its written form
    public void take(PartyId from, PairMessage message, byte[] bytes) throws RefusedRound {
        unless(message.header().run().equals(terms.runId()), TrainingReason.UNKNOWN_RUN, "run " + terms.runId(), message.header().run());
        unless(message.header().from().equals(from) && message.header().to().equals(self) && terms.roster().contains(from)
                && !from.equals(self), SharedReason.WRONG_PARTY, "a message of an invited bank to " + self, "one by " + from);
        int epoch = session == null ? -1 : session.epoch();
        unless(message.header().epoch() >= epoch, TrainingReason.STALE_MESSAGE, "epoch " + epoch, message.header().epoch());
        if (message.header().epoch() > epoch) {
            keep(from, message, bytes);
            return;
        }
        unless(session.peers().contains(from), SharedReason.WRONG_PARTY, "a bank of the session", from);
        session.channel(from).hear(message, bytes);
        switch (message) {
            case PairMessage.AlignTags tags -> outbox.add(session.tagged(from, tags));
            case PairMessage.AlignKnown known -> session.known(from, known);
            case PairMessage.EngineBytes engineBytes -> outbox.addAll(links.received(from, engineBytes));
            case PairMessage.AskPaths paths -> questions.add(from, paths);
            case PairMessage.PathBits paths -> bits().walks().tell(from, paths);
            case PairMessage.PayeeSplitBits bits -> bits().payeeBits(bits);
            case PairMessage.PayerSplitBits bits -> bits().payerBits(bits);
        }
        advance();
    }

    // Until it has heard this bank's own tags, another bank has nothing to say in a session but its tags.
    private void keep(PartyId from, PairMessage message, byte[] bytes) throws RefusedRound {
        if (!(message instanceof PairMessage.AlignTags tags)) {
            throw new RefusedRound(TrainingReason.STALE_MESSAGE, "tags before all else in a session", message.getClass().getSimpleName());
        }
        Early next = new Early(from, tags, bytes);
        Early kept = early.get(from);
        unless(kept == null || kept.epoch() < next.epoch(), TrainingReason.STALE_MESSAGE, "tags of a newer session than those kept",
                "epoch " + next.epoch());
        early.put(from, next);
    }

    private JointBinned bits() throws RefusedRound {
        unless(binned != null && links.hasBegun(), TrainingReason.STALE_MESSAGE, "bits after the cuts", "bits before");
        return binned;
    }

    /// Begins a tree of a slot.
    public void enter(int slot, List<PartyId> members) {
        binned.enter(session, links, slot, members);
    }

    /// The slot is over: nothing of its tree is waited for any more.
    public void leaveTree() {
        if (binned != null) {
            binned.leave();
        }
    }

    /// Whether a tree may begin.
    public boolean isMoved() {
        return binned == null || binned.isMoved();
    }

    /// What is to be sent; given away.
    public List<PairSend> outbox() {
        List<PairSend> sends = List.copyOf(outbox);
        outbox.clear();
        return sends;
    }

    @Override
    public String toString() {
        return "JointRows[" + data + "]";
    }
}
