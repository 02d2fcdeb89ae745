package io.riskmesh.embedded.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.riskmesh.embedded.fault.LedgerInHand;
import io.riskmesh.embedded.request.Access;
import io.riskmesh.embedded.request.SubmitCheck;
import io.riskmesh.embedded.storage.SegmentDisk;
import io.riskmesh.embedded.transaction.Identities;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.ChaincodeEventsResponse;
import org.hyperledger.fabric.protos.gateway.CommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.CommitStatusResponse;
import org.hyperledger.fabric.protos.gateway.EndorseRequest;
import org.hyperledger.fabric.protos.gateway.EndorseResponse;
import org.hyperledger.fabric.protos.gateway.EvaluateRequest;
import org.hyperledger.fabric.protos.gateway.EvaluateResponse;
import org.hyperledger.fabric.protos.gateway.SignedChaincodeEventsRequest;
import org.hyperledger.fabric.protos.gateway.SignedCommitStatusRequest;
import org.hyperledger.fabric.protos.gateway.SubmitRequest;
import org.hyperledger.fabric.protos.gateway.SubmitResponse;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekNextCommit;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.orderer.SeekSpecified;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.hyperledger.fabric.protos.peer.SignedProposal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each method of the gateway and each seek, at the services themselves: as many messages as a socket would not carry in a minute.
/// A refusal that blames the caller, whatever the bytes.
final class HostileMessageTest {
    private static final long SEED = 20_261_201;
    private static final String CHANNEL = LedgerInHand.CHANNEL;
    private static final int MOST_BYTES = 1 << 20;
    private static final Set<Status.Code> BLAME = Set.of(Status.Code.INVALID_ARGUMENT, Status.Code.PERMISSION_DENIED, Status.Code.NOT_FOUND);

    @TempDir
    private Path folder;

    private interface Call {
        Status.Code code(ByteString bytes) throws Exception;
    }

    @Test
    void hostile_messages_are_refused_by_each_method_and_seek() throws Exception {
        feed(HostileMessageTest::proposals, 2_000);
        feed(HostileMessageTest::requests, 2_000);
    }

    @Test
    @Tag("acceptance")
    void a_hundred_thousand_hostile_messages_are_refused_by_each_method_and_seek() throws Exception {
        feed(HostileMessageTest::proposals, 100_000);
        feed(HostileMessageTest::requests, 100_000);
    }

    @Test
    @Tag("slow")
    void a_million_hostile_proposals_and_envelopes_are_refused_by_evaluate_endorse_and_submit() throws Exception {
        feed(HostileMessageTest::proposals, 1_000_000);
    }

    @Test
    @Tag("slow")
    void a_million_hostile_requests_are_refused_by_commit_status_events_and_deliver() throws Exception {
        feed(HostileMessageTest::requests, 1_000_000);
    }

    private record Services(LedgerInHand ledger, Access access, Streams streams, GatewayService gateway) {}

    private interface Feeding {
        void feed(Services services, int inputs) throws Exception;
    }

    private void feed(Feeding feeding, int inputs) throws Exception {
        Path fresh = java.nio.file.Files.createTempDirectory(folder, "ledger");
        try (LedgerInHand ledger = new LedgerInHand(fresh, SegmentDisk.ofFiles())) {
            Access access = new Access(ledger.chain().config(), Clock.systemUTC());
            Streams streams = new Streams(ledger.chain(), 100);
            feeding.feed(new Services(ledger, access, streams, new GatewayService(access, new SubmitCheck(access, MOST_BYTES),
                    ledger.endorser(), ledger.orderer(), streams)), inputs);
            assertEquals(2, ledger.chain().head().height(), "nothing was written");
        }
    }

