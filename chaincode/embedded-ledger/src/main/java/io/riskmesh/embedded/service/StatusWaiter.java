package io.riskmesh.embedded.service;

import io.grpc.stub.StreamObserver;
import io.riskmesh.embedded.commit.TransactionPlace;
import io.riskmesh.embedded.storage.ReadOnlyLedger;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/// Tells one client what became of its transaction.
record StatusWaiter(StreamObserver<CommitStatusResponse> client) implements CommitWaiters.Waiter {

    @Override
    public void committed(TransactionPlace place) {
        client.onNext(CommitStatusResponse.newBuilder().setBlockNumber(place.block())
                .setResult(TxValidationCode.forNumber(place.code())).build());
        client.onCompleted();
    }

    @Override
    public void stopped(ReadOnlyLedger cause) {
        client.onError(Answers.readOnly(cause));
    }
}
