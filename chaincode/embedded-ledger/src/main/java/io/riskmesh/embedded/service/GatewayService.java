package io.riskmesh.embedded.service;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.riskmesh.embedded.endorse.Endorser;
import io.riskmesh.embedded.order.Orderer;
import io.riskmesh.embedded.request.Access;
import io.riskmesh.embedded.request.CheckedProposal;
import io.riskmesh.embedded.request.ProposalCheck;
import io.riskmesh.embedded.request.RefusedRequest;
import io.riskmesh.embedded.request.SubmitCheck;
import io.riskmesh.embedded.storage.ReadOnlyLedger;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;
import org.hyperledger.fabric.protos.peer.Response;

/// `gateway.Gateway`.
public final class GatewayService extends GatewayGrpc.GatewayImplBase {
    private final Access access;
    private final ProposalCheck proposals;
    private final SubmitCheck submissions;
    private final Endorser endorser;
    private final Orderer orderer;
    private final Streams streams;

    public GatewayService(Access access, SubmitCheck submissions, Endorser endorser, Orderer orderer, Streams streams) {
        this.access = access;
        this.proposals = new ProposalCheck(access);
        this.submissions = submissions;
        this.endorser = endorser;
        this.orderer = orderer;
        this.streams = streams;
    }

    /// Work that gives one answer or is refused.
    @FunctionalInterface
    private interface Work<A> {
        A run() throws RefusedRequest, InvalidProtocolBufferException, ReadOnlyLedger;
    }

    @Override
    public void evaluate(EvaluateRequest request, StreamObserver<EvaluateResponse> client) {
        answer(client, () -> {
            CheckedProposal proposal = proposals.check(
                    request.getProposedTransaction(), request.getChannelId(), request.getTransactionId());
            Response response = proposal.call().chaincode().equals(SystemQueries.NAME)
                    ? streams.queries().answer(proposal.call().args()) : endorser.evaluate(proposal);
            return EvaluateResponse.newBuilder().setResult(response).build();
        });
    }

    @Override
    public void endorse(EndorseRequest request, StreamObserver<EndorseResponse> client) {
        answer(client, () -> {
            CheckedProposal proposal = proposals.check(
                    request.getProposedTransaction(), request.getChannelId(), request.getTransactionId());
            return EndorseResponse.newBuilder()
                    .setPreparedTransaction(endorser.endorse(proposal, request.getEndorsingOrganizationsList())).build();
        });
    }

    @Override
    public void submit(SubmitRequest request, StreamObserver<SubmitResponse> client) {
        answer(client, () -> {
            submissions.check(request.getPreparedTransaction(), request.getChannelId());
            if (!orderer.submit(request.getPreparedTransaction().toByteString())) {
                throw new RefusedRequest(Status.Code.RESOURCE_EXHAUSTED, "the queue of the orderer is full");
            }
            return SubmitResponse.getDefaultInstance();
        });
    }

    @Override
    public void commitStatus(SignedCommitStatusRequest signed, StreamObserver<CommitStatusResponse> client) {
        try {
            CommitStatusRequest request = CommitStatusRequest.parseFrom(signed.getRequest());
            reader(request.getChannelId(), request.getIdentity(), signed.getRequest(), signed.getSignature());
            ServerCallStreamObserver<CommitStatusResponse> call = (ServerCallStreamObserver<CommitStatusResponse>) client;
            StatusWaiter waiter = new StatusWaiter(client);
            // First the handler: without one, an answer to a client that has gone throws, on the thread that commits.
            call.setOnCancelHandler(() -> streams.waiters().forget(request.getTransactionId(), waiter));
            streams.waiters().wait(request.getTransactionId(), waiter);
        } catch (RefusedRequest e) {
            client.onError(Answers.refused(e));
        } catch (InvalidProtocolBufferException _) {
            client.onError(undecodable());
        }
    }

    @Override
    public void chaincodeEvents(SignedChaincodeEventsRequest signed, StreamObserver<ChaincodeEventsResponse> client) {
        try {
            ChaincodeEventsRequest request = ChaincodeEventsRequest.parseFrom(signed.getRequest());
            reader(request.getChannelId(), request.getIdentity(), signed.getRequest(), signed.getSignature());
            streams.events(request, (ServerCallStreamObserver<ChaincodeEventsResponse>) client);
        } catch (RefusedRequest e) {
            client.onError(Answers.refused(e));
        } catch (InvalidProtocolBufferException _) {
            client.onError(undecodable());
        }
    }

    private void reader(String channel, ByteString identity, ByteString request, ByteString signature) throws RefusedRequest {
        access.requireChannel(channel);
        access.require(Access.READERS, access.signer(identity, request, signature));
    }

    private <A> void answer(StreamObserver<A> client, Work<A> work) {
        try {
            A answer = work.run();
            client.onNext(answer);
            client.onCompleted();
        } catch (RefusedRequest e) {
            client.onError(Answers.refused(e));
        } catch (ReadOnlyLedger e) {
            client.onError(Answers.readOnly(e));
        } catch (InvalidProtocolBufferException _) {
            client.onError(undecodable());
        }
    }

    private static io.grpc.StatusRuntimeException undecodable() {
        return Status.INVALID_ARGUMENT.withDescription("the request does not decode").asRuntimeException();
    }
}