    private static void proposals(Services services, int inputs) throws Exception {
        LedgerInHand ledger = services.ledger;
        GatewayService gateway = services.gateway;
        SignedProposal proposal = ledger.proposal("k", "v");
        String id = LedgerInHand.id(proposal);
        hit("evaluate", proposal.getProposalBytes(), inputs, bytes -> {
            CallInHand<EvaluateResponse> call = new CallInHand<>();
            gateway.evaluate(EvaluateRequest.newBuilder().setChannelId(CHANNEL).setTransactionId(id)
                    .setProposedTransaction(proposal.toBuilder().setProposalBytes(bytes)).build(), call);
            return call.ended().orElseThrow();
        });
        hit("endorse", proposal.getProposalBytes(), inputs, bytes -> {
            CallInHand<EndorseResponse> call = new CallInHand<>();
            gateway.endorse(EndorseRequest.newBuilder().setChannelId(CHANNEL).setTransactionId(id)
                    .setProposedTransaction(proposal.toBuilder().setProposalBytes(bytes)).build(), call);
            return call.ended().orElseThrow();
        });
        Envelope envelope = ledger.put("k", "v");
        hit("submit", envelope.getPayload(), inputs, bytes -> {
            CallInHand<SubmitResponse> call = new CallInHand<>();
            gateway.submit(SubmitRequest.newBuilder().setChannelId(CHANNEL)
                    .setPreparedTransaction(envelope.toBuilder().setPayload(bytes)).build(), call);
            return call.ended().orElseThrow();
        });
    }

    private static void requests(Services services, int inputs) throws Exception {
        LedgerInHand ledger = services.ledger;
        GatewayService gateway = services.gateway;
        ByteString identity = Identities.serialized(ledger.client());
        ByteString status = CommitStatusRequest.newBuilder().setChannelId(CHANNEL).setTransactionId("ab".repeat(32)).setIdentity(identity)
                .build().toByteString();
        ByteString signature = signature(ledger, status);
        hit("commitStatus", status, inputs, bytes -> {
            CallInHand<CommitStatusResponse> call = new CallInHand<>();
            gateway.commitStatus(SignedCommitStatusRequest.newBuilder().setRequest(bytes).setSignature(signature).build(), call);
            return call.ended().orElseThrow();
        });
        ByteString events = ChaincodeEventsRequest.newBuilder().setChannelId(CHANNEL).setChaincodeId("riskmesh").setIdentity(identity)
                .setStartPosition(position(0)).build().toByteString();
        ByteString eventsSignature = signature(ledger, events);
        hit("chaincodeEvents", events, inputs, bytes -> {
            CallInHand<ChaincodeEventsResponse> call = new CallInHand<>();
            gateway.chaincodeEvents(SignedChaincodeEventsRequest.newBuilder().setRequest(bytes).setSignature(eventsSignature).build(), call);
            return call.ended().orElseThrow();
        });
        seeks(services, inputs);
    }

    private static void seeks(Services services, int inputs) {
        Envelope seek = seek(services.ledger);
        hit("seek", seek.getPayload(), inputs, bytes -> {
            CallInHand<DeliverResponse> call = new CallInHand<>();
            new Seeks(services.access, services.streams, call, block -> DeliverResponse.newBuilder().setBlock(block).build()).serve(seek.toBuilder().setPayload(bytes).build());
            return switch (call.last().orElseThrow().getStatus()) {
                case BAD_REQUEST -> Status.Code.INVALID_ARGUMENT;
                case FORBIDDEN -> Status.Code.PERMISSION_DENIED;
                case NOT_FOUND -> Status.Code.NOT_FOUND;
                case UNKNOWN, SUCCESS, REQUEST_ENTITY_TOO_LARGE, INTERNAL_SERVER_ERROR, NOT_IMPLEMENTED, SERVICE_UNAVAILABLE, UNRECOGNIZED ->
                        Status.Code.INTERNAL;
            };
        });
    }

