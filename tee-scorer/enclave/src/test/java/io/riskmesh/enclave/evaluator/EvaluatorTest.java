package io.riskmesh.enclave.evaluator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.evaluation.HandedIn;
import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.evidence.simulated.SimulatedProvider;
import io.riskmesh.attestation.frame.Frame;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.frame.MessagePart;
import io.riskmesh.attestation.session.ClientSession;
import io.riskmesh.attestation.session.SealedType;
import io.riskmesh.enclave.world.Bank;
import io.riskmesh.enclave.world.Line;
import io.riskmesh.enclave.world.LiveEpoch;
import io.riskmesh.enclave.world.World;
import io.riskmesh.incentive.evaluation.RunFacts;
import io.riskmesh.incentive.evaluation.RunFactsBytes;
import io.riskmesh.incentive.input.InputBytes;
import io.riskmesh.incentive.valuation.TreeTasks;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.ContributionReport;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.part.Assurance;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.InstanceKeyUse;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Banks and an evaluator, through sealed sessions.
final class EvaluatorTest {

    private static final String INSTANCE = "HarbourMSP.evaluator-1";

    private final World world = new World();
    private final Evaluator evaluator =
            new Evaluator(new SimulatedProvider(World.IMAGE), Assurance.SIMULATED, World.IMAGE, TreeTasks.INLINE, World.RANDOM);
    private final Line line = (type, body) -> evaluator.answer(new Frame(type, 7, body));
    private final ToySums sums = new ToySums(world.banks().stream().map(Bank::party).toList());

    EvaluatorTest() throws Exception {}

    @Test
    void banks_hand_in_sums_and_each_gets_the_same_signed_report_and_its_own_statement() throws Exception {
        LiveEpoch epoch = begin();
        assertEquals(EnclaveUse.EVALUATOR, epoch.evidence().claims().binding().orElseThrow().use());
        List<ClientSession> sessions = handIn(epoch, sums.facts(), sums.facts().coin());
        List<CanonicalValue.Obj> verdicts = new ArrayList<>();
        for (ClientSession session : sessions) {
            verdicts.add(ask(session));
        }
        ContributionReport report = (ContributionReport) Facts.complete(FactKind.CONTRIBUTION_REPORT, world.harbour.party(), 1,
                (CanonicalValue.Obj) verdicts.getFirst().fields().get("report"));
        assertTrue(report.values().isConserved());
        assertEquals(Assurance.SIMULATED, report.assurance());
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(epoch.key(InstanceKeyUse.SIGN));
        verifier.update(report.signedBytes());
        assertTrue(verifier.verify(report.signature().toBytes()));
        assertEquals(1, verdicts.stream().map(verdict -> verdict.fields().get("report")).distinct().count());
        assertEquals(3, verdicts.stream().map(verdict -> verdict.fields().get("labels")).distinct().count());
    }

    @Test
    void a_bank_that_believes_other_facts_or_another_coin_is_refused() throws Exception {
        LiveEpoch epoch = begin();
        ClientSession session = epoch.session(world.harbour);
        byte[] input = InputBytes.encode(sums.inputs().getFirst());
        Digest facts = RunFactsBytes.digest(RunFactsBytes.encode(sums.facts()));
        assertEquals("digest_mismatch", refused(session, new HandedIn(HandedIn.Kind.INPUT, World.digest("other"), sums.facts().coin(), input)));
        assertEquals("coin_mismatch", refused(session, new HandedIn(HandedIn.Kind.INPUT, facts, World.digest("other"), input)));
        assertEquals("wrong_party", refused(session, new HandedIn(HandedIn.Kind.INPUT, facts, sums.facts().coin(),
                InputBytes.encode(sums.inputs().get(1)))));
        assertEquals("leaf_sum_out_of_range", refused(session, new HandedIn(HandedIn.Kind.INPUT, facts, sums.facts().coin(), new byte[5])));
        assertEquals("digest_mismatch", refused(session, new HandedIn(HandedIn.Kind.MODEL, facts, sums.facts().coin(), new byte[5])));
    }

