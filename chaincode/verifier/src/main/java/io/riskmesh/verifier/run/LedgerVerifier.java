package io.riskmesh.verifier.run;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.BlockHash;
import io.riskmesh.verifier.block.BlockSource;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.SourcedBlock;
import io.riskmesh.verifier.block.StrictMessages;
import io.riskmesh.verifier.block.UnreadableSource;
import io.riskmesh.verifier.channel.ChannelConfig;
import io.riskmesh.verifier.report.KnownCommitHash;
import io.riskmesh.verifier.report.KnownHead;
import io.riskmesh.verifier.report.StageReport;
import io.riskmesh.verifier.report.VerificationReport;
import io.riskmesh.verifier.stage.ChainStage;
import io.riskmesh.verifier.stage.CheckedBlock;
import io.riskmesh.verifier.stage.Findings;
import io.riskmesh.verifier.stage.QuorumStage;
import io.riskmesh.verifier.stage.ReplayStage;
import io.riskmesh.verifier.stage.SignatureStage;
import io.riskmesh.verifier.stage.Stage;
import io.riskmesh.verifier.stage.StageId;
import io.riskmesh.verifier.state.StateMap;
import io.riskmesh.verifier.validation.BlockValidator;
import io.riskmesh.verifier.validation.BlockVerdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.Block;

/// Verifies a ledger from its blocks. A block that does not decode, or is not the next one, ends the run: what comes
/// after it hangs in the air. Used once; not thread-safe.
public final class LedgerVerifier {

    /// True of every ledger in Fabric's format, exported blocks of an embedded one included.
    private static final String TRUST_IN_KEYS =
            "whoever holds the orderers' keys and those of a majority of the endorsers";

    private final VerificationOptions options;
    private final ReplayStage replay = new ReplayStage();
    private final List<Stage> stages = new ArrayList<>(
            List.of(new ChainStage(), new SignatureStage(), replay, new QuorumStage()));
    private final Map<StageId, Findings> findings = new EnumMap<>(StageId.class);
    private final List<KnownHead> heads = new ArrayList<>();
    private final List<KnownCommitHash> commitHashes = new ArrayList<>();
    private ChainPosition position =
            new ChainPosition(0, ByteString.EMPTY, null, ByteString.EMPTY, 0, StateMap.empty(), new HashSet<>());
    private Optional<BlockValidator> validator = Optional.empty();
    private Optional<String> stopped = Optional.empty();

    /// @param facts the stage S5, if its rules are at hand
    public LedgerVerifier(VerificationOptions options, Optional<Stage> facts) {
        this.options = options;
        facts.ifPresent(stages::add);
        stages.forEach(stage -> findings.put(stage.id(), new Findings()));
    }

    /// Goes on where an earlier run stopped; the source must start at block 0 all the same.
    public void resume(VerifierCheckpoint checkpoint) throws MalformedBlock {
        position = checkpoint.position();
        validator = Optional.of(new BlockValidator(position.config()));
        for (Stage stage : stages) {
            stage.resume(checkpoint.saved(stage.id()));
            findings.put(stage.id(), checkpoint.findings(stage.id()));
        }
    }

    /// Reads the source to its end and reports.
    public VerificationReport verify(BlockSource source) throws UnreadableSource {
        long number = 0;
        Optional<SourcedBlock> next = source.next();
        while (next.isPresent() && stopped.isEmpty()) {
            if (number >= position.next()) {
                take(next.get());
            } else {
                passOver(next.get(), number);
            }
            number++;
            next = source.next();
        }
        if (number < position.next()) {
            fail("shorter_than_checkpoint", "The source ends before the block of the checkpoint");
        }
        return report(source.description());
    }

    /// Where the run stands, for a later one. Only of a run in which every block was taken.
    public Optional<VerifierCheckpoint> checkpoint() {
        if (stopped.isPresent() || position.config() == null) {
            return Optional.empty();
        }
        Map<StageId, ByteString> saved = new EnumMap<>(StageId.class);
        stages.forEach(stage -> saved.put(stage.id(), stage.save()));
        return Optional.of(new VerifierCheckpoint(position, saved, findings));
    }

    /// A block before the checkpoint: checked by an earlier run, so only what the reader knows is compared.
    private void passOver(SourcedBlock source, long number) {
        boolean last = number == position.next() - 1;
        if (!last && options.knownHeads().stream().noneMatch(head -> head.block() == number)) {
            return;
        }
        try {
            ByteString hash = BlockHash.ofHeader(StrictMessages.canonical(
                    Block.parser(), source.bytes(), "The block").getHeader());
            if (last && !hash.equals(position.previousHash())) {
                fail("checkpoint_head", "Block " + number + " is not the one that the earlier run checked");
            }
            compareHeads(number, hash);
        } catch (MalformedBlock e) {
            fail("block_malformed", "Block " + number + ": " + e.getMessage());
        }
    }

