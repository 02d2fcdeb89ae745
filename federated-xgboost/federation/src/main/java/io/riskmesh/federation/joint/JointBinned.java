package io.riskmesh.federation.joint;

import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.growth.ChosenSplit;
import io.riskmesh.boosting.growth.HistogramSource;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.growth.Presence;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.parameters.ValidationMetric;
import io.riskmesh.boosting.training.ValidationCells;
import io.riskmesh.boosting.tree.RegressionTree;
import io.riskmesh.federation.message.PairMessage;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.rows.BinnedRows;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.ledger.PartyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;

/// One bank's rows of a joint run by bins, tree by tree. Sums and presence are known only after what other banks have to say
/// has come: [#ask] before a histogram, [#offer] before presence. Not thread-safe.
public final class JointBinned implements BinnedRows, HistogramSource {
    private final PartyId self;
    private final RunTerms terms;
    private final JointTable table;
    private final List<PairSend> outbox;
    private final TreeWalks walks;
    private final BitExchange fromPayees = new BitExchange();
    private final BitExchange fromPayers = new BitExchange();
    private List<Integer> payeeNodes = List.of();
    private List<Integer> payerNodes = List.of();
    private PairSession session;
    private PairLinks links;
    private int slot;
    private int level;
    private JointTree tree; // null between trees
    private List<PartyId> members = List.of();
    private Set<Integer> closed = Set.of();
    private List<Integer> open = List.of();
    private boolean settled = true;

    JointBinned(PartyId self, RunTerms terms, JointTable table, List<PairSend> outbox) {
        this.self = self;
        this.terms = terms;
        this.table = table;
        this.outbox = outbox;
        walks = new TreeWalks(table, self, outbox);
    }

    JointTable table() {
        return table;
    }

    void enter(PairSession now, PairLinks engines, int slotOfTree, List<PartyId> all) {
        session = now;
        links = engines;
        slot = slotOfTree;
        members = List.copyOf(all);
    }

    @Override
    public void beginTree(int number, FixedPointPlan plan) {
        table.beginTree(number, plan);
        tree = new JointTree(table, session, self, members);
        level = 0;
        settled = true;
        fromPayees.stop();
        fromPayers.stop();
    }

    /// Tells the payees' banks the gradients, as the engine hides them.
    public void tellGradients() throws RefusedRound {
        outbox.addAll(links.beginTree(table, slot, members));
    }

    /// Asks the engines for the shares of a level.
    ///
    /// @param shut nodes whose payee-side features stay closed
    public void ask(List<Integer> nodes, Set<Integer> shut) throws RefusedRound {
        closed = Set.copyOf(shut);
        open = nodes.stream().filter(node -> !closed.contains(node)).toList();
        Map<PartyId, List<PairShares.Rows>> out = new TreeMap<>();
        Map<PartyId, List<PairShares.Rows>> in = new TreeMap<>();
        for (PartyId bank : members) {
            out.put(bank, open.stream().map(node -> new PairShares.Rows(node, tree.sent(bank).rows(node))).toList());
            in.put(bank, open.stream().map(node -> new PairShares.Rows(node, tree.received(bank).rows(node))).toList());
        }
        if (!open.isEmpty()) {
            outbox.addAll(links.build(slot, level, members, out, in));
        }
        level++;
    }

    /// Whether all shares of the level are known.
    public boolean hasShares() {
        return open.isEmpty() || links.of(members).stream().allMatch(pair -> pair.shares().isPresent());
    }

    @Override
    public GradientHistogram build(List<Integer> nodes, FeatureMask features) {
        JointCells cells = new JointCells(table, session, tree, self, nodes, features, terms.plan());
        cells.addPayees(nodes, closed);
        if (!open.isEmpty()) {
            int missing = terms.parameters().binning().payeeMaxBin();
            for (PairShares pair : links.of(members)) {
                cells.addShares(nodes, open, pair.shares().orElseThrow(), missing);
            }
        }
        return cells.sums();
    }

