package io.riskmesh.embedded.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.TlsChannelCredentials;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.riskmesh.contract.RiskmeshChaincode;
import io.riskmesh.embedded.authority.IssuedIdentity;
import io.riskmesh.embedded.authority.MspFolder;
import io.riskmesh.embedded.conformance.ConformanceChaincode;
import io.riskmesh.embedded.endorse.ChaincodeFactory;
import io.riskmesh.embedded.service.TrustLabel;
import io.riskmesh.embedded.storage.FolderInUse;
import io.riskmesh.embedded.storage.SegmentDisk;
import io.riskmesh.embedded.storage.SegmentWriter;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalJson;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.part.ConsortiumMode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.Contract;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Gateway;
import org.hyperledger.fabric.client.Hash;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.identity.Signers;
import org.hyperledger.fabric.client.identity.X509Identity;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedLedgerTest {
    private static final List<String> BANKS = List.of("BankA", "BankB", "BankC");
    private static final Map<String, ChaincodeFactory> CHAINCODES = Map.of(ConformanceChaincode.NAME, _ -> new ConformanceChaincode(),
            "riskmesh", _ -> new RiskmeshChaincode());

    @TempDir
    private Path folder;

    private final List<ManagedChannel> channels = new ArrayList<>();

    @AfterEach
    void disconnect() {
        channels.forEach(ManagedChannel::shutdownNow);
    }

    @Test
    void a_restart_serves_what_was_committed() throws Exception {
        long height;
        try (EmbeddedLedger ledger = EmbeddedLedger.start(plan(BANKS))) {
            assertEquals(2, ledger.head().height(), "configuration and definitions");
            contract(ledger, "BankA", "gateway", ConformanceChaincode.NAME).submitTransaction("put", "a", "one");
            height = ledger.head().height();
        }
        try (EmbeddedLedger ledger = EmbeddedLedger.start(plan(BANKS))) {
            assertEquals(height, ledger.head().height());
            Contract contract = contract(ledger, "BankB", "gateway", ConformanceChaincode.NAME);
            assertArrayEquals("one".getBytes(java.nio.charset.StandardCharsets.UTF_8), contract.evaluateTransaction("get", "a"));
            contract.submitTransaction("put", "a", "two");
        }
    }

    @Test
    void a_folder_of_other_members_is_refused() throws Exception {
        EmbeddedLedger.start(plan(BANKS)).close();
        assertThrows(OtherChannel.class, () -> EmbeddedLedger.start(plan(List.of("BankA", "BankB"))));
        EmbeddedLedger.start(plan(BANKS)).close();
    }

    @Test
    void a_second_ledger_on_the_folder_is_refused() throws Exception {
        try (EmbeddedLedger _ = EmbeddedLedger.start(plan(BANKS))) {
            assertThrows(FolderInUse.class, () -> EmbeddedLedger.start(plan(BANKS)));
        }
    }

    @Test
    void every_answer_says_whom_one_must_trust() throws Exception {
        try (EmbeddedLedger ledger = EmbeddedLedger.start(plan(BANKS))) {
            List<String> labels = new ArrayList<>();
            Channel listened = ClientInterceptors.intercept(channel(ledger), new LabelReader(labels));
            contract(listened, "BankA", "gateway", ConformanceChaincode.NAME).submitTransaction("put", "a", "one");
            assertEquals(List.of(TrustLabel.TEXT, TrustLabel.TEXT, TrustLabel.TEXT), labels);
        }
    }

    @Test
    void a_consortium_in_production_is_refused_and_one_in_development_is_not() throws Exception {
        try (EmbeddedLedger ledger = EmbeddedLedger.start(plan(BANKS))) {
            Contract contract = contract(ledger, "BankA", "operator", "riskmesh");
            EndorseException refused = assertThrows(EndorseException.class,
                    () -> contract.submitTransaction("proposeConsortium", proposal(ConsortiumMode.PRODUCTION)));
            assertTrue(refused.getDetails().getFirst().getMessage().startsWith("REFUSED simulated_refused"),
                    refused.getDetails()::toString);
            assertTrue(contract.submitTransaction("proposeConsortium", proposal(ConsortiumMode.DEVELOPMENT)).length > 0);
        }
    }

    @Test
    void a_regulator_is_no_member_to_the_contract_either() throws Exception {
        try (EmbeddedLedger ledger = EmbeddedLedger.start(plan(BANKS))) {
            Contract contract = contract(ledger, "Regulator", "auditor", "riskmesh");
            EndorseException refused = assertThrows(EndorseException.class,
                    () -> contract.submitTransaction("proposeConsortium", proposal(ConsortiumMode.DEVELOPMENT)));
            assertTrue(refused.getDetails().getFirst().getMessage().contains("REFUSED "), refused.getDetails()::toString);
        }
    }

    @Test
    void a_full_disk_refuses_submits_and_still_answers() throws Exception {
        FailingDisk disk = new FailingDisk();
        LedgerPlan plan = new LedgerPlan(folder, LedgerPlan.CHANNEL, BANKS, List.of("Regulator"), 0, CHAINCODES, Clock.systemUTC(), disk,
                LedgerPlan.MOST_WAITING);
        try (EmbeddedLedger ledger = EmbeddedLedger.start(plan)) {
            Contract contract = contract(ledger, "BankA", "gateway", ConformanceChaincode.NAME);
            contract.submitTransaction("put", "a", "one");
            disk.full = true;
            CommitStatusException lost = assertThrows(CommitStatusException.class,
                    contract.newProposal("put").addArguments("a", "two").build().endorse().submitAsync()::getStatus);
            assertTrue(lost.getStatus().getDescription().startsWith("ledger_read_only"), lost.getStatus()::toString);
            SubmitException refused = assertThrows(SubmitException.class, () -> contract.submitTransaction("put", "a", "three"));
            assertEquals(Status.Code.UNAVAILABLE, refused.getStatus().getCode());
            assertTrue(refused.getStatus().getDescription().startsWith("ledger_read_only"), refused.getStatus()::toString);
            assertArrayEquals("one".getBytes(java.nio.charset.StandardCharsets.UTF_8), contract.evaluateTransaction("get", "a"));
        }
        disk.full = false;
        try (EmbeddedLedger ledger = EmbeddedLedger.start(plan)) {
            contract(ledger, "BankA", "gateway", ConformanceChaincode.NAME).submitTransaction("put", "a", "two");
        }
    }

    private static final class FailingDisk implements SegmentDisk {
        private volatile boolean full;

        @Override
        public SegmentWriter open(Path file) throws IOException {
            SegmentWriter real = SegmentDisk.ofFiles().open(file);
            return new SegmentWriter() {
                @Override
                public void append(ByteBuffer record) throws IOException {
                    if (full) {
                        real.append(record.slice(0, record.remaining() / 2));
                        throw new IOException("No space left on device");
                    }
                    real.append(record);
                }

                @Override
                public void force(boolean metadata) throws IOException {
                    real.force(metadata);
                }

                @Override
                public void truncate(long bytes) throws IOException {
                    real.truncate(bytes);
                }

                @Override
                public void close() throws IOException {
                    real.close();
                }
            };
        }
    }

    private record LabelReader(List<String> labels) implements ClientInterceptor {
        @Override
        public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
            return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
                @Override
                public void start(Listener<A> listener, Metadata headers) {
                    super.start(new SimpleForwardingClientCallListener<>(listener) {
                        @Override
                        public void onHeaders(Metadata answered) {
                            labels.add(answered.get(TrustLabel.HEADER));
                            super.onHeaders(answered);
                        }
                    }, headers);
                }
            };
        }
    }

    private static byte[] proposal(ConsortiumMode mode) {
        Consortium consortium = new Consortium(new PartyId("BankA"), 0, 1, BANKS.stream().map(PartyId::new).toList(),
                List.of(new PartyId("Regulator")), mode, 3, 2, 3, 3, new CanonicalValue.Obj(new TreeMap<>()), 1024);
        TreeMap<String, CanonicalValue> request = new TreeMap<>(Facts.ownFields(consortium).fields());
        request.put("consortium", new CanonicalValue.Int(0));
        return CanonicalJson.encode(new CanonicalValue.Obj(request));
    }

    private LedgerPlan plan(List<String> banks) {
        return LedgerPlan.of(folder, banks, List.of("Regulator"), 0, CHAINCODES);
    }

    private ManagedChannel channel(EmbeddedLedger ledger) throws IOException {
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", ledger.port(), TlsChannelCredentials.newBuilder()
                .trustManager(folder.resolve("organisations/OrdererOrg/tlsca/tlsca-cert.pem").toFile()).build()).build();
        channels.add(channel);
        return channel;
    }

    private Contract contract(EmbeddedLedger ledger, String mspId, String identity, String chaincode) throws Exception {
        return contract(channel(ledger), mspId, identity, chaincode);
    }

    private Contract contract(Channel channel, String mspId, String identity, String chaincode) throws Exception {
        IssuedIdentity issued = MspFolder.read(mspId, folder.resolve("organisations").resolve(mspId).resolve("identities").resolve(identity));
        Gateway gateway = Gateway.newInstance().connection(channel).hash(Hash.SHA256)
                .identity(new X509Identity(mspId, issued.certificate())).signer(Signers.newPrivateKeySigner(issued.key())).connect();
        return gateway.getNetwork(LedgerPlan.CHANNEL).getContract(chaincode);
    }
}
