package io.riskmesh.embedded.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.riskmesh.embedded.conformance.ConformanceChaincode;
import io.riskmesh.embedded.network.EmbeddedLedger;
import io.riskmesh.embedded.network.LedgerPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import io.grpc.stub.StreamObserver;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.GatewayGrpc;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.hyperledger.fabric.protos.peer.Proposal;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests that no client of ours would make are refused with a status that says whose fault it is.
final class HostileRequestTest {
    private static final Set<Status.Code> REFUSALS = Set.of(Status.Code.INVALID_ARGUMENT, Status.Code.PERMISSION_DENIED,
            Status.Code.NOT_FOUND, Status.Code.ABORTED);
    private static final long SEED = 20_260_601;
    private static final int ROUNDS = 300;

    @TempDir
    private Path folder;

    private EmbeddedLedger ledger;
    private ManagedChannel channel;

    @BeforeEach
    void start() throws Exception {
        ledger = EmbeddedLedger.start(LedgerPlan.of(folder, List.of("BankA"), List.of(), 0,
                Map.of(ConformanceChaincode.NAME, _ -> new ConformanceChaincode())));
        channel = NettyChannelBuilder.forAddress("127.0.0.1", ledger.port(), TlsChannelCredentials.newBuilder()
                .trustManager(folder.resolve("organisations/OrdererOrg/tlsca/tlsca-cert.pem").toFile()).build()).build();
    }

    @AfterEach
    void stop() throws Exception {
        channel.shutdownNow();
        ledger.close();
    }

    @Test
    void random_bytes_in_every_field_of_the_gateway_are_refused() {
        GatewayGrpc.GatewayBlockingStub stub = GatewayGrpc.newBlockingStub(channel);
        Random random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            SignedProposal signed = SignedProposal.newBuilder().setSignature(noise(random)).setProposalBytes(
                    i % 2 == 0 ? noise(random) : Proposal.newBuilder().setHeader(noise(random)).setPayload(noise(random)).build().toByteString())
                    .build();
            refused(i, () -> stub.evaluate(EvaluateRequest.newBuilder().setChannelId("riskmesh").setProposedTransaction(signed).build()));
            refused(i, () -> stub.endorse(EndorseRequest.newBuilder().setChannelId("riskmesh").setProposedTransaction(signed).build()));
            Envelope envelope = Envelope.newBuilder().setSignature(noise(random)).setPayload(
                    i % 2 == 0 ? noise(random) : Payload.newBuilder().setData(noise(random)).build().toByteString()).build();
            refused(i, () -> stub.submit(SubmitRequest.newBuilder().setChannelId("riskmesh").setPreparedTransaction(envelope).build()));
            refused(i, () -> stub.commitStatus(
                    SignedCommitStatusRequest.newBuilder().setRequest(noise(random)).setSignature(noise(random)).build()));
            refused(i, () -> stub.chaincodeEvents(
                    SignedChaincodeEventsRequest.newBuilder().setRequest(noise(random)).setSignature(noise(random)).build()).next());
        }
        refused(-1, () -> stub.endorse(EndorseRequest.newBuilder().setChannelId("another").build()));
        assertEquals(2, ledger.head().height(), "nothing was written");
    }

    @Test
    void random_seeks_get_a_status_of_refusal() throws Exception {
        Random random = new Random(SEED);
        BlockingQueue<DeliverResponse> answers = new ArrayBlockingQueue<>(10);
        StreamObserver<Envelope> seeks = DeliverGrpc.newStub(channel).deliver(new StreamObserver<>() {
            @Override
            public void onNext(DeliverResponse answer) {
                answers.add(answer);
            }

            @Override
            public void onError(Throwable cause) {
                answers.add(DeliverResponse.getDefaultInstance());
            }

            @Override
            public void onCompleted() {
                answers.add(DeliverResponse.getDefaultInstance());
            }
        });
        for (int i = 0; i < ROUNDS; i++) {
            seeks.onNext(Envelope.newBuilder().setPayload(noise(random)).setSignature(noise(random)).build());
            DeliverResponse answer = answers.poll(10, TimeUnit.SECONDS);
            assertTrue(answer != null && answer.getStatusValue() >= 400, "seed " + SEED + " round " + i + ": " + answer);
        }
    }

    @Test
    void private_data_is_not_served() {
        assertEquals(Status.Code.UNIMPLEMENTED, assertThrows(StatusRuntimeException.class, () -> io.grpc.stub.ClientCalls
                .blockingUnaryCall(channel, DeliverGrpc.getDeliverWithPrivateDataMethod().toBuilder()
                        .setType(io.grpc.MethodDescriptor.MethodType.UNARY).build(), io.grpc.CallOptions.DEFAULT,
                        Envelope.getDefaultInstance())).getStatus().getCode());
    }

    private static void refused(int round, org.junit.jupiter.api.function.Executable call) {
        StatusRuntimeException refusal = assertThrows(StatusRuntimeException.class, call, "seed " + SEED + " round " + round);
        assertTrue(REFUSALS.contains(refusal.getStatus().getCode()), "seed " + SEED + " round " + round + ": " + refusal.getStatus());
    }

    private static ByteString noise(Random random) {
        byte[] bytes = new byte[random.nextInt(120)];
        random.nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }
}
