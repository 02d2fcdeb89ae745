package io.riskmesh.federation.party;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.parameters.GrowPolicy;
import io.riskmesh.boosting.parameters.PrivacyParameters;
import io.riskmesh.boosting.parameters.Sampling;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TreeShape;
import io.riskmesh.federation.joint.JointRows;
import io.riskmesh.federation.message.NodeBits;
import io.riskmesh.federation.message.PairCodec;
import io.riskmesh.federation.message.PairHeader;
import io.riskmesh.federation.message.PairMessage;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.federation.step.RunOutcome;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.JointReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.reason.TrainingReason;
import io.riskmesh.securesum.octets.Octets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// A bank that says wrong things to the other bank of a pair: that bank leaves and says why, or ignores what is merely misplaced.
final class JointHostileTest {
    private static final TrainingParameters PARAMETERS = TrainingParameters.defaults(5).withRounds(2)
            .withShape(new TreeShape(GrowPolicy.DEPTH_WISE, 3, 0)).withPrivacy(PrivacyParameters.OFF);

    private static Consortium consortium() {
        return Payments.of(21, 3, 150, Payments.Route.anywhere(3)).consortium(PARAMETERS, 21, new PlainPairs());
    }

    /// Changes the first message of a kind from the third bank to the second.
    private static <M extends PairMessage> Consortium forged(Class<M> kind, Function<M, PairMessage> change) {
        Consortium consortium = consortium();
        boolean[] done = {false};
        consortium.tap = packet -> {
            if (!done[0] && packet.from().equals(consortium.bank(3)) && packet.to().equals(consortium.bank(2))
                    && PairPackets.read(packet).filter(kind::isInstance).isPresent()) {
                done[0] = true;
                return new Consortium.Packet(packet.from(), packet.to(), PairPackets.signed(packet.from(), change.apply(kind.cast(PairPackets.read(packet).orElseThrow()))));
            }
            return packet;
        };
        consortium.run();
        assertTrue(done[0], "nothing was forged");
        return consortium;
    }

    private static <M extends PairMessage> void leaves(ReasonCode reason, Class<M> kind, Function<M, PairMessage> change) {
        Consortium consortium = forged(kind, change);
        RunOutcome.Failed failed = assertInstanceOf(RunOutcome.Failed.class, consortium.outcomes.get(consortium.bank(2)), reason.code());
        assertEquals(reason, failed.reason().reason(), failed.reason().toString());
    }

    private static <M extends PairMessage> void ignores(ReasonCode reason, Class<M> kind, Function<M, PairMessage> change) {
        Consortium consortium = forged(kind, change);
        // It is refused alone; what comes after it no longer continues what was said.
        assertEquals(reason, consortium.refusals(consortium.bank(2)).getFirst().refusal().reason());
    }

    @Test
    void tags_that_come_twice_or_in_another_order() {
        leaves(JointReason.ALIGN_DUPLICATE, PairMessage.AlignTags.class, m -> new PairMessage.AlignTags(m.header(), first(m.tags(), 0)));
        leaves(JointReason.LAYOUT_MISMATCH, PairMessage.AlignTags.class, m -> new PairMessage.AlignTags(m.header(), first(m.tags(), 16)));
    }

    /// The tag at `offset` a second time in front.
    private static Octets first(Octets tags, int offset) {
        byte[] more = new byte[tags.length() + 16];
        System.arraycopy(tags.array(), offset, more, 0, 16);
        System.arraycopy(tags.array(), 0, more, 16, tags.length());
        return Octets.wrap(more);
    }

    @Test
    void an_answer_to_other_tags() {
        leaves(JointReason.LAYOUT_MISMATCH, PairMessage.AlignKnown.class,
                m -> new PairMessage.AlignKnown(m.header(), 0, Octets.wrap(new byte[0])));
    }

    @Test
    void bits_of_other_nodes_or_rows() {
        leaves(JointReason.NODE_NOT_LISTED, PairMessage.PayeeSplitBits.class, m -> new PairMessage.PayeeSplitBits(m.header(), List.of()));
        leaves(JointReason.NODE_NOT_LISTED, PairMessage.PayerSplitBits.class, m -> new PairMessage.PayerSplitBits(m.header(),
                m.nodes().stream().map(n -> new NodeBits(n.node() + 100, n.rows(), n.bits())).toList()));
        leaves(JointReason.LAYOUT_MISMATCH, PairMessage.PayeeSplitBits.class, m -> new PairMessage.PayeeSplitBits(m.header(),
                m.nodes().stream().map(n -> NodeBits.of(n.node(), new boolean[n.rows() + 1])).toList()));
    }