    private void take(SourcedBlock source) {
        Block block;
        try {
            block = StrictMessages.canonical(Block.parser(), source.bytes(), "The block");
        } catch (MalformedBlock e) {
            fail(source, "block_malformed", e.getMessage());
            return;
        }
        if (!block.hasHeader() || block.getHeader().getNumber() != position.next()) {
            fail(source, "number", "Expected block " + position.next() + ", got block "
                    + Long.toUnsignedString(block.getHeader().getNumber()));
            return;
        }
        try {
            check(source, block);
        } catch (MalformedBlock e) {
            fail("genesis_malformed", e.getMessage());
        }
    }

    private void check(SourcedBlock source, Block block) throws MalformedBlock {
        BlockVerdict verdict = validator.isEmpty()
                ? BlockValidator.genesis(block)
                : validator.get().validate(block, position.state(), position.seen()::contains);
        ChannelConfig inForce = position.config() == null ? verdict.config().orElseThrow() : position.config();
        boolean newConfig = verdict.config().isPresent();
        long lastConfig = newConfig ? position.next() : position.lastConfig();
        CheckedBlock checked = new CheckedBlock(
                source, block, position.previousHash(), inForce, lastConfig, position.state(), verdict);
        stages.forEach(stage -> stage.block(checked, findings.get(stage.id())));
        compareKnown(checked);
        verdict.transactions().forEach(t -> position.seen().add(t.transactionId()));
        if (newConfig) {
            validator = Optional.of(new BlockValidator(verdict.config().get()));
        }
        position = new ChainPosition(position.next() + 1, BlockHash.ofHeader(block.getHeader()),
                verdict.config().orElse(inForce),
                newConfig ? block.getData().getData(0) : position.configEnvelope(), lastConfig, verdict.state(),
                position.seen());
    }

    private void compareKnown(CheckedBlock block) {
        compareHeads(block.number(), block.headerHash());
        for (HashAt hash : options.knownCommitHashes()) {
            if (hash.block() == block.number()) {
                commitHashes.add(new KnownCommitHash(
                        hash.source(), hash.block(), hash.hash().equals(replay.commitHash())));
            }
        }
    }

    private void compareHeads(long number, ByteString headerHash) {
        options.knownHeads().stream().filter(head -> head.block() == number)
                .forEach(head -> heads.add(new KnownHead(number, head.hash().equals(headerHash))));
    }

    /// A damaged container explains whatever is wrong with its content.
    private void fail(SourcedBlock source, String code, String detail) {
        fail(source.damage().isPresent() ? "block_file_corrupt" : code,
                source.damage().orElse(detail) + ", " + source.origin());
    }

    private void fail(String code, String detail) {
        findings.get(StageId.S1).failure(position.next(), code, detail);
        stopped = Optional.of("The run ended at block " + position.next());
    }

    private VerificationReport report(String description) {
        if (position.next() == 0 && stopped.isEmpty()) {
            fail("no_blocks", "There is no block");
        }
        addUnreached();
        List<StageReport> reports = new ArrayList<>();
        for (Stage stage : stages) {
            // A later run goes on from what the blocks showed; what their end shows may change with the next block.
            Findings found = findings.get(stage.id()).copy();
            Optional<String> notChecked = stage.end(found);
            reports.add(StageReport.of(stage.id(), found, stopped.or(() -> notChecked)));
        }
        if (!findings.containsKey(StageId.S5)) {
            reports.add(StageReport.of(StageId.S5, new Findings(), Optional.of("The rules of facts were not asked for")));
        }
        boolean embedded = options.embedded();
        return new VerificationReport(position.config() == null ? "" : position.config().channelId(),
                embedded ? "embedded" : "fabric", embedded ? "single operator" : TRUST_IN_KEYS,
                0, position.next() - 1, HexFormat.of().formatHex(position.previousHash().toByteArray()), heads, reports,
                commitHashes, NotProvable.of(options), description);
    }

    /// A head or hash beyond the last block was true once: the chain has been cut.
    private void addUnreached() {
        options.knownHeads().stream().filter(head -> head.block() >= position.next())
                .forEach(head -> heads.add(new KnownHead(head.block(), false)));
        options.knownCommitHashes().stream().filter(hash -> hash.block() >= position.next())
                .forEach(hash -> commitHashes.add(new KnownCommitHash(hash.source(), hash.block(), false)));
    }
}
