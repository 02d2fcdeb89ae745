package io.riskmesh.verifier.validation;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.Sha256;
import io.riskmesh.verifier.block.StrictMessages;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ChaincodeEvent;
import org.hyperledger.fabric.protos.peer.ChaincodeHeaderExtension;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/// Takes an endorser transaction apart in the order of Fabric's checks, so that the first fault gives Fabric's flag.
final class ActionReader {

    private ActionReader() {}

    /// The one action, bound to the envelope's channel header by the proposal hash.
    static ChaincodeActionPayload action(SignedEnvelope envelope) throws InvalidTransaction {
        try {
            Transaction transaction = StrictMessages.any(Transaction.parser(), envelope.data(), "The transaction");
            if (transaction.getActionsCount() != 1) {
                throw new MalformedBlock("Expected one action, got " + transaction.getActionsCount());
            }
            TransactionAction action = transaction.getActions(0);
            SignedEnvelope.requireSigner(
                    StrictMessages.any(SignatureHeader.parser(), action.getHeader(), "The action's header"));
            ChaincodeActionPayload payload = StrictMessages.any(
                    ChaincodeActionPayload.parser(), action.getPayload(), "The action");
            requireProposalHash(envelope, action, payload);
            return payload;
        } catch (MalformedBlock e) {
            throw new InvalidTransaction(TxValidationCode.INVALID_ENDORSER_TRANSACTION, Cause.TRANSACTION_MALFORMED,
                    e.getMessage());
        }
    }

    private static void requireProposalHash(
            SignedEnvelope envelope, TransactionAction action, ChaincodeActionPayload payload)
            throws MalformedBlock, InvalidTransaction {
        ProposalResponsePayload response = response(payload);
        ByteString proposal = payload.getChaincodeProposalPayload();
        if (proposal.isEmpty()) {
            throw new MalformedBlock("The action has no proposal");
        }
        ByteString hash = Sha256.of(envelope.channelHeader(), action.getHeader(), proposal);
        if (!hash.equals(response.getProposalHash())) {
            throw new InvalidTransaction(TxValidationCode.INVALID_ENDORSER_TRANSACTION, Cause.PROPOSAL_HASH,
                    "The endorsers answered another proposal than the one in the envelope");
        }
    }

    private static ProposalResponsePayload response(ChaincodeActionPayload payload) throws MalformedBlock {
        return StrictMessages.any(ProposalResponsePayload.parser(),
                payload.getAction().getProposalResponsePayload(), "The proposal response");
    }

    /// Chaincode and read-write sets of the action.
    static EndorsedTransaction content(SignedEnvelope envelope, ChaincodeActionPayload payload)
            throws InvalidTransaction {
        ChaincodeHeaderExtension extension = extension(envelope);
        ChaincodeAction action = chaincodeAction(payload);
        List<NamespaceSet> sets = sets(action);
        String chaincode = chaincode(extension, action);
        requireEventOf(chaincode, action);
        requireDistinct(sets);
        return new EndorsedTransaction(payload.getChaincodeProposalPayload(),
                payload.getAction().getProposalResponsePayload(), payload.getAction().getEndorsementsList(), chaincode,
                sets);
    }

    private static ChaincodeHeaderExtension extension(SignedEnvelope envelope) throws InvalidTransaction {
        try {
            return StrictMessages.any(
                    ChaincodeHeaderExtension.parser(), envelope.channel().getExtension(), "The header's extension");
        } catch (MalformedBlock e) {
            throw malformed(TxValidationCode.BAD_HEADER_EXTENSION, e.getMessage());
        }
    }

    private static ChaincodeAction chaincodeAction(ChaincodeActionPayload payload) throws InvalidTransaction {
        try {
            ByteString extension = response(payload).getExtension();
            if (extension.isEmpty()) {
                throw new MalformedBlock("The proposal response has no result");
            }
            return StrictMessages.any(ChaincodeAction.parser(), extension, "The chaincode's result");
        } catch (MalformedBlock e) {
            throw malformed(TxValidationCode.BAD_RESPONSE_PAYLOAD, e.getMessage());
        }
    }

    private static List<NamespaceSet> sets(ChaincodeAction action) throws InvalidTransaction {
        try {
            return NamespaceSet.read(action.getResults());
        } catch (MalformedBlock e) {
            throw malformed(TxValidationCode.BAD_RWSET, e.getMessage());
        }
    }

    private static String chaincode(ChaincodeHeaderExtension extension, ChaincodeAction action)
            throws InvalidTransaction {
        if (!extension.hasChaincodeId() || !action.hasChaincodeId()) {
            throw malformed(TxValidationCode.INVALID_OTHER_REASON, "Header and result both name the chaincode");
        }
        String name = extension.getChaincodeId().getName();
        if (name.isEmpty() || !name.equals(action.getChaincodeId().getName())
                || action.getChaincodeId().getVersion().isEmpty()) {
            throw new InvalidTransaction(TxValidationCode.INVALID_CHAINCODE, Cause.CHAINCODE_UNKNOWN,
                    "Header and result name different chaincodes, or no version");
        }
        return name;
    }

    private static void requireEventOf(String chaincode, ChaincodeAction action) throws InvalidTransaction {
        if (action.getEvents().isEmpty()) {
            return;
        }
        try {
            ChaincodeEvent event = StrictMessages.any(ChaincodeEvent.parser(), action.getEvents(), "The event");
            if (!event.getChaincodeId().equals(chaincode)) {
                throw new MalformedBlock("The event is another chaincode's");
            }
        } catch (MalformedBlock e) {
            throw malformed(TxValidationCode.INVALID_OTHER_REASON, e.getMessage());
        }
    }

    private static void requireDistinct(List<NamespaceSet> sets) throws InvalidTransaction {
        Set<String> seen = new HashSet<>();
        for (NamespaceSet set : sets) {
            if (!seen.add(set.namespace())) {
                throw new InvalidTransaction(TxValidationCode.ILLEGAL_WRITESET, Cause.WRITE_SET_ILLEGAL,
                        "A namespace stands twice in the read-write set");
            }
        }
    }

    private static InvalidTransaction malformed(TxValidationCode flag, String why) {
        return new InvalidTransaction(flag, Cause.TRANSACTION_MALFORMED, why);
    }
}
