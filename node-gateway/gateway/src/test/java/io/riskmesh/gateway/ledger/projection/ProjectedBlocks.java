package io.riskmesh.gateway.ledger.projection;

import com.google.protobuf.ByteString;
import io.riskmesh.gateway.ledger.client.LedgerClient;
import io.riskmesh.gateway.ledger.client.RunningLedger;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.SourcedBlock;
import io.riskmesh.verifier.process.VerifyCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hyperledger.fabric.protos.common.Block;

/// The blocks of an embedded ledger with some proposals, made once for all tests.
final class ProjectedBlocks {
    static final int PROPOSALS = 7;

    private static final List<ByteString> BLOCKS = new ArrayList<>();

    private ProjectedBlocks() {}

    static synchronized List<ByteString> all() throws Exception {
        if (BLOCKS.isEmpty()) {
            Path data = Files.createTempDirectory("riskmesh-blocks");
            write(data);
            try (Stream<Path> files = Files.walk(data)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return List.copyOf(BLOCKS);
    }

    private static void write(Path data) throws Exception {
        try (RunningLedger ledger = new RunningLedger(data); LedgerClient client = ledger.client("AlderMSP", "operator")) {
            for (int i = 0; i < PROPOSALS; i++) {
                client.record("proposeConsortium", 0, proposal(1024 + i));
            }
        }
        try (BlockSource source = VerifyCommand.open(data)) {
            for (Optional<SourcedBlock> next = source.next(); next.isPresent(); next = source.next()) {
                BLOCKS.add(next.get().bytes());
            }
        }
    }

    static Block block(int number) throws Exception {
        return Block.parseFrom(all().get(number));
    }

    static Consortium proposal(int pad) {
        return new Consortium(RunningLedger.ALDER, 0, 1, RunningLedger.BANKS, List.of(new PartyId("RegulatorMSP")),
                ConsortiumMode.DEVELOPMENT, 3, 3, 3, 3, new CanonicalValue.Obj(new TreeMap<>()), pad);
    }
}
