package io.riskmesh.verifier.facts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.Party;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.KeyUse;
import io.riskmesh.ledger.part.PartyKey;
import io.riskmesh.ledger.part.PartyRole;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.AuditReason;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.ledger.receipt.Checkpoint;
import io.riskmesh.ledger.receipt.TreeHash;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.UnreadableSource;
import io.riskmesh.verifier.made.MadeChannel;
import io.riskmesh.verifier.made.MadeLedger;
import io.riskmesh.verifier.made.MadeTransaction;
import io.riskmesh.verifier.made.Member;
import io.riskmesh.verifier.report.StageReport;
import io.riskmesh.verifier.report.StageReport.Status;
import io.riskmesh.verifier.report.VerificationReport;
import io.riskmesh.verifier.run.LedgerVerifier;
import io.riskmesh.verifier.run.VerificationOptions;
import io.riskmesh.verifier.run.VerifierCheckpoint;
import io.riskmesh.verifier.stage.Finding;
import io.riskmesh.verifier.stage.StageId;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// S5 over signed, endorsed and ordered blocks.
final class FactStageTest {

    private static final MadeChannel CHANNEL = new MadeChannel(false);
    /// Of every transaction that the fixture makes.
    private static final long AT = 1_780_000_000_000L;
    private static final PartyId A = new PartyId("BankAMSP");
    private static final PartyId B = new PartyId("BankBMSP");
    private static final List<PartyId> BANKS = List.of(A, B, new PartyId("BankCMSP"));
    private static final Digest ROOT = Digest.ofFile(new byte[] {1});

    private MadeLedger ledger;

    @BeforeEach
    void found() {
        ledger = new MadeLedger(CHANNEL, 11);
        Consortium proposal = proposal(List.of(new PartyId("RegulatorMSP")));
        enact(proposal);
    }

    private void enact(Consortium proposal) {
        write(0, proposal);
        Digest digest = proposal.digest();
        ledger.add(envelope(0, approval(A, digest)), envelope(1, approval(B, digest)),
                envelope(2, approval(BANKS.get(2), digest)));
        write(0, new Enactment(A, AT, SubjectKind.CONSORTIUM, FactKey.sequence(1), digest));
    }

    @Test
    void a_founding_verifies_in_all_stages_that_apply() {
        VerificationReport report = verify();
        assertTrue(report.isVerified(), report::toString);
        assertEquals(Status.VERIFIED, facts(report).status());
        assertEquals(5, facts(report).findings().checkedCount());
    }

    @Test
    void blocks_without_facts_are_not_said_to_be_verified() {
        ledger = new MadeLedger(CHANNEL, 11);
        assertEquals(Status.NOT_CHECKED, facts(verify()).status());
    }

    @Test
    void no_majority_of_endorsers_can_speak_for_another_bank() {
        write(1, party(A, List.of()));
        assertNamed(SharedReason.WRONG_PARTY, ledger.blocks.size() - 1, 0);
    }

    @Test
    void an_invalid_transaction_is_not_looked_at() {
        MadeTransaction forged = transaction(1, party(A, List.of()));
        forged.endorsers.clear();
        ledger.add(forged.envelope());
        assertEquals(Status.VERIFIED, facts(verify()).status());
    }

    @Test
    void a_value_that_is_no_fact_is_named() {
        ledger.add(envelope(0, party(A, List.of())), ledger.write("k", "v").envelope());
        assertNamed(LedgerReason.MALFORMED_FACT, ledger.blocks.size() - 1, 1);
    }

    @Test
    void a_consortium_of_others_than_the_channels_organisations_is_named() {
        ledger = new MadeLedger(CHANNEL, 11);
        enact(proposal(List.of()));
        assertNamed(AuditReason.MEMBERS_DIFFER, ledger.blocks.size() - 1, 0);
    }

    @Test
    void an_anchor_signed_by_the_registered_key_verifies() {
        Member gateway = CHANNEL.bank(0).client;
        write(0, party(A, List.of(key(gateway))));
        write(0, anchor(gateway));
        StageReport report = facts(verify());
        assertEquals(List.of(), report.findings().failures());
        assertEquals(List.of(), report.findings().warnings());
    }

    @Test
    void an_anchor_signed_by_another_key_is_named() {
        write(0, party(A, List.of(key(CHANNEL.bank(0).client))));
        write(0, anchor(CHANNEL.bank(0).admin));
        assertNamed(SharedReason.SIGNATURE_INVALID, ledger.blocks.size() - 1, 0);
    }

