package io.riskmesh.verifier.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.made.MadeChannel;
import io.riskmesh.verifier.made.MadeLedger;
import io.riskmesh.verifier.made.MadeTransaction;
import io.riskmesh.verifier.made.Member;
import java.util.List;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class BlockValidatorTest {

    private static final MadeChannel CHANNEL = new MadeChannel(false);

    private MadeLedger ledger;

    @BeforeEach
    void start() {
        ledger = new MadeLedger(CHANNEL, 1);
    }

    @Test
    void a_definition_and_writes_under_its_policy_are_valid() {
        assertEquals(ByteString.copyFrom(new byte[1]), ledger.verdicts.get(1).flags());
        expect(TxValidationCode.VALID, Cause.NONE, ledger.write("k", "v"));
        assertEquals(4, ledger.state().size());
    }

    @Test
    void bytes_that_are_no_envelope_are_flagged_as_fabric_flags_them() {
        expect(TxValidationCode.INVALID_OTHER_REASON, Cause.ENVELOPE_MALFORMED, ByteString.copyFromUtf8("\u0001"));
        expect(TxValidationCode.BAD_PAYLOAD, Cause.ENVELOPE_MALFORMED,
                Envelope.newBuilder().setPayload(ByteString.copyFromUtf8("\u0001")).build().toByteString());
        expect(TxValidationCode.BAD_COMMON_HEADER, Cause.HEADER_MALFORMED, ByteString.EMPTY);
    }

    @Test
    void a_wrong_epoch_or_type_is_a_bad_header() {
        MadeTransaction epoch = ledger.write("k", "v");
        epoch.epoch = 1;
        expect(TxValidationCode.BAD_COMMON_HEADER, Cause.HEADER_MALFORMED, epoch);
        MadeTransaction type = ledger.write("k", "v");
        type.type = HeaderType.DELIVER_SEEK_INFO_VALUE;
        expect(TxValidationCode.BAD_COMMON_HEADER, Cause.HEADER_MALFORMED, type);
        MadeTransaction update = ledger.write("k", "v");
        update.type = HeaderType.CONFIG_UPDATE_VALUE;
        expect(TxValidationCode.UNSUPPORTED_TX_PAYLOAD, Cause.TRANSACTION_MALFORMED, update);
    }

    @Test
    void a_creator_of_no_organisation_is_refused() {
        MadeTransaction transaction = ledger.write("k", "v");
        transaction.creator = CHANNEL.stranger.client;
        expect(TxValidationCode.BAD_CREATOR_SIGNATURE, Cause.CREATOR_UNKNOWN, transaction);
    }

    @Test
    void a_creator_with_anothers_name_is_refused() {
        MadeTransaction transaction = ledger.write("k", "v");
        Member stranger = CHANNEL.stranger.client;
        transaction.creator = new Member("BankAMSP", stranger.certificate(), stranger.key());
        expect(TxValidationCode.BAD_CREATOR_SIGNATURE, Cause.CREATOR_UNKNOWN, transaction);
    }

    @Test
    void a_signature_by_another_key_or_with_high_s_is_refused() {
        MadeTransaction transaction = ledger.write("k", "v");
        ByteString payload = transaction.payload();
        for (ByteString signature : List.of(CHANNEL.bank(1).client.sign(payload),
                transaction.creator.signHighS(payload), ByteString.EMPTY)) {
            expect(TxValidationCode.BAD_CREATOR_SIGNATURE, Cause.CREATOR_SIGNATURE,
                    Envelope.newBuilder().setPayload(payload).setSignature(signature).build().toByteString());
        }
    }

    @Test
    void a_transaction_for_another_channel_is_refused() {
        MadeTransaction transaction = ledger.write("k", "v");
        transaction.channel = "other";
        expect(TxValidationCode.BAD_CREATOR_SIGNATURE, Cause.CREATOR_UNKNOWN, transaction);
    }

    @Test
    void an_id_that_is_not_the_hash_of_nonce_and_creator_is_refused() {
        MadeTransaction transaction = ledger.write("k", "v");
        transaction.transactionId = "00".repeat(32);
        expect(TxValidationCode.BAD_PROPOSAL_TXID, Cause.TRANSACTION_ID, transaction);
    }

    @Test
    void endorsements_of_another_proposal_are_refused() {
        MadeTransaction transaction = ledger.write("k", "v");
        transaction.proposalHash = ByteString.copyFrom(new byte[32]);
        expect(TxValidationCode.INVALID_ENDORSER_TRANSACTION, Cause.PROPOSAL_HASH, transaction);
    }

    @Test
    void an_id_is_used_once_in_the_ledger_and_once_in_a_block() {
        ByteString envelope = ledger.write("k", "v").envelope();
        BlockVerdict verdict = ledger.add(envelope, envelope);
        assertEquals(TxValidationCode.VALID, verdict.transactions().get(0).flag());
        assertEquals(TxValidationCode.DUPLICATE_TXID, verdict.transactions().get(1).flag());
        expect(TxValidationCode.DUPLICATE_TXID, Cause.DUPLICATE_TRANSACTION, envelope);
    }

    @Test
    void a_chaincode_that_is_not_committed_has_no_valid_transaction() {
        MadeTransaction transaction = ledger.transaction();
        transaction.chaincode = "other";
        expect(TxValidationCode.INVALID_CHAINCODE, Cause.CHAINCODE_UNKNOWN, transaction);
        MadeTransaction foreign = ledger.write("k", "v").with("other", KVRWSet.newBuilder()
                .addWrites(KVWrite.newBuilder().setKey("x").setValue(ByteString.copyFromUtf8("y"))).build());
        expect(TxValidationCode.INVALID_CHAINCODE, Cause.CHAINCODE_UNKNOWN, foreign);
    }

    @Test
    void endorsements_missing_forged_or_of_the_wrong_organisations_are_told_apart() {
        MadeTransaction missing = ledger.write("k", "v");
        missing.endorsers.removeLast();
        expect(TxValidationCode.ENDORSEMENT_POLICY_FAILURE, Cause.ENDORSEMENT_MISSING, missing);

        MadeTransaction forged = ledger.write("k", "v");
        forged.endorse = (member, response) -> CHANNEL.bank(0).peer.sign(response, member.serialized());
        expect(TxValidationCode.ENDORSEMENT_POLICY_FAILURE, Cause.ENDORSEMENT_INVALID, forged);

        MadeTransaction wrong = ledger.write("k", "v");
        wrong.endorsers.set(1, CHANNEL.bank(3).peer);
        expect(TxValidationCode.ENDORSEMENT_POLICY_FAILURE, Cause.ENDORSEMENT_WRONG_ORGANISATIONS, wrong);

        MadeTransaction twice = ledger.write("k", "v");
        twice.endorsers.set(1, twice.endorsers.get(0));
        expect(TxValidationCode.ENDORSEMENT_POLICY_FAILURE, Cause.ENDORSEMENT_INVALID, twice);

        MadeTransaction client = ledger.write("k", "v");
        client.endorsers.set(1, CHANNEL.bank(1).client);
        expect(TxValidationCode.ENDORSEMENT_POLICY_FAILURE, Cause.ENDORSEMENT_MISSING, client);
    }

    @Test
    void a_superfluous_endorsement_that_is_forged_invalidates_nothing_but_is_told() {
        MadeTransaction transaction = ledger.write("k", "v");
        transaction.endorsers.add(CHANNEL.bank(2).peer);
        transaction.endorse = (member, response) -> member.equals(CHANNEL.bank(2).peer)
                ? member.sign(response) : member.sign(response, member.serialized());
        TransactionVerdict verdict = ledger.add(transaction.envelope()).transactions().getFirst();
        assertEquals(TxValidationCode.VALID, verdict.flag());
        assertEquals(1, verdict.refusedEndorsements().size());
    }

    @Test
    void a_definition_needs_a_majority_of_all_organisations() {
        MadeTransaction transaction = ledger.transaction().with("_lifecycle", KVRWSet.newBuilder().addWrites(
                KVWrite.newBuilder().setKey("namespaces/fields/riskmesh/Sequence")
                        .setValue(ByteString.copyFromUtf8("x"))).build());
        expect(TxValidationCode.ENDORSEMENT_POLICY_FAILURE, Cause.ENDORSEMENT_MISSING, transaction);
    }

    @Test
    void a_stale_read_conflicts_across_blocks_and_within_a_block() {
        ledger.add(ledger.write("k", "1").envelope());
        expect(TxValidationCode.VALID, Cause.NONE, readThenWrite("k", 2, "2"));
        expect(TxValidationCode.MVCC_READ_CONFLICT, Cause.READ_CONFLICT, readThenWrite("k", 2, "3"));
        BlockVerdict both = ledger.add(
                readThenWrite("k", 3, "4").envelope(), readThenWrite("k", 3, "5").envelope());
        assertEquals(TxValidationCode.VALID, both.transactions().get(0).flag());
        assertEquals(TxValidationCode.MVCC_READ_CONFLICT, both.transactions().get(1).flag());
    }

    @Test
    void a_read_of_a_missing_key_conflicts_once_the_key_exists() {
        MadeTransaction absent = ledger.transaction().with(MadeChannel.CHAINCODE, KVRWSet.newBuilder()
                .addReads(KVRead.newBuilder().setKey("k"))
                .addWrites(KVWrite.newBuilder().setKey("k").setValue(ByteString.copyFromUtf8("v"))).build());
        MadeTransaction second = ledger.transaction();
        second.sets.addAll(absent.sets);
        expect(TxValidationCode.VALID, Cause.NONE, absent);
        expect(TxValidationCode.MVCC_READ_CONFLICT, Cause.READ_CONFLICT, second);
    }

    private MadeTransaction readThenWrite(String key, long block, String value) {
        return ledger.transaction().with(MadeChannel.CHAINCODE, KVRWSet.newBuilder()
                .addReads(KVRead.newBuilder().setKey(key).setVersion(Version.newBuilder().setBlockNum(block)))
                .addWrites(KVWrite.newBuilder().setKey(key).setValue(ByteString.copyFromUtf8(value))).build());
    }

    private void expect(TxValidationCode flag, Cause cause, MadeTransaction transaction) {
        expect(flag, cause, transaction.envelope());
    }

    private void expect(TxValidationCode flag, Cause cause, ByteString envelope) {
        TransactionVerdict verdict = ledger.add(envelope).transactions().getFirst();
        assertEquals(flag, verdict.flag(), verdict.detail());
        assertEquals(cause, verdict.cause(), verdict.detail());
    }
}
