package io.riskmesh.verifier.stage;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import io.riskmesh.verifier.validation.Cause;
import io.riskmesh.verifier.validation.EndorsedTransaction;
import io.riskmesh.verifier.validation.TransactionVerdict;
import java.time.Instant;
import org.hyperledger.fabric.protos.common.BlockMetadataIndex;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/// S2. Counts transactions. A transaction that the ledger itself marks as invalid may be wrong in any way; one that it
/// counts as valid may not.
public final class SignatureStage implements Stage {

    @Override
    public StageId id() {
        return StageId.S2;
    }

    @Override
    public void block(CheckedBlock block, Findings findings) {
        ByteString flags = block.metadata(BlockMetadataIndex.TRANSACTIONS_FILTER_VALUE);
        for (TransactionVerdict verdict : block.verdict().transactions()) {
            findings.checked(1);
            if (isAboutSignatures(verdict.cause())) {
                report(block.number(), verdict, flags, findings);
            }
            warn(block.number(), verdict, findings);
        }
    }

    /// Without flags, as an orderer gives blocks out, nobody has claimed that the transaction counts.
    private static void report(long block, TransactionVerdict verdict, ByteString flags, Findings findings) {
        if (verdict.index() >= flags.size()) {
            findings.warning(block, verdict.index(), verdict.cause().code(), verdict.detail());
        } else if (flags.byteAt(verdict.index()) == TxValidationCode.VALID_VALUE) {
            findings.failure(block, verdict.index(), verdict.cause().code(), verdict.detail());
        }
    }

    private static boolean isAboutSignatures(Cause cause) {
        return switch (cause) {
            case NONE, READ_CONFLICT, PHANTOM_READ, DUPLICATE_TRANSACTION -> false;
            case ENVELOPE_MALFORMED, HEADER_MALFORMED, CREATOR_UNKNOWN, CREATOR_SIGNATURE, TRANSACTION_ID, PROPOSAL_HASH,
                    TRANSACTION_MALFORMED, CHAINCODE_UNKNOWN, WRITE_SET_ILLEGAL, ENDORSEMENT_INVALID,
                    ENDORSEMENT_MISSING, ENDORSEMENT_WRONG_ORGANISATIONS, CONFIGURATION_INVALID -> true;
        };
    }

    private static void warn(long block, TransactionVerdict verdict, Findings findings) {
        for (String why : verdict.refusedEndorsements()) {
            findings.warning(block, verdict.index(), "endorsement_not_counted", why);
        }
        if (verdict.creator().isPresent() && verdict.header().isPresent()) {
            Timestamp time = verdict.header().get().getTimestamp();
            Instant end = verdict.creator().get().certificate().getNotAfter().toInstant();
            if (time.getSeconds() > end.getEpochSecond()) {
                findings.warning(block, verdict.index(), "certificate_expired",
                        "The creator's certificate had expired when the transaction says it was made");
            }
        }
        verdict.content().ifPresent(content -> warnOfUnusual(block, verdict.index(), content, findings));
    }

    private static void warnOfUnusual(long block, int index, EndorsedTransaction content, Findings findings) {
        for (var set : content.sets()) {
            KVRWSet open = set.open();
            if (open.getMetadataWritesCount() > 0) {
                findings.warning(block, index, "key_policy_not_evaluated",
                        "The transaction sets a policy for a single key, which this verifier does not evaluate");
            }
            if (open.getRangeQueriesInfoCount() > 0) {
                findings.warning(block, index, "range_read", "The transaction depends on a read of a range of keys");
            }
        }
    }
}
