package io.riskmesh.embedded.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.riskmesh.embedded.fault.LedgerInHand;
import io.riskmesh.embedded.storage.SegmentDisk;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bytes in the place of a proposal or an envelope, into the checks that stand behind the gRPC services: a typed refusal that blames
/// the caller, whatever they are.
final class HostileProposalTest {
    private static final long SEED = 20_261_129;
    private static final int MOST_BYTES = 100_000;
    private static final Set<Status.Code> BLAME = Set.of(Status.Code.INVALID_ARGUMENT, Status.Code.PERMISSION_DENIED, Status.Code.NOT_FOUND);
    /// One input in so many is damaged where only the signature tells.
    private static final int DEEP = 100;

    @TempDir
    private Path folder;

    private interface Check {
        void check(ByteString bytes) throws RefusedRequest;
    }

    @Test
    void hostile_proposals_and_envelopes_are_refused() throws Exception {
        feed(3_000);
    }

    @Test
    @Tag("slow")
    void a_million_hostile_proposals_and_envelopes_each_are_refused() throws Exception {
        feed(1_000_000);
    }

    @Test
    void an_oversized_envelope_is_refused_before_it_is_read() throws Exception {
        try (LedgerInHand ledger = new LedgerInHand(folder, SegmentDisk.ofFiles())) {
            SubmitCheck submissions = new SubmitCheck(new Access(ledger.chain().config(), Clock.systemUTC()), MOST_BYTES);
            RefusedRequest refused = assertThrows(RefusedRequest.class, () -> submissions.check(
                    ledger.put("k", "v".repeat(MOST_BYTES)), LedgerInHand.CHANNEL));
            assertEquals(Status.Code.INVALID_ARGUMENT, refused.code());
        }
    }

    private void feed(int inputs) throws Exception {
        try (LedgerInHand ledger = new LedgerInHand(folder, SegmentDisk.ofFiles())) {
            Access access = new Access(ledger.chain().config(), Clock.systemUTC());
            SignedProposal proposal = ledger.proposal("k", "v");
            String id = LedgerInHand.id(proposal);
            ProposalCheck proposals = new ProposalCheck(access);
            hit("proposal", proposal.getProposalBytes(), inputs, bytes -> proposals.check(
                    proposal.toBuilder().setProposalBytes(bytes).build(), LedgerInHand.CHANNEL, id));
            Envelope envelope = ledger.put("k", "v");
            SubmitCheck submissions = new SubmitCheck(access, MOST_BYTES);
            hit("envelope", envelope.getPayload(), inputs,
                    bytes -> submissions.check(envelope.toBuilder().setPayload(bytes).build(), LedgerInHand.CHANNEL));
        }
    }

    private static void hit(String what, ByteString honest, int inputs, Check check) {
        int accepted = 0;
        for (int i = 0; i < inputs; i++) {
            Random random = new Random(SEED + i);
            ByteString input = hostile(honest, i, random);
            try {
                check.check(input);
                accepted += input.equals(honest) ? 0 : 1;
            } catch (RefusedRequest e) {
                assertTrue(BLAME.contains(e.code()), what + ", seed " + (SEED + i) + ": " + e.code());
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError(what + ", seed " + (SEED + i), e);
            }
        }
        assertEquals(0, accepted, "The signature covers every byte of a " + what);
    }

    private static ByteString hostile(ByteString honest, int i, Random random) {
        if (i % 3 == 0) {
            byte[] noise = new byte[random.nextInt(64)];
            random.nextBytes(noise);
            return ByteString.copyFrom(noise);
        }
        int at = i % DEEP == 1 ? random.nextInt(honest.size()) : random.nextInt(6);
        return switch (i % DEEP == 1 ? 0 : random.nextInt(3)) {
            case 0 -> honest.substring(0, at).concat(ByteString.copyFrom(new byte[] {(byte) (honest.byteAt(at) ^ 1 << random.nextInt(8))}))
                    .concat(honest.substring(at + 1));
            case 1 -> honest.substring(0, random.nextInt(honest.size()));
            default -> honest.substring(random.nextInt(honest.size()));
        };
    }
}
