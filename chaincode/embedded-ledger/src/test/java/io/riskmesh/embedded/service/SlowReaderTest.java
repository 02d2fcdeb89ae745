package io.riskmesh.embedded.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.riskmesh.embedded.authority.IssuedIdentity;
import io.riskmesh.embedded.authority.MspFolder;
import io.riskmesh.embedded.conformance.ConformanceChaincode;
import io.riskmesh.embedded.network.EmbeddedLedger;
import io.riskmesh.embedded.network.LedgerPlan;
import io.riskmesh.embedded.storage.SegmentDisk;
import io.riskmesh.embedded.transaction.Headers;
import io.riskmesh.embedded.transaction.Identities;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.orderer.SeekInfo;
import org.hyperledger.fabric.protos.orderer.SeekPosition;
import org.hyperledger.fabric.protos.orderer.SeekSpecified;
import org.hyperledger.fabric.protos.peer.DeliverGrpc;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readers that fall behind: one that takes nothing is let go, one that is only late gets everything.
final class SlowReaderTest {
    private static final int MOST_WAITING = 3;
    private static final int SMALL_WINDOW = 65_535;
    private static final String LARGE = "x".repeat(200_000);

    @TempDir
    private Path folder;

    private EmbeddedLedger ledger;
    private ManagedChannel channel;
    private IssuedIdentity bank;

    @BeforeEach
    void open() throws Exception {
        ledger = EmbeddedLedger.start(new LedgerPlan(folder, LedgerPlan.CHANNEL, List.of("BankA"), List.of("Regulator"), 0,
                Map.of(ConformanceChaincode.NAME, _ -> new ConformanceChaincode()), Clock.systemUTC(), SegmentDisk.ofFiles(), MOST_WAITING));
        channel = NettyChannelBuilder.forAddress("127.0.0.1", ledger.port(), TlsChannelCredentials.newBuilder()
                .trustManager(folder.resolve("organisations/OrdererOrg/tlsca/tlsca-cert.pem").toFile()).build())
                .initialFlowControlWindow(SMALL_WINDOW).flowControlWindow(SMALL_WINDOW).build();
        bank = MspFolder.read("BankA", folder.resolve("organisations/BankA/identities/gateway"));
    }

    @AfterEach
    void close() throws Exception {
        channel.shutdownNow();
        ledger.close();
    }

    @Test
    void one_that_takes_nothing_while_blocks_are_written_is_closed_and_finds_them_all_when_it_comes_back() throws Exception {
        Reader stuck = read(1);
        submit(2 + MOST_WAITING + 2);
        stuck.takeAll(); // what was on its way comes first, then the end
        Status ended = stuck.ended.get(20, TimeUnit.SECONDS);
        assertEquals(Status.Code.RESOURCE_EXHAUSTED, ended.getCode(), ended::toString);
        assertTrue(ended.getDescription().contains("resume at your checkpoint"), ended::toString);
        assertTrue(stuck.blocks.get() < ledger.head().height());
        Reader again = read(1);
        again.takeAll();
        again.awaitBlocks(ledger.head().height());
    }

    @Test
    void one_that_is_far_behind_but_reads_is_served_at_its_own_pace() throws Exception {
        submit(4 * MOST_WAITING);
        Reader late = read(1);
        for (int i = 1; i < ledger.head().height(); i++) {
            late.awaitBlocks(i);
            late.call.request(1);
        }
        late.awaitBlocks(ledger.head().height());
        assertFalse(late.ended.isDone());
    }

    private void submit(int blocks) throws Exception {
        Gateway gateway = Gateway.newInstance().connection(channel).hash(Hash.NONE).signer(bank::sign)
                .identity(new X509Identity(bank.mspId(), bank.certificate())).connect();
        Contract contract = gateway.getNetwork(LedgerPlan.CHANNEL).getContract(ConformanceChaincode.NAME);
        for (int i = 0; i < blocks; i++) {
            contract.submitTransaction("put", "key" + i, LARGE);
        }
    }

    private Reader read(int first) {
        Reader reader = new Reader(first);
        DeliverGrpc.newStub(channel).deliver(reader).onNext(fromTheFirst());
        return reader;
    }

    private Envelope fromTheFirst() {
        ByteString signer = Headers.signature(Identities.serialized(bank), new byte[24]).toByteString();
        ChannelHeader header = ChannelHeader.newBuilder().setType(HeaderType.DELIVER_SEEK_INFO_VALUE).setChannelId(LedgerPlan.CHANNEL)
                .setTimestamp(Headers.timestamp(Clock.systemUTC().instant())).build();
        SeekInfo seek = SeekInfo.newBuilder().setStart(at(0)).setStop(at(Long.MAX_VALUE)).build();
        ByteString payload = Payload.newBuilder()
                .setHeader(Header.newBuilder().setChannelHeader(header.toByteString()).setSignatureHeader(signer))
                .setData(seek.toByteString()).build().toByteString();
        return Envelope.newBuilder().setPayload(payload).setSignature(ByteString.copyFrom(bank.sign(payload.toByteArray()))).build();
    }

    private static SeekPosition at(long number) {
        return SeekPosition.newBuilder().setSpecified(SeekSpecified.newBuilder().setNumber(number)).build();
    }

    /// A client that takes only what it asks for.
    private static final class Reader implements ClientResponseObserver<Envelope, DeliverResponse> {
        private final int first;
        private final AtomicInteger blocks = new AtomicInteger();
        private final CompletableFuture<Status> ended = new CompletableFuture<>();
        private ClientCallStreamObserver<Envelope> call;

        Reader(int first) {
            this.first = first;
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<Envelope> started) {
            call = started;
            started.disableAutoRequestWithInitial(first);
        }

        void takeAll() {
            call.request(Integer.MAX_VALUE);
        }

        void awaitBlocks(long wanted) throws InterruptedException {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (blocks.get() < wanted) {
                assertTrue(System.nanoTime() < end && !ended.isDone(), () -> blocks + " of " + wanted + " blocks, ended " + ended);
                Thread.sleep(2);
            }
        }

        @Override
        public void onNext(DeliverResponse answer) {
            blocks.incrementAndGet();
        }

        @Override
        public void onError(Throwable cause) {
            ended.complete(Status.fromThrowable(cause));
        }

        @Override
        public void onCompleted() {
            ended.complete(Status.OK);
        }
    }
}
