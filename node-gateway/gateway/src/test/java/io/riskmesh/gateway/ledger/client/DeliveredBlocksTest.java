package io.riskmesh.gateway.ledger.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import io.grpc.Status.Code;
import io.riskmesh.verifier.block.BlockHash;
import io.riskmesh.verifier.block.SourcedBlock;
import io.riskmesh.verifier.facts.FactStage;
import io.riskmesh.verifier.process.VerifyCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.Status;
import org.hyperledger.fabric.protos.peer.DeliverResponse;
import org.hyperledger.fabric.protos.peer.FilteredBlock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The verifier over the Deliver stream of a running ledger, and over that of a peer that lies in each way that a peer can.
final class DeliveredBlocksTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static RunningLedger ledger;
    private static ConnectionProfile profile;
    private static List<Block> honest;

    private record Verdict(int status, String report, String problem) {

        void names(int block, String code) {
            assertEquals(VerifyCommand.FAILED, status, report + problem);
            assertTrue(report.contains("{\"block\":" + block + ",\"code\":\"" + code + "\""), report);
        }

        void unreadable(String why) {
            assertEquals(VerifyCommand.UNREADABLE, status, report + problem);
            assertTrue(problem.contains(why), problem);
        }
    }

    @TempDir
    private Path folder;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        ledger = new RunningLedger(data);
        profile = ConnectionProfile.read(data);
        try (LedgerClient client = ledger.client("AlderMSP", "operator")) {
            for (int seq = 1; seq <= 3; seq++) {
                client.record("proposeConsortium", 0, LedgerClientTest.wanted(3 + seq));
            }
        }
        honest = delivered(profile);
        assertEquals(5, honest.size());
    }

    @AfterAll
    static void stop() throws IOException {
        ledger.close();
    }

    @Test
    void what_a_running_ledger_delivers_verifies_and_so_does_what_was_kept() throws Exception {
        Path kept = folder.resolve("kept");
        Verdict verdict = verify(profile, "RegulatorMSP", "auditor", Optional.of(kept), List.of());
        assertEquals(VerifyCommand.VERIFIED, verdict.status(), verdict.report() + verdict.problem());
        assertTrue(verdict.report().contains("\"toBlock\":4") && verdict.report().contains("\"ledger\":\"embedded\""), verdict.report());
        Verdict offline = run(List.of(kept.toString(), "--format", "json"), VerifyCommand::open);
        assertEquals(verdict.report().replaceAll("\"source\":\"[^\"]*\"", ""), offline.report().replaceAll("\"source\":\"[^\"]*\"", ""));
        verify(profile, "RegulatorMSP", "auditor", Optional.of(kept), List.of()).unreadable("must not exist");
    }

    @Test
    void a_block_that_is_dropped_repeated_or_out_of_order_is_named() throws Exception {
        lying(blocks -> without(blocks, 2)).names(2, "number");
        lying(blocks -> without(blocks, 0)).names(0, "number");
        lying(blocks -> with(blocks, 3, blocks.get(2))).names(3, "number");
        lying(blocks -> with(with(blocks, 2, blocks.get(3)), 3, blocks.get(2))).names(2, "number");
    }

    @Test
    void a_block_that_is_changed_in_any_part_is_named() throws Exception {
        Block third = honest.get(3);
        ByteString envelope = third.getData().getData(0);
        lying(blocks -> with(blocks, 3, third.toBuilder().setData(third.getData().toBuilder().setData(0, flipped(envelope))).build()))
                .names(3, "data_hash");
        lying(blocks -> with(blocks, 3, third.toBuilder().setHeader(third.getHeader().toBuilder()
                .setPreviousHash(flipped(third.getHeader().getPreviousHash()))).build())).names(3, "previous_hash");
        for (int i = 0; i < third.getMetadata().getMetadataCount(); i++) {
            int entry = i;
            ByteString old = third.getMetadata().getMetadata(i);
            Block changed = third.toBuilder().setMetadata(third.getMetadata().toBuilder().setMetadata(i,
                    old.isEmpty() ? ByteString.copyFromUtf8("x") : flipped(old))).build();
            Verdict verdict = lying(blocks -> with(blocks, 3, changed));
            assertEquals(VerifyCommand.FAILED, verdict.status(), "metadata " + entry);
            assertTrue(verdict.report().contains("{\"block\":3,\"code\":"), verdict.report());
        }
    }

    @Test
    void what_a_lying_peer_sent_is_kept_as_evidence() throws Exception {
        Path kept = folder.resolve("evidence");
        try (LyingPeer peer = new LyingPeer(tls(), client -> {
            without(honest, 2).forEach(block -> client.onNext(DeliverResponse.newBuilder().setBlock(block).build()));
            client.onNext(status(Status.SUCCESS));
        })) {
            verify(at(peer), "AlderMSP", "operator", Optional.of(kept), List.of()).names(2, "number");
        }
        run(List.of(kept.toString(), "--format", "json"), VerifyCommand::open).names(2, "number");
    }

    @Test
    void a_stream_that_is_cut_is_no_shorter_ledger() throws Exception {
        answering(client -> {
            honest.subList(0, 3).forEach(block -> client.onNext(DeliverResponse.newBuilder().setBlock(block).build()));
            client.onCompleted();
        }, List.of()).unreadable("ended the stream before the range was complete, after 3 blocks");
        answering(client -> {
            client.onNext(DeliverResponse.newBuilder().setBlock(honest.getFirst()).build());
            client.onError(io.grpc.Status.fromCode(Code.UNAVAILABLE).asRuntimeException());
        }, List.of()).unreadable("UNAVAILABLE, after 1 blocks");
        answering(client -> client.onNext(status(Status.FORBIDDEN)), List.of()).unreadable("the peer answered FORBIDDEN");
        answering(client -> client.onNext(DeliverResponse.newBuilder().setFilteredBlock(FilteredBlock.getDefaultInstance()).build()),
                List.of()).unreadable("something else than a block");
        answering(client -> client.onNext(status(Status.SUCCESS)), List.of()).names(0, "no_blocks");
    }

    @Test
    void a_peer_that_hides_its_newest_blocks_is_seen_by_who_kept_a_head() throws Exception {
        String head = "4:" + HexFormat.of().formatHex(BlockHash.ofHeader(honest.get(4).getHeader()).toByteArray());
        LyingPeer.Lie shorter = client -> {
            honest.subList(0, 3).forEach(block -> client.onNext(DeliverResponse.newBuilder().setBlock(block).build()));
            client.onNext(status(Status.SUCCESS));
        };
        assertEquals(VerifyCommand.VERIFIED, answering(shorter, List.of()).status(), "absence of newer blocks is not provable");
        assertEquals(VerifyCommand.FAILED, answering(shorter, List.of("--known-head", head)).status());
        assertEquals(VerifyCommand.VERIFIED, verify(profile, "AlderMSP", "operator", Optional.empty(),
                List.of("--known-head", head)).status());
    }

    @Test
    void a_silent_peer_a_peer_of_another_authority_and_a_reader_of_none_are_unreadable() throws Exception {
        try (LyingPeer silent = new LyingPeer(tls(), _ -> { })) {
            verify(at(silent), "AlderMSP", "operator", Optional.empty(), List.of(), Duration.ofMillis(200))
                    .unreadable("sent nothing for 200 ms");
        }
        try (RunningLedger other = new RunningLedger(folder.resolve("other"))) {
            ConnectionProfile theirs = ConnectionProfile.read(other.folder());
            verify(profile(profile, theirs.endpoint(), profile.identities()), "AlderMSP", "operator", Optional.empty(), List.of())
                    .unreadable("UNAVAILABLE, before the first block");
            verify(profile(profile, profile.endpoint(), theirs.identities()), "AlderMSP", "operator", Optional.empty(), List.of())
                    .unreadable("the peer answered FORBIDDEN, before the first block");
        }
    }

    private static Verdict lying(UnaryOperator<List<Block>> lie) throws Exception {
        return answering(client -> {
            lie.apply(honest).forEach(block -> client.onNext(DeliverResponse.newBuilder().setBlock(block).build()));
            client.onNext(status(Status.SUCCESS));
        }, List.of());
    }

    private static Verdict answering(LyingPeer.Lie lie, List<String> options) throws Exception {
        try (LyingPeer peer = new LyingPeer(tls(), lie)) {
            return verify(at(peer), "AlderMSP", "operator", Optional.empty(), options);
        }
    }

    private static Verdict verify(ConnectionProfile peer, String mspId, String name, Optional<Path> keep, List<String> options)
            throws IOException {
        return verify(peer, mspId, name, keep, options, PATIENCE);
    }

    private static Verdict verify(ConnectionProfile peer, String mspId, String name, Optional<Path> keep, List<String> options,
            Duration patience) throws IOException {
        LedgerIdentity reader = peer.identity(mspId, name);
        List<String> args = new ArrayList<>(List.of("peer", "--format", "json"));
        args.addAll(options);
        return run(args, _ -> {
            DeliveredBlocks blocks = DeliveredBlocks.open(peer, reader, InstantSource.system(), new SplittableRandom(1), patience);
            return keep.isPresent() ? KeptBlocks.of(blocks, keep.get()) : blocks;
        });
    }

    private static Verdict run(List<String> args, VerifyCommand.SourceOpener opener) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new VerifyCommand(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), () -> Optional.of(new FactStage())).run(args, opener);
        return new Verdict(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static List<Block> delivered(ConnectionProfile peer) throws Exception {
        List<Block> blocks = new ArrayList<>();
        try (DeliveredBlocks source = DeliveredBlocks.open(peer, peer.identity("AlderMSP", "operator"), InstantSource.system(),
                new SplittableRandom(1), PATIENCE)) {
            for (Optional<SourcedBlock> next = source.next(); next.isPresent(); next = source.next()) {
                blocks.add(Block.parseFrom(next.get().bytes()));
            }
        }
        return blocks;
    }

    private static ConnectionProfile at(LyingPeer peer) {
        return profile(profile, "127.0.0.1:" + peer.port(), profile.identities());
    }

    private static ConnectionProfile profile(ConnectionProfile base, String endpoint, Path identities) {
        return new ConnectionProfile(base.folder(), endpoint, base.channel(), base.banks(), base.regulators(), identities,
                base.tlsRoot(), base.trustLabel(), base.processId());
    }

    private static Path tls() {
        return ledger.folder().resolve("organisations/OrdererOrg/identities/orderer0/tls");
    }

    private static DeliverResponse status(Status status) {
        return DeliverResponse.newBuilder().setStatus(status).build();
    }

    private static List<Block> without(List<Block> blocks, int at) {
        List<Block> fewer = new ArrayList<>(blocks);
        fewer.remove(at);
        return fewer;
    }

    private static List<Block> with(List<Block> blocks, int at, Block other) {
        List<Block> changed = new ArrayList<>(blocks);
        changed.set(at, other);
        return changed;
    }

    private static ByteString flipped(ByteString bytes) {
        byte[] changed = bytes.toByteArray();
        changed[changed.length / 2] ^= 1;
        return ByteString.copyFrom(changed);
    }
}
