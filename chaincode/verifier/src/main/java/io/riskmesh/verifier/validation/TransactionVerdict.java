package io.riskmesh.verifier.validation;

import io.riskmesh.verifier.identity.MemberIdentity;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/// What one envelope of a block is, and whether it counts.
///
/// @param header empty if the envelope does not decode so far
/// @param creator empty if nobody of the channel signed it
/// @param content the chaincode call, if it decodes
/// @param refusedEndorsements endorsements that do not count, though the others may be enough
/// @param detail one sentence, empty for a valid transaction
public record TransactionVerdict(
        int index, TxValidationCode flag, Cause cause, String detail, Optional<ChannelHeader> header,
        Optional<MemberIdentity> creator, Optional<EndorsedTransaction> content, List<String> refusedEndorsements) {

    public TransactionVerdict {
        refusedEndorsements = List.copyOf(refusedEndorsements);
    }

    public boolean isValid() {
        return flag == TxValidationCode.VALID;
    }

    /// The transaction's id, empty if it has none.
    public String transactionId() {
        return header.map(ChannelHeader::getTxId).orElse("");
    }

    TransactionVerdict refused(InvalidTransaction why) {
        return new TransactionVerdict(index, why.flag(), why.why(), why.getMessage(), header, creator, content,
                refusedEndorsements);
    }
}
