package io.riskmesh.verifier.stage;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.BlockHash;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.SourcedBlock;
import io.riskmesh.verifier.block.StrictMessages;
import io.riskmesh.verifier.channel.ChannelConfig;
import io.riskmesh.verifier.made.MadeLedger;
import io.riskmesh.verifier.state.CommitHash;
import io.riskmesh.verifier.state.StateMap;
import io.riskmesh.verifier.validation.BlockValidator;
import io.riskmesh.verifier.validation.BlockVerdict;
import io.riskmesh.verifier.validation.TransactionVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.common.Block;

/// Flips bits of one block and asks the stages, each time in the place where the run would stand, whether they report
/// that block. What the verifier computes for the honest block is kept, since a flip of metadata does not change it.
final class FlippedBits {

    private final MadeLedger ledger;
    private final List<StateMap> before = new ArrayList<>();
    private final List<ByteString> commitHashBefore = new ArrayList<>();
    private final Map<String, Integer> firstBlock = new HashMap<>();

    FlippedBits(MadeLedger ledger) {
        this.ledger = ledger;
        ByteString hash = ByteString.EMPTY;
        StateMap state = StateMap.empty();
        for (int n = 0; n < ledger.blocks.size(); n++) {
            before.add(state);
            commitHashBefore.add(hash);
            BlockVerdict verdict = ledger.verdicts.get(n);
            state = verdict.state();
            hash = n == 0 ? hash : CommitHash.next(hash, verdict.flags(), verdict.updates());
            for (TransactionVerdict transaction : verdict.transactions()) {
                firstBlock.putIfAbsent(transaction.transactionId(), n);
            }
        }
    }

    /// The bits that nobody noticed, as block, byte and bit.
    List<String> unnoticed(int number, boolean everyBit) {
        byte[] bytes = ledger.blocks.get(number).toByteArray();
        return IntStream.range(0, bytes.length).parallel().boxed().flatMap(at -> {
            List<String> missed = new ArrayList<>();
            for (int bit = everyBit ? 0 : (at + number) % 8; bit < 8; bit += everyBit ? 1 : 8) {
                byte[] flipped = bytes.clone();
                flipped[at] ^= (byte) (1 << bit);
                if (!isReported(number, ByteString.copyFrom(flipped))) {
                    missed.add("block " + number + " byte " + at + " bit " + bit);
                }
            }
            return missed.stream();
        }).toList();
    }

    boolean isReported(int number, ByteString bytes) {
        Block block;
        try {
            block = StrictMessages.canonical(Block.parser(), bytes, "The block");
        } catch (MalformedBlock _) {
            return true;
        }
        if (!block.hasHeader() || block.getHeader().getNumber() != number) {
            return true;
        }
        Block honest = ledger.blocks.get(number);
        boolean sameEnvelopes = block.getData().equals(honest.getData());
        // The chain stage compares this hash before anything else; most flips end here.
        if (!sameEnvelopes && !BlockHash.ofData(block.getData()).equals(block.getHeader().getDataHash())) {
            return true;
        }
        ChannelConfig config = ledger.config();
        BlockVerdict verdict = sameEnvelopes ? ledger.verdicts.get(number)
                : new BlockValidator(config).validate(block, before.get(number),
                        id -> firstBlock.getOrDefault(id, Integer.MAX_VALUE) < number);
        ByteString previous = number == 0 ? ByteString.EMPTY
                : BlockHash.ofHeader(ledger.blocks.get(number - 1).getHeader());
        return isReported(new CheckedBlock(
                SourcedBlock.whole("", bytes), block, previous, config, 0, before.get(number), verdict));
    }

    private boolean isReported(CheckedBlock block) {
        ReplayStage replay = new ReplayStage();
        try {
            replay.resume(new ReplayStage().save().concat(commitHashBefore.get((int) block.number())));
        } catch (MalformedBlock e) {
            throw new IllegalStateException(e);
        }
        for (Stage stage : List.of(replay, new ChainStage(), new SignatureStage(), new QuorumStage())) {
            Findings findings = new Findings();
            stage.block(block, findings);
            stage.end(findings);
            if (findings.failures().stream().anyMatch(f -> f.block() == block.number())) {
                return true;
            }
        }
        return false;
    }
}
