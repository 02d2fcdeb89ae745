package io.riskmesh.embedded.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.StreamObserver;
import io.riskmesh.embedded.authority.IssuedIdentity;
import io.riskmesh.embedded.authority.MspFolder;
import io.riskmesh.embedded.conformance.ConformanceChaincode;
import io.riskmesh.embedded.network.EmbeddedLedger;
import io.riskmesh.embedded.network.LedgerPlan;
import io.riskmesh.embedded.transaction.Headers;
import io.riskmesh.embedded.transaction.Identities;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekNewest;
import org.hyperledger.fabric.protos.orderer.SeekOldest;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.orderer.SeekSpecified;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Deliver as clients drive it: signed seeks on one stream that stays open.
final class SeeksTest {
    private static final SeekPosition OLDEST = SeekPosition.newBuilder().setOldest(SeekOldest.getDefaultInstance()).build();
    private static final SeekPosition NEWEST = SeekPosition.newBuilder().setNewest(SeekNewest.getDefaultInstance()).build();

    @TempDir
    private Path folder;

    private final BlockingQueue<DeliverResponse> answers = new LinkedBlockingQueue<>();
    private EmbeddedLedger ledger;
    private ManagedChannel channel;
    private IssuedIdentity reader;
    private StreamObserver<Envelope> seeks;

    @BeforeEach
    void open() throws Exception {
        ledger = EmbeddedLedger.start(LedgerPlan.of(folder, List.of("BankA"), List.of("Regulator"), 0,
                Map.of(ConformanceChaincode.NAME, _ -> new ConformanceChaincode())));
        channel = NettyChannelBuilder.forAddress("127.0.0.1", ledger.port(), TlsChannelCredentials.newBuilder()
                .trustManager(folder.resolve("organisations/OrdererOrg/tlsca/tlsca-cert.pem").toFile()).build()).build();
        reader = MspFolder.read("Regulator", folder.resolve("organisations/Regulator/identities/auditor"));
        seeks = DeliverGrpc.newStub(channel).deliver(new Collector());
    }

    @AfterEach
    void close() throws Exception {
        channel.shutdownNow();
        ledger.close();
    }

    @Test
    void a_range_ends_with_success_and_the_stream_serves_the_next() throws Exception {
        for (int round = 0; round < 3; round++) {
            seeks.onNext(seek(OLDEST, NEWEST, SeekInfo.SeekBehavior.BLOCK_UNTIL_READY, "riskmesh"));
            assertEquals(0, block());
            assertEquals(1, block());
            assertEquals(Status.SUCCESS, next().getStatus());
        }
    }

    @Test
    void a_block_that_is_not_there_is_not_found_or_waited_for_as_asked() throws Exception {
        seeks.onNext(seek(at(2), at(2), SeekInfo.SeekBehavior.FAIL_IF_NOT_READY, "riskmesh"));
        assertEquals(Status.NOT_FOUND, next().getStatus());
        seeks.onNext(seek(at(1), at(-1), SeekInfo.SeekBehavior.BLOCK_UNTIL_READY, "riskmesh"));
        assertEquals(1, block());
        assertNull(answers.poll(300, TimeUnit.MILLISECONDS), "waits for block 2");
    }

    @Test
    void seeks_that_make_no_sense_are_refused_by_status() throws Exception {
        seeks.onNext(seek(at(1), at(0), SeekInfo.SeekBehavior.BLOCK_UNTIL_READY, "riskmesh"));
        assertEquals(Status.BAD_REQUEST, next().getStatus());
        seeks.onNext(seek(SeekPosition.getDefaultInstance(), NEWEST, SeekInfo.SeekBehavior.BLOCK_UNTIL_READY, "riskmesh"));
        assertEquals(Status.BAD_REQUEST, next().getStatus());
        seeks.onNext(seek(OLDEST, NEWEST, SeekInfo.SeekBehavior.BLOCK_UNTIL_READY, "another"));
        assertEquals(Status.NOT_FOUND, next().getStatus());
        Envelope good = seek(OLDEST, NEWEST, SeekInfo.SeekBehavior.BLOCK_UNTIL_READY, "riskmesh");
        seeks.onNext(good.toBuilder().setSignature(ByteString.copyFrom(reader.sign(new byte[1]))).build());
        assertEquals(Status.FORBIDDEN, next().getStatus());
    }

    private DeliverResponse next() throws InterruptedException {
        DeliverResponse answer = answers.poll(10, TimeUnit.SECONDS);
        assertNotNull(answer, "an answer within 10 s");
        return answer;
    }

    private long block() throws InterruptedException {
        DeliverResponse answer = next();
        assertEquals(DeliverResponse.TypeCase.BLOCK, answer.getTypeCase());
        return answer.getBlock().getHeader().getNumber();
    }

    private static SeekPosition at(long number) {
        return SeekPosition.newBuilder().setSpecified(SeekSpecified.newBuilder().setNumber(number)).build();
    }

    private Envelope seek(SeekPosition from, SeekPosition to, SeekInfo.SeekBehavior behavior, String channelId) {
        ByteString signer = Headers.signature(Identities.serialized(reader), new byte[24]).toByteString();
        ChannelHeader header = ChannelHeader.newBuilder().setType(HeaderType.DELIVER_SEEK_INFO_VALUE).setChannelId(channelId)
                .setTimestamp(Headers.timestamp(Instant.now())).build();
        ByteString payload = Payload.newBuilder()
                .setHeader(Header.newBuilder().setChannelHeader(header.toByteString()).setSignatureHeader(signer))
                .setData(SeekInfo.newBuilder().setStart(from).setStop(to).setBehavior(behavior).build().toByteString()).build().toByteString();
        return Envelope.newBuilder().setPayload(payload).setSignature(ByteString.copyFrom(reader.sign(payload.toByteArray()))).build();
    }

    private final class Collector implements StreamObserver<DeliverResponse> {
        @Override
        public void onNext(DeliverResponse answer) {
            answers.add(answer);
        }

        @Override
        public void onError(Throwable cause) {
            assertFalse(ledger.head().height() < 2, cause::toString);
        }

        @Override
        public void onCompleted() {
            answers.add(DeliverResponse.getDefaultInstance());
        }
    }
}