    /// Received payments of the root that other banks and this one put into the run.
    public int receivedAtRoot() {
        return members.stream().mapToInt(bank -> tree.received(bank).rows(0).length).sum();
    }

    /// The one candidate of each node is known: tells the payers' banks where payee-side splits send their payments, and
    /// the payees' banks where payer-side splits do, if the children may be split again.
    ///
    /// @param tells whether the children of a node may be split again
    /// @param shut nodes whose payee-side features stay closed: nothing below needs the payees' banks
    public void offer(List<NodeRules> nodes, int step, IntPredicate tells, Set<Integer> shut) {
        tree.offer(nodes);
        payeeNodes = new ArrayList<>();
        payerNodes = new ArrayList<>();
        for (NodeRules node : nodes) {
            if (tree.isPayeeSplit(node.node())) {
                payeeNodes.add(node.node());
            } else if (tells.test(node.node()) && !shut.contains(node.node())) {
                payerNodes.add(node.node());
            }
        }
        Set<PartyId> others = new TreeSet<>(members);
        others.remove(self);
        for (PartyId bank : others) {
            if (!payeeNodes.isEmpty()) {
                outbox.add(session.channel(bank).say(slot, step,
                        header -> new PairMessage.PayeeSplitBits(header, tree.payeeBits(bank, payeeNodes))));
            }
            if (!payerNodes.isEmpty()) {
                outbox.add(session.channel(bank).say(slot, step,
                        header -> new PairMessage.PayerSplitBits(header, tree.payerBits(bank, payerNodes))));
            }
        }
        fromPayees.await(payeeNodes.isEmpty() ? Set.of() : others, slot, step);
        fromPayers.await(payerNodes.isEmpty() ? Set.of() : others, slot, step);
        settled = false;
    }

    void payeeBits(PairMessage.PayeeSplitBits bits) throws RefusedRound {
        fromPayees.receive(bits.header(), bits.nodes());
    }

    void payerBits(PairMessage.PayerSplitBits bits) throws RefusedRound {
        fromPayers.receive(bits.header(), bits.nodes());
    }

    /// Whether all bits of the candidates are known; if so, they are taken.
    public boolean hasBits() throws RefusedRound {
        if (!settled && fromPayees.missing().isEmpty() && fromPayers.missing().isEmpty()) {
            tree.settle(fromPayees.take(), payeeNodes, fromPayers.take(), payerNodes);
            settled = true;
        }
        return settled;
    }

    /// Waits no longer for banks that are lost: their payments go where missing values go.
    ///
    /// @param live banks that are still there
    public void goOnWith(List<PartyId> live) {
        Set<PartyId> lost = new TreeSet<>(members);
        lost.removeAll(live);
        fromPayees.giveUp(lost);
        fromPayers.giveUp(lost);
    }

    @Override
    public Presence presence(List<NodeRules> candidates) {
        return tree.presence(candidates, terms.parameters().privacy().minimumRowsPerBank());
    }

    @Override
    public void apply(List<ChosenSplit> chosen) {
        tree.apply(chosen);
    }

    @Override
    public void endTree(RegressionTree finished) {
        add(finished, terms.roster());
    }

    @Override
    public void add(RegressionTree finished, List<PartyId> grownOn) {
        if (tree == null) {
            walks.owe(finished, grownOn);
        } else {
            table.add(finished, tree.own());
            walks.moved(finished);
        }
        leave();
    }

    TreeWalks walks() {
        return walks;
    }

    /// Whether margins hold every finished tree: before the next one begins they must.
    public boolean isMoved() {
        return walks.isComplete();
    }

    void leave() {
        tree = null;
        settled = true;
        fromPayees.stop();
        fromPayers.stop();
    }

    @Override
    public HistogramSource source() {
        return this;
    }

    @Override
    public void add(RegressionTree finished) {
        endTree(finished);
    }

    /// Joint runs do not stop early: no row is held out.
    @Override
    public long[] validationCells(ValidationMetric metric) {
        return new long[ValidationCells.count(metric)];
    }

    @Override
    public String toString() {
        return "JointBinned[" + table + "]";
    }
}