    private static Envelope seek(LedgerInHand ledger) {
        SignatureHeader signature = SignatureHeader.newBuilder().setCreator(Identities.serialized(ledger.client()))
                .setNonce(ByteString.copyFromUtf8("nonce")).build();
        ChannelHeader channel = ChannelHeader.newBuilder().setType(HeaderType.DELIVER_SEEK_INFO_VALUE).setChannelId(CHANNEL)
                .setTimestamp(com.google.protobuf.Timestamp.newBuilder().setSeconds(Instant.EPOCH.getEpochSecond())).build();
        ByteString payload = Payload.newBuilder()
                .setHeader(Header.newBuilder().setChannelHeader(channel.toByteString()).setSignatureHeader(signature.toByteString()))
                .setData(SeekInfo.newBuilder().setStart(position(0)).setStop(position(1)).build().toByteString()).build().toByteString();
        return Envelope.newBuilder().setPayload(payload).setSignature(signature(ledger, payload)).build();
    }

    private static ByteString signature(LedgerInHand ledger, ByteString bytes) {
        return ByteString.copyFrom(ledger.client().sign(bytes.toByteArray()));
    }

    private static SeekPosition position(long number) {
        return SeekPosition.newBuilder().setSpecified(SeekSpecified.newBuilder().setNumber(number)).build();
    }

    private static void hit(String what, ByteString honest, int inputs, Call call) {
        long denied = IntStream.range(0, inputs).parallel().mapToObj(i -> refusal(what, honest, i, call))
                .filter(code -> code == Status.Code.PERMISSION_DENIED).count();
        assertTrue(denied > inputs / 1_000, what + ": so few came as far as the signature: " + denied);
    }

    private static Status.Code refusal(String what, ByteString honest, int i, Call call) {
        ByteString input = HostileBytes.of(honest, i, new Random(SEED + i));
        try {
            Status.Code code = input.equals(honest) ? Status.Code.PERMISSION_DENIED : call.code(input);
            assertTrue(BLAME.contains(code), () -> what + ", seed " + (SEED + i) + ": " + code);
            return code;
        } catch (Exception | StackOverflowError e) {
            throw new AssertionError(what + ", seed " + (SEED + i), e);
        }
    }

    @Test
    void any_position_is_a_block_number_or_none() {
        Random random = new Random(SEED);
        for (int i = 0; i < 1_000_000; i++) {
            long number = random.nextLong() >> random.nextInt(64);
            SeekPosition position = i % 9 == 0 ? SeekPosition.newBuilder().setNextCommit(SeekNextCommit.getDefaultInstance()).build()
                    : i % 10 == 0 ? SeekPosition.getDefaultInstance() : position(number);
            long found = SeekRange.number(position, i);
            assertTrue(found >= (i % 9 != 0 && i % 10 == 0 ? -1 : 0), () -> "seed " + SEED + ", " + position);
        }
    }

    @Test
    void a_transaction_that_does_not_decode_ends_nobodys_stream_of_filtered_blocks() throws Exception {
        try (LedgerInHand ledger = new LedgerInHand(folder, SegmentDisk.ofFiles())) {
            Payload honest = Payload.parseFrom(ledger.put("k", "v").getPayload());
            ByteString payload = honest.toBuilder().setData(ByteString.copyFromUtf8("no transaction at all")).build().toByteString();
            Envelope envelope = Envelope.newBuilder().setPayload(payload).setSignature(signature(ledger, payload)).build();
            new SubmitCheck(new Access(ledger.chain().config(), Clock.systemUTC()), MOST_BYTES).check(envelope, CHANNEL);
            ledger.chain().append(java.util.List.of(envelope.toByteString(), ledger.put("l", "w").toByteString()));
            Block block = ledger.chain().block(2);
            var filtered = FilteredForm.of(block, CHANNEL);
            assertEquals(2, filtered.getFilteredTransactionsCount());
            assertEquals(0, filtered.getFilteredTransactions(0).getTransactionActions().getChaincodeActionsCount());
            assertEquals(org.hyperledger.fabric.protos.peer.TxValidationCode.VALID, filtered.getFilteredTransactions(1).getTxValidationCode());
        }
    }
}