    @Test
    void an_audit_goes_on_from_a_checkpoint_with_what_it_knew() throws UnreadableSource, MalformedBlock {
        Member gateway = CHANNEL.bank(0).client;
        write(0, party(A, List.of(key(gateway))));
        List<ByteString> first = List.copyOf(ledger.bytes());
        LedgerVerifier earlier = verifier();
        assertTrue(earlier.verify(BlockSource.ofBytes(first)).isVerified());
        VerifierCheckpoint kept = VerifierCheckpoint.of(earlier.checkpoint().orElseThrow().toBytes());
        write(0, anchor(CHANNEL.bank(0).admin));
        LedgerVerifier later = verifier();
        later.resume(kept);
        VerificationReport report = later.verify(BlockSource.ofBytes(ledger.bytes()));
        assertEquals(List.of(SharedReason.SIGNATURE_INVALID.code()),
                facts(report).findings().failures().stream().map(Finding::code).toList());
        assertEquals(facts(verify()).findings().failures(), facts(report).findings().failures());
        assertEquals(7, facts(report).findings().checkedCount());
    }

    @Test
    void a_gap_that_the_next_block_fills_is_no_failure_of_a_later_run() throws UnreadableSource, MalformedBlock {
        Member gateway = CHANNEL.bank(0).client;
        write(0, party(A, List.of(key(gateway))));
        write(0, anchor(gateway, 2, 64));
        LedgerVerifier earlier = verifier();
        assertEquals(Status.FAILED, facts(earlier.verify(BlockSource.ofBytes(List.copyOf(ledger.bytes())))).status());
        VerifierCheckpoint kept = earlier.checkpoint().orElseThrow();
        write(0, anchor(gateway, 1, 0));
        LedgerVerifier later = verifier();
        later.resume(kept);
        assertTrue(later.verify(BlockSource.ofBytes(ledger.bytes())).isVerified());
    }

    private static Consortium proposal(List<PartyId> regulators) {
        return new Consortium(A, AT, 1, BANKS, regulators, ConsortiumMode.DEVELOPMENT, 2, 2, 3, 3,
                new CanonicalValue.Obj(new TreeMap<>()), 1024);
    }

    private static Approval approval(PartyId by, Digest of) {
        return new Approval(by, AT, SubjectKind.CONSORTIUM, of.hex(), of, Decision.APPROVE, Optional.empty(), Optional.empty());
    }

    private static Party party(PartyId by, List<PartyKey> keys) {
        return new Party(by, AT, 1, "A bank", PartyRole.BANK, List.of(), keys, Optional.empty());
    }

    private static PartyKey key(Member of) {
        try {
            return new PartyKey("receipts", KeyUse.RECEIPT, OpaqueBytes.of(of.certificate().getEncoded()), AT + 1);
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Anchor anchor(Member signer) {
        return anchor(signer, 1, 0);
    }

    /// An epoch that adds nothing but padding of the same root, which is all that matters here.
    private static Anchor anchor(Member signer, int epoch, long before) {
        Digest previous = before == 0 ? TreeHash.EMPTY : ROOT;
        Checkpoint checkpoint = new Checkpoint(A + ".log", epoch, before + 64, ROOT);
        OpaqueBytes signature = OpaqueBytes.of(signer.sign(ByteString.copyFrom(checkpoint.canonicalBytes())).toByteArray());
        return new Anchor(A, AT, A + ".log", epoch, before + 64, ROOT, before, previous, AT, AT, List.of(), List.of(), signature);
    }

    private void write(int bank, Fact fact) {
        ledger.add(envelope(bank, fact));
    }

    private ByteString envelope(int bank, Fact fact) {
        return transaction(bank, fact).envelope();
    }

    private MadeTransaction transaction(int bank, Fact fact) {
        MadeTransaction transaction = ledger.transaction();
        transaction.creator = CHANNEL.bank(bank).client;
        return transaction.with(MadeChannel.CHAINCODE, KVRWSet.newBuilder().addWrites(KVWrite.newBuilder()
                .setKey(fact.key().compositeKey()).setValue(ByteString.copyFrom(fact.canonicalBytes()))).build());
    }

    private static LedgerVerifier verifier() {
        return new LedgerVerifier(VerificationOptions.none(), Optional.of(new FactStage()));
    }

    private VerificationReport verify() {
        try {
            return verifier().verify(BlockSource.ofBytes(ledger.bytes()));
        } catch (UnreadableSource e) {
            throw new IllegalStateException(e);
        }
    }

    private static StageReport facts(VerificationReport report) {
        return report.stage(StageId.S5);
    }

    private void assertNamed(ReasonCode code, int block, int transaction) {
        List<Finding> failures = facts(verify()).findings().failures();
        assertEquals(1, failures.size(), failures::toString);
        assertEquals(code.code(), failures.getFirst().code());
        assertEquals(block, failures.getFirst().block());
        assertEquals(OptionalInt.of(transaction), failures.getFirst().transaction());
    }
}
