package io.riskmesh.verifier.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.Sha256;
import io.riskmesh.verifier.made.MadeChannel;
import io.riskmesh.verifier.made.MadeLedger;
import io.riskmesh.verifier.made.MadeTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVReadHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReads;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.QueryReadsMerkleSummary;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.junit.jupiter.api.Test;

final class RangeReadTest {

    private static final MadeChannel CHANNEL = new MadeChannel(false);
    private static final int KEYS = 40;

    private final MadeLedger ledger = new MadeLedger(CHANNEL, 5);

    RangeReadTest() {
        ByteString[] writes = new ByteString[KEYS];
        for (int i = 0; i < KEYS; i++) {
            writes[i] = ledger.write(key(i), "v").envelope();
        }
        ledger.add(writes);
    }

    private static String key(int i) {
        return String.format(Locale.ROOT, "k%03d", i);
    }

    private static List<KVRead> reads(int from, int to) {
        List<KVRead> reads = new ArrayList<>();
        for (int i = from; i < to; i++) {
            reads.add(KVRead.newBuilder().setKey(key(i))
                    .setVersion(Version.newBuilder().setBlockNum(2).setTxNum(i)).build());
        }
        return reads;
    }

    private static RangeQueryInfo.Builder range(int from, int to, boolean exhausted) {
        return RangeQueryInfo.newBuilder().setStartKey(key(from)).setEndKey(key(to)).setItrExhausted(exhausted);
    }

    private MadeTransaction reading(RangeQueryInfo range) {
        return ledger.transaction().with(MadeChannel.CHAINCODE, KVRWSet.newBuilder().addRangeQueriesInfo(range).build());
    }

    private TxValidationCode flagOf(RangeQueryInfo range) {
        return ledger.add(reading(range).envelope()).transactions().getFirst().flag();
    }

    private static RangeQueryInfo raw(int from, int to, boolean exhausted, List<KVRead> reads) {
        return range(from, to, exhausted).setRawReads(QueryReads.newBuilder().addAllKvReads(reads)).build();
    }

    @Test
    void a_range_is_open_at_its_end_if_it_was_read_to_the_end_and_closed_if_not() {
        assertEquals(TxValidationCode.VALID, flagOf(raw(3, 7, true, reads(3, 7))));
        assertEquals(TxValidationCode.VALID, flagOf(raw(3, 7, false, reads(3, 8))));
        assertEquals(TxValidationCode.PHANTOM_READ_CONFLICT, flagOf(raw(3, 7, true, reads(3, 8))));
        assertEquals(TxValidationCode.PHANTOM_READ_CONFLICT, flagOf(raw(3, 7, false, reads(3, 7))));
        assertEquals(TxValidationCode.PHANTOM_READ_CONFLICT, flagOf(raw(3, 7, true, reads(4, 7))));
        assertEquals(TxValidationCode.VALID, flagOf(range(90, 95, true).build()));
    }

    @Test
    void a_key_that_an_earlier_transaction_of_the_block_adds_or_deletes_is_a_phantom() {
        KVRWSet delete = KVRWSet.newBuilder().addWrites(KVWrite.newBuilder().setKey(key(5)).setIsDelete(true)).build();
        for (MadeTransaction first : List.of(ledger.write("k0035", "new"),
                ledger.transaction().with(MadeChannel.CHAINCODE, delete))) {
            BlockVerdict verdict = ledger.add(first.envelope(), reading(raw(3, 7, true, reads(3, 7))).envelope());
            assertEquals(TxValidationCode.VALID, verdict.transactions().get(0).flag());
            assertEquals(TxValidationCode.PHANTOM_READ_CONFLICT, verdict.transactions().get(1).flag());
        }
    }

    @Test
    void summaries_of_every_size_equal_the_plain_tree_and_no_other() {
        for (int degree = 2; degree <= 5; degree++) {
            for (int count = degree + 1; count <= KEYS; count++) {
                RangeQueryInfo right = range(0, count, true)
                        .setReadsMerkleHashes(plainSummary(reads(0, count), degree)).build();
                assertEquals(TxValidationCode.VALID, flagOf(right), "degree " + degree + ", count " + count);
            }
        }
        QueryReadsMerkleSummary summary = plainSummary(reads(0, 30), 3);
        assertEquals(TxValidationCode.PHANTOM_READ_CONFLICT,
                flagOf(range(0, 31, true).setReadsMerkleHashes(summary).build()));
        assertEquals(TxValidationCode.PHANTOM_READ_CONFLICT,
                flagOf(range(0, 30, true).setReadsMerkleHashes(summary.toBuilder().setMaxDegree(0)).build()));
        assertEquals(TxValidationCode.PHANTOM_READ_CONFLICT,
                flagOf(range(0, 30, true).setReadsMerkleHashes(summary.toBuilder().setMaxDegree(-5)).build()));
        assertEquals(TxValidationCode.PHANTOM_READ_CONFLICT,
                flagOf(range(0, 2, true).setReadsMerkleHashes(summary).build()));
    }

    /// The tree level by level over the whole list, where the product builds it as keys come in.
    private static QueryReadsMerkleSummary plainSummary(List<KVRead> reads, int degree) {
        List<ByteString> level = new ArrayList<>();
        for (int i = 0; i < reads.size(); i += degree + 1) {
            level.add(Sha256.of(QueryReads.newBuilder()
                    .addAllKvReads(reads.subList(i, Math.min(i + degree + 1, reads.size()))).build().toByteString()));
        }
        int height = 1;
        while (level.size() > degree) {
            List<ByteString> above = new ArrayList<>();
            for (int i = 0; i < level.size(); i += degree + 1) {
                List<ByteString> group = level.subList(i, Math.min(i + degree + 1, level.size()));
                // A lone rest at the end moves up as it is.
                above.add(group.size() == 1 ? group.getFirst() : Sha256.of(group.toArray(ByteString[]::new)));
            }
            level = above;
            height++;
        }
        return QueryReadsMerkleSummary.newBuilder().setMaxDegree(degree).setMaxLevel(height).addAllMaxLevelHashes(level)
                .build();
    }

    @Test
    void hashed_keys_of_the_own_organisations_collection_need_only_that_organisation() {
        ByteString key = Sha256.of(ByteString.copyFromUtf8("k"));
        HashedRWSet write = HashedRWSet.newBuilder().addHashedReads(KVReadHash.newBuilder().setKeyHash(key))
                .addHashedWrites(KVWriteHash.newBuilder().setKeyHash(key).setValueHash(key)).build();
        assertEquals(TxValidationCode.VALID, approval(write, 0, "BankAMSP"));
        assertEquals(TxValidationCode.MVCC_READ_CONFLICT, approval(write, 0, "BankAMSP"));
        assertEquals(TxValidationCode.ENDORSEMENT_POLICY_FAILURE, approval(write, 0, "BankBMSP"));
        assertEquals(TxValidationCode.VALID, approval(write, 1, "BankBMSP"));
    }

    private TxValidationCode approval(HashedRWSet write, int bank, String mspId) {
        MadeTransaction transaction = ledger.transaction();
        transaction.chaincode = "_lifecycle";
        transaction.endorsers.clear();
        transaction.endorsers.add(CHANNEL.bank(bank).peer);
        transaction.with("_lifecycle", KVRWSet.getDefaultInstance(), "_implicit_org_" + mspId, write);
        return ledger.add(transaction.envelope()).transactions().getFirst().flag();
    }
}
