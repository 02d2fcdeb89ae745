package io.riskmesh.verifier.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.BlockHash;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.UnreadableSource;
import io.riskmesh.verifier.made.MadeChannel;
import io.riskmesh.verifier.made.MadeLedger;
import io.riskmesh.verifier.made.MadeTransaction;
import io.riskmesh.verifier.made.Tampered;
import io.riskmesh.verifier.report.StageReport.Status;
import io.riskmesh.verifier.report.VerificationReport;
import io.riskmesh.verifier.stage.Finding;
import io.riskmesh.verifier.stage.StageId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.common.Metadata;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;

final class LedgerVerifierTest {

    private static final MadeChannel RAFT = new MadeChannel(false);
    private static final MadeChannel BFT = new MadeChannel(true);

    private static MadeLedger ledger(MadeChannel channel) {
        MadeLedger ledger = new MadeLedger(channel, 7);
        ledger.add(ledger.write("a", "1").envelope(), ledger.write("b", "2").envelope());
        MadeTransaction unendorsed = ledger.write("c", "3");
        unendorsed.endorsers.clear();
        ledger.add(unendorsed.envelope(), ledger.write("d", "4").envelope());
        ledger.add(ledger.write("e", "5").envelope());
        return ledger;
    }

    static VerificationReport verify(List<ByteString> blocks) {
        try {
            return new LedgerVerifier(VerificationOptions.none(), Optional.empty()).verify(BlockSource.ofBytes(blocks));
        } catch (UnreadableSource e) {
            throw new IllegalStateException(e);
        }
    }

    private static Status status(VerificationReport report, StageId id) {
        return report.stage(id).status();
    }

    private static void assertNamed(VerificationReport report, StageId stage, long block, String code) {
        List<Finding> failures = report.stage(stage).findings().failures();
        assertTrue(failures.stream().anyMatch(f -> f.block() == block && f.code().equals(code)), failures::toString);
        assertFalse(report.isVerified());
    }

    @Test
    void honest_blocks_of_one_orderer_verify() {
        VerificationReport report = verify(ledger(RAFT).bytes());
        assertTrue(report.isVerified(), report::toString);
        assertEquals(List.of(Status.VERIFIED, Status.VERIFIED, Status.VERIFIED, Status.NOT_CHECKED, Status.NOT_CHECKED),
                report.stages().stream().map(s -> s.status()).toList());
        assertEquals(4, report.toBlock());
    }

    @Test
    void honest_blocks_of_four_bft_orderers_verify() {
        VerificationReport report = verify(ledger(BFT).bytes());
        assertTrue(report.isVerified(), report::toString);
        assertEquals(Status.VERIFIED, status(report, StageId.S4));
    }

    @Test
    void two_of_four_bft_signatures_are_no_quorum() {
        MadeLedger ledger = ledger(BFT);
        Block block = ledger.blocks.get(3);
        Metadata signatures = ledger.signatures(block.getHeader());
        Metadata two = signatures.toBuilder().clearSignatures().addAllSignatures(
                signatures.getSignaturesList().subList(0, 2)).build();
        List<ByteString> blocks = new ArrayList<>(ledger.bytes());
        blocks.set(3, Tampered.metadata(block, BlockMetadataIndex.SIGNATURES_VALUE, two.toByteString()).toByteString());
        assertNamed(verify(blocks), StageId.S4, 3, "quorum");
        assertNamed(verify(blocks), StageId.S1, 3, "orderer_policy");
    }

    @Test
    void one_consenter_who_signs_three_times_is_no_quorum() {
        MadeLedger ledger = ledger(BFT);
        Block block = ledger.blocks.get(3);
        Metadata signatures = ledger.signatures(block.getHeader());
        Metadata thrice = signatures.toBuilder().clearSignatures().addSignatures(signatures.getSignatures(0))
                .addSignatures(signatures.getSignatures(0)).addSignatures(signatures.getSignatures(0)).build();
        List<ByteString> blocks = new ArrayList<>(ledger.bytes());
        blocks.set(3, Tampered.metadata(block, BlockMetadataIndex.SIGNATURES_VALUE, thrice.toByteString())
                .toByteString());
        assertNamed(verify(blocks), StageId.S4, 3, "quorum");
    }

    @Test
    void a_rewritten_flag_is_named() {
        MadeLedger ledger = ledger(RAFT);
        byte[] flags = ledger.verdicts.get(3).flags().toByteArray();
        assertEquals(TxValidationCode.ENDORSEMENT_POLICY_FAILURE_VALUE, flags[0]);
        flags[0] = TxValidationCode.VALID_VALUE;
        List<ByteString> blocks = new ArrayList<>(ledger.bytes());
        blocks.set(3, Tampered.metadata(ledger.blocks.get(3), BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE,
                ByteString.copyFrom(flags)).toByteString());
        VerificationReport report = verify(blocks);
        assertNamed(report, StageId.S3, 3, "flag");
        assertNamed(report, StageId.S2, 3, "endorsement_missing");
        assertEquals(Status.VERIFIED, status(report, StageId.S1));
    }

    @Test
    void a_rewritten_commit_hash_is_named_and_does_not_spoil_the_next() {
        MadeLedger ledger = ledger(RAFT);
        List<ByteString> blocks = new ArrayList<>(ledger.bytes());
        blocks.set(2, Tampered.metadata(ledger.blocks.get(2), BlockMetadataIndex.COMMIT_HASH_VALUE, Metadata.newBuilder()
                .setValue(ByteString.copyFrom(new byte[32])).build().toByteString()).toByteString());
        VerificationReport report = verify(blocks);
        assertNamed(report, StageId.S3, 2, "commit_hash");
        assertEquals(1, report.stages().get(2).findings().failureCount());
    }