    @Test
    void messages_that_continue_something_else() {
        leaves(JointReason.PASS_REPLAYED, PairMessage.PayerSplitBits.class,
                m -> new PairMessage.PayerSplitBits(previous(m.header(), Digest.of("other", new byte[0])), m.nodes()));
        leaves(JointReason.PASS_REPLAYED, PairMessage.EngineBytes.class,
                m -> new PairMessage.EngineBytes(previous(m.header(), Digest.of("other", new byte[0])), m.byPayer(), m.bytes()));
    }

    private static PairHeader previous(PairHeader h, Digest previous) {
        return new PairHeader(h.run(), h.epoch(), h.slot(), h.step(), h.from(), h.to(), previous);
    }

    @Test
    void paths_of_trees_that_nobody_asked_for() {
        leaves(JointReason.PASS_REPLAYED, PairMessage.PayerSplitBits.class, m -> new PairMessage.PathBits(m.header(), 0, List.of()));
    }

    @Test
    void questions_for_trees_that_the_run_cannot_have_and_for_one_tree_twice() {
        leaves(JointReason.LAYOUT_MISMATCH, PairMessage.PayerSplitBits.class,
                m -> new PairMessage.AskPaths(m.header(), List.of(PARAMETERS.rounds() + 1)));
        leaves(JointReason.PASS_REPLAYED, PairMessage.PayerSplitBits.class, m -> new PairMessage.AskPaths(m.header(), List.of(1, 1)));
    }

    @Test
    void a_bank_that_says_much_before_the_session_does_not_crowd_out_the_tags_of_another() throws RefusedRound {
        Consortium consortium = consortium();
        PartyId self = consortium.bank(2);
        JointRows rows = (JointRows) consortium.around.apply(self, null);
        for (int i = 0; i < 5_000; i++) {
            PairMessage.AlignTags tags = tags(consortium, consortium.bank(3), i);
            rows.take(consortium.bank(3), tags, PairCodec.encode(tags));
            for (PairMessage more : List.of(tags, new PairMessage.EngineBytes(tags.header(), true, Octets.wrap(new byte[1])))) {
                RefusedRound refused = assertThrows(RefusedRound.class, () -> rows.take(consortium.bank(3), more, PairCodec.encode(more)));
                assertEquals(TrainingReason.STALE_MESSAGE, refused.refusal().reason());
            }
        }
        PairMessage.AlignTags honest = tags(consortium, consortium.bank(1), 0);
        rows.take(consortium.bank(1), honest, PairCodec.encode(honest));
    }

    private static PairMessage.AlignTags tags(Consortium consortium, PartyId from, int epoch) {
        return new PairMessage.AlignTags(new PairHeader(consortium.terms.runId(), epoch, 0, 0, from, consortium.bank(2),
                Digest.of("any", new byte[0])), Octets.wrap(new byte[0]));
    }

    /// Changes the first message from the third bank to the second on its way.
    private static Consortium onTheWay(UnaryOperator<Consortium.Packet> change) {
        Consortium consortium = consortium();
        boolean[] done = {false};
        consortium.tap = packet -> {
            boolean first = !done[0] && packet.from().equals(consortium.bank(3)) && packet.to().equals(consortium.bank(2)) && PairCodec.isPair(packet.bytes());
            done[0] |= first;
            return first ? change.apply(packet) : packet;
        };
        consortium.run();
        assertTrue(done[0], "nothing was changed");
        return consortium;
    }

    private static void isNoMessage(UnaryOperator<Consortium.Packet> change) {
        Consortium consortium = onTheWay(change);
        assertEquals(SharedReason.SIGNATURE_INVALID, consortium.refusals(consortium.bank(2)).getFirst().refusal().reason());
        assertFalse(consortium.outcomes.get(consortium.bank(2)) instanceof RunOutcome.Done, "without the message nothing goes on");
    }

    @Test
    void a_message_that_its_sender_did_not_sign_is_none() {
        isNoMessage(packet -> flipped(packet, packet.bytes().length - 1)); // the signature
        isNoMessage(packet -> flipped(packet, packet.bytes().length - PairSignatures.BYTES - 1)); // what was signed
        isNoMessage(packet -> flipped(packet, 40)); // the header
        isNoMessage(packet -> new Consortium.Packet(packet.from(), packet.to(), PairPackets.message(packet.bytes()))); // none
        isNoMessage(packet -> new Consortium.Packet(packet.from(), packet.to(), Arrays.copyOf(packet.bytes(), 1)));
        isNoMessage(packet -> new Consortium.Packet(packet.from(), packet.to(),
                PairPackets.signed(new PartyId("bank-01"), PairPackets.read(packet).orElseThrow()))); // another bank of the run
    }

    private static Consortium.Packet flipped(Consortium.Packet packet, int at) {
        byte[] bytes = packet.bytes().clone();
        bytes[at] ^= 1;
        return new Consortium.Packet(packet.from(), packet.to(), bytes);
    }