    @Test
    void nothing_is_told_before_everything_is_handed_in_and_a_run_is_told_once() throws Exception {
        LiveEpoch epoch = begin();
        ClientSession session = epoch.session(world.harbour);
        assertEquals("order_violated", line.refused(FrameType.EVALUATE, session.sealForEvaluator(SealedType.EVALUATE, new byte[0])));
        assertEquals("order_violated", line.refused(FrameType.EVALUATION_FACTS, RunFactsBytes.encode(sums.facts())));
    }

    @Test
    void sums_that_training_did_not_open_are_a_sealed_refusal() throws Exception {
        LiveEpoch epoch = begin();
        ClientSession session = handIn(epoch, sums.facts(), sums.facts().coin(), sums.otherOpened()).getFirst();
        CanonicalValue.Obj verdict = ask(session);
        assertEquals(new CanonicalValue.Text("sums_differ_from_training"), verdict.fields().get("code"));
    }

    @Test
    void opened_sums_of_who_did_not_coordinate_the_run_are_refused_and_spoil_nothing() throws Exception {
        LiveEpoch epoch = begin();
        Digest digest = RunFactsBytes.digest(RunFactsBytes.encode(sums.facts()));
        for (Bank other : world.banks().subList(1, world.banks().size())) {
            assertEquals("wrong_party", refused(epoch.session(other),
                    new HandedIn(HandedIn.Kind.OPENED, digest, sums.facts().coin(), sums.otherOpened())));
        }
        assertTrue(ask(handIn(epoch, sums.facts(), sums.facts().coin()).getFirst()).fields().containsKey("report"));
    }

    @Test
    void a_scorer_answers_no_evaluation_and_an_evaluator_scores_nothing() throws Exception {
        assertEquals("malformed_message", Line.to(World.scorer()).refused(FrameType.EVALUATE, new byte[0]));
        begin();
        assertEquals("malformed_message", line.refused(FrameType.SCORE, new byte[0]));
    }

    private LiveEpoch begin() throws Exception {
        var start = world.start(INSTANCE, 1);
        Evidence evidence = Evidence.decode(line.expect(FrameType.EPOCH, start.encode(), FrameType.EVIDENCE));
        line.expect(FrameType.EVALUATION_FACTS, RunFactsBytes.encode(sums.facts()), FrameType.DONE);
        return new LiveEpoch(world, line, start, evidence);
    }

    private List<ClientSession> handIn(LiveEpoch epoch, RunFacts facts, Digest coin) throws Exception {
        return handIn(epoch, facts, coin, InputBytes.encode(sums.opened()));
    }

    private List<ClientSession> handIn(LiveEpoch epoch, RunFacts facts, Digest coin, byte[] opened) throws Exception {
        Digest digest = RunFactsBytes.digest(RunFactsBytes.encode(facts));
        List<ClientSession> sessions = new ArrayList<>();
        for (int i = 0; i < world.banks().size(); i++) {
            ClientSession session = epoch.session(world.banks().get(i));
            send(session, new HandedIn(HandedIn.Kind.INPUT, digest, coin, InputBytes.encode(sums.inputs().get(i))));
            sessions.add(session);
        }
        send(sessions.getFirst(), new HandedIn(HandedIn.Kind.OPENED, digest, coin, opened));
        send(sessions.getFirst(), new HandedIn(HandedIn.Kind.MODEL, digest, coin, sums.modelFile()));
        return sessions;
    }

    private void send(ClientSession session, HandedIn handed) throws Exception {
        for (MessagePart part : MessagePart.split(handed.encode())) {
            line.expect(FrameType.EVALUATION_PART, session.sealForEvaluator(SealedType.EVALUATION_PART, part.encode()), FrameType.DONE);
        }
    }

    private String refused(ClientSession session, HandedIn handed) throws Exception {
        MessagePart part = MessagePart.split(handed.encode()).getFirst();
        return line.refused(FrameType.EVALUATION_PART, session.sealForEvaluator(SealedType.EVALUATION_PART, part.encode()));
    }

    private CanonicalValue.Obj ask(ClientSession session) throws Exception {
        byte[] asked = session.sealForEvaluator(SealedType.EVALUATE, new byte[0]);
        byte[] answer = session.openAnswer(asked, SealedType.EVALUATED, line.expect(FrameType.EVALUATE, asked, FrameType.EVALUATED));
        return (CanonicalValue.Obj) CanonicalJson.decode(answer);
    }
}
