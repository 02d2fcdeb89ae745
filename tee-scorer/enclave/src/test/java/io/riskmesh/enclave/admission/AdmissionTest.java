package io.riskmesh.enclave.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.attestation.evidence.Evidence;
import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.attestation.release.ModelPackage;
import io.riskmesh.attestation.scoring.EpochStart;
import io.riskmesh.attestation.scoring.KeyShare;
import io.riskmesh.attestation.scoring.KeyTaken;
import io.riskmesh.attestation.scoring.MandateMembers;
import io.riskmesh.attestation.scoring.PayeeLate;
import io.riskmesh.attestation.scoring.ScorerStatus;
import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.attestation.session.ClientSession;
import io.riskmesh.attestation.session.PendingSession;
import io.riskmesh.attestation.session.SessionId;
import io.riskmesh.attestation.session.SessionOpen;
import io.riskmesh.attestation.session.SessionTerms;
import io.riskmesh.enclave.world.Bank;
import io.riskmesh.enclave.world.Line;
import io.riskmesh.enclave.world.LiveEpoch;
import io.riskmesh.enclave.world.Request;
import io.riskmesh.enclave.world.World;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.InstanceKeyUse;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdmissionTest {

    private final World world = new World();
    private final Line line = Line.to(World.scorer());

    AdmissionTest() throws Exception {}

    private void mandate(ScoringMandate mandate, Bank... voters) throws Exception {
        line.expect(FrameType.MANDATE, world.signed(mandate, voters).encode(), FrameType.DONE);
    }

    private String refusedMandate(ScoringMandate mandate, Bank... voters) throws Exception {
        return line.refused(FrameType.MANDATE, world.signed(mandate, voters).encode());
    }

    @Test
    void evidence_binds_members_quorum_and_fresh_keys() throws Exception {
        Evidence first = world.begin(line, world.start("HarbourMSP.s1", 1));
        Evidence second = world.begin(line, world.start("HarbourMSP.s1", 2));
        var binding = first.claims().binding().orElseThrow();
        assertEquals(world.members().digest(), binding.membersDigest());
        assertFalse(binding.keys().equals(second.claims().binding().orElseThrow().keys()));
        assertFalse(world.members().digest().equals(new MandateMembers(world.members().members(), 1).digest()),
                "a quorum of one is another evidence");
        assertEquals("overloaded", line.refused(FrameType.EPOCH, world.start("HarbourMSP.s1", 3).encode()));
    }

    @Test
    void a_mandate_needs_a_quorum_of_the_members_that_the_evidence_names() throws Exception {
        world.begin(line, world.start("HarbourMSP.s1", 1));
        ScoringMandate good = world.mandate(10, PayeeLate.UNAVAILABLE);
        Bank stranger = Bank.named("StrangerMSP");
        assertEquals("mandate_quorum", refusedMandate(good, world.harbour));
        assertEquals("mandate_quorum", refusedMandate(good, world.harbour, stranger));
        assertEquals("mandate_quorum", refusedMandate(good, world.harbour, new Bank(world.meadow.party(), stranger.round())));
        MandateMembers one = new MandateMembers(world.members().members(), 1);
        assertEquals("mandate_quorum", refusedMandate(world.mandate(10, PayeeLate.UNAVAILABLE, World.IMAGE, one, world.banks()), world.harbour));
        mandate(good, world.harbour, world.summit);
    }

    @Test
    void a_later_mandate_is_signed_by_the_members_before_it_and_never_lower() throws Exception {
        world.begin(line, world.start("HarbourMSP.s1", 1));
        mandate(world.mandate(10, PayeeLate.UNAVAILABLE), world.harbour, world.meadow);
        assertEquals("mandate_rollback", refusedMandate(world.mandate(9, PayeeLate.UNAVAILABLE), world.harbour, world.meadow));
        Bank stranger = Bank.named("StrangerMSP");
        MandateMembers changed = new MandateMembers(List.of(world.harbour.member(), stranger.member()), 2);
        ScoringMandate next = world.mandate(11, PayeeLate.UNAVAILABLE, World.IMAGE, changed, List.of(world.harbour));
        assertEquals("mandate_quorum", refusedMandate(next, world.harbour, stranger));
        mandate(next, world.harbour, world.meadow);
        assertEquals("mandate_quorum", refusedMandate(world.mandate(12, PayeeLate.UNAVAILABLE), world.harbour, world.meadow));
    }

    @Test
    void one_honest_bank_is_enough_against_an_old_mandate() throws Exception {
        LiveEpoch epoch = world.live(line, "HarbourMSP.s1", 1, PayeeLate.UNAVAILABLE);
        ClientSession harbour = epoch.session(world.harbour);
        ClientSession meadow = epoch.session(world.meadow);
        ClientSession summit = epoch.session(world.summit);
        epoch.release(harbour, meadow);
        Request request = new Request(world, World.JOINT, world.harbour, world.meadow, new float[World.FEATURES]);
        request.send(line, harbour, meadow).scored();
        KeyTaken honest = epoch.give(summit, world.jointPackage.shares().get(2), 12);
        assertEquals("mandate_rollback", ((KeyTaken.NotHeld) honest).refusal().code());
        Request later = new Request(world, World.JOINT, world.harbour, world.meadow, new float[World.FEATURES]);
        assertEquals("mandate_stale", later.send(line, harbour, meadow).code());
        assertEquals("mandate_rollback", refusedMandate(world.mandate(11, PayeeLate.UNAVAILABLE), world.harbour, world.meadow));
        mandate(world.mandate(12, PayeeLate.UNAVAILABLE), world.harbour, world.meadow);
        later.send(line, harbour, meadow).scored();
    }

    @Test
    void a_revoked_grant_and_a_withdrawn_image_end_scoring_at_the_next_mandate() throws Exception {
        LiveEpoch epoch = world.live(line, "HarbourMSP.s1", 1, PayeeLate.UNAVAILABLE);
        ClientSession harbour = epoch.session(world.harbour);
        ClientSession meadow = epoch.session(world.meadow);
        epoch.release(harbour, meadow);
        mandate(world.mandate(11, PayeeLate.UNAVAILABLE, World.IMAGE, world.members(), List.of(world.harbour)), world.harbour, world.meadow);
        Request request = new Request(world, World.JOINT, world.harbour, world.meadow, new float[World.FEATURES]);
        assertEquals("authorisation_revoked", request.send(line, harbour, meadow).code());
        mandate(world.mandate(12, PayeeLate.UNAVAILABLE, World.digest("another image"), world.members(), world.banks()),
                world.harbour, world.meadow);
        assertEquals("model_not_admitted", request.send(line, harbour, meadow).code());
    }

    @Test
    void a_model_scores_once_a_quorum_of_banks_gave_true_shares() throws Exception {
        LiveEpoch epoch = world.live(line, "HarbourMSP.s1", 1, PayeeLate.UNAVAILABLE);
        ClientSession harbour = epoch.session(world.harbour);
        ClientSession meadow = epoch.session(world.meadow);
        List<KeyShare> shares = world.jointPackage.shares();
        assertEquals("model_not_admitted", code(epoch.give(harbour, shares.get(0), 10)), "its package is not here yet");
        world.sendPackages(line);
        Request request = new Request(world, World.JOINT, world.harbour, world.meadow, new float[World.FEATURES]);
        assertEquals("model_not_admitted", request.send(line, harbour, meadow).code());
        assertEquals(new KeyTaken.Held(1, 2, false), epoch.give(harbour, shares.get(0), 10));
        assertEquals(new KeyTaken.Held(1, 2, false), epoch.give(harbour, shares.get(0), 10), "one bank counts once");
        assertEquals("model_not_admitted", code(epoch.give(harbour, shares.get(1), 10)), "a bank gives one share");
        KeyShare old = ModelPackage.make(new byte[9], 2, 3, 10, World.RANDOM).shares().get(1);
        assertEquals("digest_mismatch", code(epoch.give(meadow, new KeyShare(shares.get(1).packageDigest(), 10, 2, old.share(), old.salt()), 10)));
        assertEquals("model_not_admitted", code(epoch.give(meadow, old, 10)));
        assertEquals(new KeyTaken.Held(2, 2, true), epoch.give(meadow, shares.get(1), 10));
        request.send(line, harbour, meadow).scored();
        ScorerStatus status = ScorerStatus.decode(line.expect(FrameType.STATUS, new byte[0], FrameType.STATUS_IS));
        assertTrue(status.isSimulated());
        assertEquals(List.of(world.jointPackage.packed().fileDigest()), status.epochs().getFirst().models());
    }

    @Test
    void a_package_of_a_smaller_quorum_or_of_bytes_that_are_no_model_is_refused() throws Exception {
        LiveEpoch epoch = world.live(line, "HarbourMSP.s1", 1, PayeeLate.UNAVAILABLE);
        ClientSession harbour = epoch.session(world.harbour);
        ModelPackage.Made one = ModelPackage.make(new byte[9], 1, 3, 10, World.RANDOM);
        line.expect(FrameType.MODEL_PART, new io.riskmesh.attestation.frame.MessagePart(0, 1, one.packed().encode().length,
                one.packed().encode()).encode(), FrameType.DONE);
        assertEquals("model_not_admitted", code(epoch.give(harbour, one.shares().get(0), 10)));
    }

    @Test
    void a_session_needs_a_member_its_signature_this_evidence_and_an_id_that_is_new() throws Exception {
        LiveEpoch epoch = world.live(line, "HarbourMSP.s1", 1, PayeeLate.UNAVAILABLE);
        Bank stranger = Bank.named("StrangerMSP");
        PendingSession good = epoch.pending(world.harbour);
        assertEquals("not_a_member", line.refused(FrameType.SESSION_OPEN, epoch.pending(stranger).open().encode()));
        SessionOpen open = good.open();
        assertEquals("signature_invalid", line.refused(FrameType.SESSION_OPEN,
                new SessionOpen(open.terms(), open.enc(), OpaqueBytes.of(stranger.sign(SessionOpen.signedBytes(open.terms(), open.enc())))).encode()));
        assertEquals("digest_mismatch", refusedTerms(epoch, terms(epoch, 1, World.digest("other evidence"), World.CONSORTIUM)));
        assertEquals("digest_mismatch", refusedTerms(epoch, terms(epoch, 1, epoch.evidence().digest(), World.digest("another consortium"))));
        assertEquals("epoch_over", refusedTerms(epoch, terms(epoch, 2, epoch.evidence().digest(), World.CONSORTIUM)));
        line.expect(FrameType.SESSION_OPEN, open.encode(), FrameType.SESSION_ACCEPTED);
        assertEquals("half_replayed", line.refused(FrameType.SESSION_OPEN, open.encode()));
        for (int i = 1; i < SessionTable.MOST_PER_PARTY; i++) {
            epoch.session(world.harbour);
        }
        epoch.session(world.harbour); // puts the bank's oldest one out
        epoch.session(world.meadow);
        assertEquals("half_replayed", line.refused(FrameType.SESSION_OPEN, open.encode()), "also of a session that was put out");
        ScorerStatus status = ScorerStatus.decode(line.expect(FrameType.STATUS, new byte[0], FrameType.STATUS_IS));
        assertEquals(SessionTable.MOST_PER_PARTY + 1, status.epochs().getFirst().sessions());
    }

    @Test
    void before_a_mandate_there_is_no_session() throws Exception {
        EpochStart start = world.start("HarbourMSP.s1", 1);
        LiveEpoch epoch = new LiveEpoch(world, line, start, world.begin(line, start));
        assertEquals("mandate_stale", line.refused(FrameType.SESSION_OPEN, epoch.pending(world.harbour).open().encode()));
    }

    private String refusedTerms(LiveEpoch epoch, SessionTerms terms) throws Exception {
        return line.refused(FrameType.SESSION_OPEN, PendingSession.start(terms, epoch.key(InstanceKeyUse.HPKE), world.harbour,
                World.RANDOM).open().encode());
    }

    private SessionTerms terms(LiveEpoch epoch, int number, io.riskmesh.ledger.canonical.Digest evidence,
            io.riskmesh.ledger.canonical.Digest consortium) {
        return new SessionTerms(World.CHANNEL, world.harbour.party(), epoch.start().instance(), number, evidence, consortium,
                SessionId.random(World.RANDOM));
    }

    private static String code(KeyTaken taken) {
        return ((KeyTaken.NotHeld) taken).refusal().code();
    }
}
