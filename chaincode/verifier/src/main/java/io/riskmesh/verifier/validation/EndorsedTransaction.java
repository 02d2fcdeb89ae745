package io.riskmesh.verifier.validation;

import com.google.protobuf.ByteString;
import java.util.List;
import org.hyperledger.fabric.protos.peer.Endorsement;

/// The content of an endorser transaction: one chaincode call with its result and the endorsements of it.
///
/// @param proposalPayload bytes of `ChaincodeProposalPayload`, arguments included, transient map left out
/// @param response bytes of `ProposalResponsePayload`, the message that endorsers sign (before their identity)
/// @param chaincode name of the chaincode called
public record EndorsedTransaction(
        ByteString proposalPayload, ByteString response, List<Endorsement> endorsements, String chaincode,
        List<NamespaceSet> sets) {

    public EndorsedTransaction {
        endorsements = List.copyOf(endorsements);
        sets = List.copyOf(sets);
    }
}
