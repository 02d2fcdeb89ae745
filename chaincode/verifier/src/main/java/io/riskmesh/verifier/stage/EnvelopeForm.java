package io.riskmesh.verifier.stage;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.StrictMessages;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.peer.ChaincodeAction;
import org.hyperledger.fabric.protos.peer.ChaincodeActionPayload;
import org.hyperledger.fabric.protos.peer.ProposalResponsePayload;
import org.hyperledger.fabric.protos.peer.Transaction;
import org.hyperledger.fabric.protos.peer.TransactionAction;

/// The form of an envelope: exactly payload and signature, and no field in what it holds that nobody knows.
final class EnvelopeForm {

    private EnvelopeForm() {}

    static void check(ByteString bytes, boolean genesis) throws MalformedBlock {
        Envelope envelope = StrictMessages.canonical(Envelope.parser(), bytes, "The envelope");
        if (envelope.getPayload().isEmpty() || envelope.getSignature().isEmpty() != genesis) {
            throw new MalformedBlock(genesis
                    ? "The first configuration has a payload and no signature"
                    : "An envelope has a payload and a signature");
        }
        Payload payload = StrictMessages.known(Payload.parser(), envelope.getPayload(), "The payload");
        ChannelHeader channel = StrictMessages.known(
                ChannelHeader.parser(), payload.getHeader().getChannelHeader(), "The channel header");
        StrictMessages.known(SignatureHeader.parser(), payload.getHeader().getSignatureHeader(), "The signature header");
        switch (channel.getType()) {
            case HeaderType.ENDORSER_TRANSACTION_VALUE -> checkTransaction(payload.getData());
            case HeaderType.CONFIG_VALUE ->
                    StrictMessages.known(ConfigEnvelope.parser(), payload.getData(), "The configuration");
            default -> throw new MalformedBlock("A block holds no envelope of type " + channel.getType());
        }
    }

    private static void checkTransaction(ByteString data) throws MalformedBlock {
        Transaction transaction = StrictMessages.known(Transaction.parser(), data, "The transaction");
        for (TransactionAction action : transaction.getActionsList()) {
            StrictMessages.known(SignatureHeader.parser(), action.getHeader(), "The action's header");
            ChaincodeActionPayload payload = StrictMessages.known(
                    ChaincodeActionPayload.parser(), action.getPayload(), "The action");
            ProposalResponsePayload response = StrictMessages.known(ProposalResponsePayload.parser(),
                    payload.getAction().getProposalResponsePayload(), "The proposal response");
            StrictMessages.known(ChaincodeAction.parser(), response.getExtension(), "The chaincode's result");
        }
    }
}
