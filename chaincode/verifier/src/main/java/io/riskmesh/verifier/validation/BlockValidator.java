package io.riskmesh.verifier.validation;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.channel.ChannelConfig;
import io.riskmesh.verifier.state.StateMap;
import io.riskmesh.verifier.state.UpdateBatch;
import io.riskmesh.verifier.state.Version;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/// Validates blocks as a Fabric peer does, in Fabric's order: form and signatures, transaction ids of earlier blocks,
/// endorsement policies, transaction ids within the block, and then, one transaction after the other, whether what it
/// read still holds. One object per configuration; not thread-safe. The orderer's signature is not its work.
public final class BlockValidator {

    private final ChannelConfig config;
    private final TransactionCheck transactionCheck;

    public BlockValidator(ChannelConfig config) {
        this.config = config;
        this.transactionCheck = new TransactionCheck(new ChaincodePolicies(config));
    }

    /// Validates a block after block 0.
    ///
    /// @param committed state after the block before
    /// @param seen whether an earlier block holds that transaction id, in a valid transaction or not
    public BlockVerdict validate(Block block, StateMap committed, Predicate<String> seen) {
        List<TransactionVerdict> verdicts = new ArrayList<>();
        for (ByteString envelope : block.getData().getDataList()) {
            verdicts.add(transactionCheck.check(verdicts.size(), envelope, committed, seen));
        }
        refuseRepeated(verdicts);
        return replay(block, verdicts, committed);
    }

    /// Takes block 0, which carries the channel's first configuration and is signed by nobody.
    public static BlockVerdict genesis(Block block) throws MalformedBlock {
        ChannelConfig config = ChannelConfig.of(block);
        TransactionVerdict verdict = new TransactionVerdict(0, TxValidationCode.VALID, Cause.NONE, "", Optional.empty(),
                Optional.empty(), Optional.empty(), List.of());
        return new BlockVerdict(List.of(verdict), new UpdateBatch(), StateMap.empty(), Optional.of(config));
    }

    private static void refuseRepeated(List<TransactionVerdict> verdicts) {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < verdicts.size(); i++) {
            TransactionVerdict verdict = verdicts.get(i);
            if (verdict.isValid() && verdict.content().isPresent() && !ids.add(verdict.transactionId())) {
                verdicts.set(i, verdict.refused(new InvalidTransaction(TxValidationCode.DUPLICATE_TXID,
                        Cause.DUPLICATE_TRANSACTION, "The block holds the transaction already")));
            }
        }
    }

    private BlockVerdict replay(Block block, List<TransactionVerdict> verdicts, StateMap committed) {
        UpdateBatch batch = new UpdateBatch();
        StateMap current = committed;
        Optional<ChannelConfig> changed = Optional.empty();
        for (int i = 0; i < verdicts.size(); i++) {
            TransactionVerdict verdict = verdicts.get(i);
            if (verdict.isValid() && verdict.content().isPresent()) {
                List<NamespaceSet> sets = verdict.content().get().sets();
                try {
                    new ReadCheck(committed, batch, current).check(sets);
                    current = WriteSet.apply(sets, new Version(block.getHeader().getNumber(), i), current, batch);
                } catch (InvalidTransaction e) {
                    verdicts.set(i, verdict.refused(e));
                }
            } else if (verdict.isValid()) {
                changed = next(block.getData().getData(i), verdicts, i);
            }
        }
        return new BlockVerdict(verdicts, batch, current, changed);
    }

    private Optional<ChannelConfig> next(ByteString envelope, List<TransactionVerdict> verdicts, int i) {
        try {
            return Optional.of(config.next(envelope));
        } catch (MalformedBlock e) {
            verdicts.set(i, verdicts.get(i).refused(new InvalidTransaction(TxValidationCode.INVALID_CONFIG_TRANSACTION,
                    Cause.CONFIGURATION_INVALID, e.getMessage())));
            return Optional.empty();
        }
    }
}
