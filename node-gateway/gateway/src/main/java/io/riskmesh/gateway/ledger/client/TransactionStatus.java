package io.riskmesh.gateway.ledger.client;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import java.util.Optional;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.protos.peer.ProcessedTransaction;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/// Looks transactions up at the peer.
final class TransactionStatus {
    private final Contract chain;
    private final String channel;

    TransactionStatus(Network network) {
        this.chain = network.getContract("qscc");
        this.channel = network.getName();
    }

    /// Fabric's name of the validation code; empty if no block holds the transaction.
    ///
    /// @throws LedgerUnavailable if the peer cannot be asked
    Optional<String> of(String transactionId) throws LedgerUnavailable {
        try {
            byte[] found = chain.evaluateTransaction("GetTransactionByID", channel, transactionId);
            return Optional.of(name(ProcessedTransaction.parseFrom(found).getValidationCode()));
        } catch (GatewayException e) {
            if (isSilence(e.getStatus())) {
                throw new LedgerUnavailable("the ledger cannot say what became of transaction " + transactionId + ": "
                        + e.getStatus().getCode(), e);
            }
            return Optional.empty();
        } catch (InvalidProtocolBufferException e) {
            throw new LedgerUnavailable("the ledger answered about transaction " + transactionId + " in another form", e);
        }
    }

    /// Whether the status says nothing about what happened at the other end.
    static boolean isSilence(Status status) {
        return switch (status.getCode()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED, INTERNAL, DATA_LOSS -> true;
            case OK, UNKNOWN, INVALID_ARGUMENT, NOT_FOUND, ALREADY_EXISTS, PERMISSION_DENIED, RESOURCE_EXHAUSTED,
                    FAILED_PRECONDITION, ABORTED, OUT_OF_RANGE, UNIMPLEMENTED, UNAUTHENTICATED -> false;
        };
    }

    private static String name(int code) {
        return Optional.ofNullable(TxValidationCode.forNumber(code)).map(TxValidationCode::name).orElse("CODE_" + code);
    }
}