    @Test
    void swapped_envelopes_are_named() {
        MadeLedger ledger = ledger(RAFT);
        Block block = ledger.blocks.get(2);
        List<ByteString> blocks = new ArrayList<>(ledger.bytes());
        blocks.set(2, Tampered.envelopes(block, block.getData().getData(1), block.getData().getData(0)).toByteString());
        assertNamed(verify(blocks), StageId.S1, 2, "data_hash");
    }

    @Test
    void moved_borders_between_envelopes_keep_the_data_hash_and_are_named_all_the_same() {
        MadeLedger ledger = ledger(RAFT);
        Block block = ledger.blocks.get(2);
        ByteString both = block.getData().getData(0).concat(block.getData().getData(1));
        Block moved = Tampered.envelopes(block, both.substring(0, both.size() / 2 + 3), both.substring(both.size() / 2 + 3));
        assertEquals(BlockHash.ofData(block.getData()), BlockHash.ofData(moved.getData()));
        List<ByteString> blocks = new ArrayList<>(ledger.bytes());
        blocks.set(2, moved.toByteString());
        assertNamed(verify(blocks), StageId.S1, 2, "envelope_form");
    }

    @Test
    void a_block_signed_by_a_bank_that_orders_nothing_is_named() {
        MadeLedger ledger = ledger(RAFT);
        MadeChannel impostor = new MadeChannel(false);
        Block block = new MadeLedger(impostor, 3).blocks.get(1);
        List<ByteString> blocks = new ArrayList<>(ledger.bytes());
        blocks.set(1, Tampered.metadata(ledger.blocks.get(1), BlockMetadataIndex.SIGNATURES_VALUE,
                block.getMetadata().getMetadata(0)).toByteString());
        assertNamed(verify(blocks), StageId.S1, 1, "orderer_policy");
    }

    @Test
    void a_missing_repeated_or_reordered_block_ends_the_run_at_its_number() {
        List<ByteString> blocks = ledger(RAFT).bytes();
        assertNamed(verify(List.of(blocks.get(0), blocks.get(1), blocks.get(3))), StageId.S1, 2, "number");
        assertNamed(verify(List.of(blocks.get(0), blocks.get(1), blocks.get(1))), StageId.S1, 2, "number");
        VerificationReport report = verify(List.of(blocks.get(1)));
        assertNamed(report, StageId.S1, 0, "number");
        assertEquals(Status.NOT_CHECKED, status(report, StageId.S2));
        assertNamed(verify(List.of()), StageId.S1, 0, "no_blocks");
    }

    @Test
    void blocks_as_an_orderer_gives_them_out_leave_the_replay_unchecked() {
        List<ByteString> blocks = ledger(RAFT).blocks.stream()
                .map(b -> Tampered.metadata(b, BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE, ByteString.EMPTY))
                .map(b -> Tampered.metadata(b, BlockMetadataIndex.COMMIT_HASH_VALUE, ByteString.EMPTY).toByteString())
                .toList();
        VerificationReport report = verify(blocks);
        assertEquals(Status.NOT_CHECKED, status(report, StageId.S3));
        assertEquals(Status.VERIFIED, status(report, StageId.S1));
        // What nobody says is valid is not wrongly valid; it is told all the same.
        assertEquals(Status.VERIFIED, status(report, StageId.S2));
        assertEquals("endorsement_missing", report.stages().get(1).findings().warnings().getFirst().code());
    }

    @Test
    void a_known_head_is_compared_and_one_beyond_the_end_is_a_cut_chain() throws UnreadableSource {
        MadeLedger ledger = ledger(RAFT);
        ByteString hash = BlockHash.ofHeader(ledger.blocks.get(2).getHeader());
        for (var known : List.of(new HashAt("", 2, hash), new HashAt("", 3, hash), new HashAt("", 9, hash))) {
            VerificationReport report = new LedgerVerifier(
                    new VerificationOptions(false, List.of(known), List.of()), Optional.empty())
                    .verify(BlockSource.ofBytes(ledger.bytes()));
            assertEquals(known.block() == 2, report.isVerified());
            assertEquals(known.block() == 2, report.knownHeads().getFirst().equal());
        }
    }

    @Test
    void a_checkpoint_goes_on_to_the_same_report() throws Exception {
        MadeLedger ledger = ledger(BFT);
        List<ByteString> blocks = ledger.bytes();
        for (int cut = 1; cut <= blocks.size(); cut++) {
            LedgerVerifier first = new LedgerVerifier(VerificationOptions.none(), Optional.empty());
            first.verify(BlockSource.ofBytes(blocks.subList(0, cut)));
            ByteString saved = first.checkpoint().orElseThrow().toBytes();
            LedgerVerifier second = new LedgerVerifier(VerificationOptions.none(), Optional.empty());
            second.resume(VerifierCheckpoint.of(saved));
            assertEquals(json(verify(blocks)), json(second.verify(BlockSource.ofBytes(blocks))));
        }
    }

    private static String json(VerificationReport report) {
        return new String(io.riskmesh.verifier.report.JsonReport.of(report), java.nio.charset.StandardCharsets.UTF_8);
    }
}