    @Test
    void a_signed_message_that_comes_twice_or_to_another_bank_is_refused() {
        Consortium consortium = consortium();
        List<Consortium.Packet> again = new ArrayList<>();
        consortium.tap = packet -> {
            boolean ofPair = packet.from().equals(consortium.bank(3)) && packet.to().equals(consortium.bank(2)) && PairCodec.isPair(packet.bytes());
            if (ofPair && again.isEmpty()) {
                again.add(packet);
                consortium.wire.addFirst(packet); // comes again at once
                consortium.wire.addFirst(new Consortium.Packet(packet.from(), consortium.bank(1), packet.bytes()));
            }
            return packet;
        };
        consortium.run();
        assertEquals(1, again.size());
        assertTrue(reasons(consortium, 1).contains(SharedReason.WRONG_PARTY), "seen: " + reasons(consortium, 1));
        assertTrue(reasons(consortium, 2).contains(JointReason.PASS_REPLAYED) || reasons(consortium, 2).contains(TrainingReason.STALE_MESSAGE),
                "seen: " + reasons(consortium, 2) + " " + consortium.outcomes.get(consortium.bank(2)));
    }

    private static List<ReasonCode> reasons(Consortium consortium, int bank) {
        List<ReasonCode> reasons = new ArrayList<>();
        consortium.refusals(consortium.bank(bank)).forEach(refused -> reasons.add(refused.refusal().reason()));
        if (consortium.outcomes.get(consortium.bank(bank)) instanceof RunOutcome.Failed failed) {
            reasons.add(failed.reason().reason());
        }
        return reasons;
    }

    /// Rows outside the sample count for presence: a run that draws few would open sums over few gradients.
    @Test
    void terms_that_draw_fewer_than_half_of_the_rows_are_refused() {
        Payments payments = Payments.of(24, 3, 60, Payments.Route.anywhere(3));
        payments.consortium(PARAMETERS.withSampling(new Sampling(0.5, 1, 1, 1)), 24, new PlainPairs());
        AssertionError refused = assertThrows(AssertionError.class,
                () -> payments.consortium(PARAMETERS.withSampling(new Sampling(0.49, 1, 1, 1)), 24, new PlainPairs()));
        assertTrue(refused.getMessage().contains("at least half of the rows"), refused.getMessage());
    }

    @Test
    void messages_of_another_run_or_party_change_nothing() {
        ignores(TrainingReason.UNKNOWN_RUN, PairMessage.AlignTags.class, m -> new PairMessage.AlignTags(
                new PairHeader(Digest.of("other", new byte[0]), m.header().epoch(), 0, 0, m.header().from(), m.header().to(), m.header().previous()),
                m.tags()));
        ignores(SharedReason.WRONG_PARTY, PairMessage.AlignTags.class, m -> new PairMessage.AlignTags(
                new PairHeader(m.header().run(), m.header().epoch(), 0, 0, new PartyId("bank-01"), m.header().to(), m.header().previous()), m.tags()));
        ignores(TrainingReason.STALE_MESSAGE, PairMessage.AlignTags.class,
                m -> new PairMessage.PayeeSplitBits(m.header(), List.of(NodeBits.of(0, new boolean[1])))); // before the cuts
    }

    @Test
    void a_bank_whose_own_rows_name_a_payment_twice_does_not_begin() {
        Payments payments = Payments.of(22, 3, 60, Payments.Route.anywhere(3));
        Consortium consortium = payments.consortium(PARAMETERS, 22, new PlainPairs());
        var honest = consortium.around;
        consortium.around = (bank, rows) -> bank.equals(consortium.bank(2)) ? payments.withTwice(consortium, bank, 22) : honest.apply(bank, rows);
        consortium.run();
        RunOutcome.Failed failed = assertInstanceOf(RunOutcome.Failed.class, consortium.outcomes.get(consortium.bank(2)));
        assertEquals(JointReason.ALIGN_DUPLICATE, failed.reason().reason());
    }

    @Test
    void rows_that_somebody_picked_are_not_aligned() {
        Payments payments = Payments.of(23, 3, 60, Payments.Route.anywhere(3));
        Consortium consortium = payments.consortium(PARAMETERS, 23, new PlainPairs());
        var honest = consortium.around;
        consortium.around = (bank, rows) -> bank.equals(consortium.bank(2)) ? payments.withPicked(consortium, bank, 23) : honest.apply(bank, rows);
        consortium.run();
        RunOutcome.Failed failed = assertInstanceOf(RunOutcome.Failed.class, consortium.outcomes.get(consortium.bank(2)));
        assertEquals(TrainingReason.SAMPLE_WOULD_LEAK, failed.reason().reason());
    }
}
