package io.riskmesh.verifier.stage;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.BlockHash;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.channel.ChannelConfig;
import io.riskmesh.verifier.policy.Signers;
import org.hyperledger.fabric.protos.common.BlockHeader;

/// S1. Counts blocks.
public final class ChainStage implements Stage {

    @Override
    public StageId id() {
        return StageId.S1;
    }

    @Override
    public void block(CheckedBlock block, Findings findings) {
        findings.checked(1);
        long number = block.number();
        block.source().damage().ifPresent(damage -> findings.failure(number, "block_file_corrupt", damage));
        checkHashes(block, findings);
        checkEnvelopes(block, findings);
        try {
            if (number == 0) {
                UnsignedMetadata.checkGenesis(block);
            } else {
                checkSigned(block, findings);
            }
        } catch (MalformedBlock e) {
            findings.failure(number, "metadata_malformed", e.getMessage());
        }
    }

    private static void checkHashes(CheckedBlock block, Findings findings) {
        BlockHeader header = block.block().getHeader();
        if (!header.getPreviousHash().equals(block.expectedPrevious())) {
            findings.failure(block.number(), "previous_hash", "The header does not name the block before");
        }
        if (!BlockHash.ofData(block.block().getData()).equals(header.getDataHash())) {
            findings.failure(block.number(), "data_hash", "The header does not name these envelopes");
        }
        if (block.block().getData().getDataCount() == 0) {
            findings.failure(block.number(), "empty_block", "The block has no envelope");
        }
    }

    /// The data hash does not say where an envelope ends, so each must be the one encoding of itself.
    private static void checkEnvelopes(CheckedBlock block, Findings findings) {
        int index = 0;
        for (ByteString envelope : block.block().getData().getDataList()) {
            try {
                EnvelopeForm.check(envelope, block.number() == 0);
            } catch (MalformedBlock e) {
                findings.failure(block.number(), index, "envelope_form", e.getMessage());
            }
            index++;
        }
    }

    private static void checkSigned(CheckedBlock block, Findings findings) throws MalformedBlock {
        OrdererSignatures signatures = OrdererSignatures.of(block);
        Signers signers = signatures.judged(block.config());
        signers.refused().forEach(why -> findings.failure(block.number(), "orderer_signature", why));
        if (!block.config().policy(ChannelConfig.BLOCK_VALIDATION).satisfiedBy(signers.valid())) {
            findings.failure(block.number(), "orderer_policy",
                    "The signatures do not satisfy " + ChannelConfig.BLOCK_VALIDATION);
        }
        if (signatures.lastConfig() != block.lastConfig()) {
            findings.failure(block.number(), "last_config", "The orderer names block " + signatures.lastConfig()
                    + " as the last configuration, it is block " + block.lastConfig());
        }
        UnsignedMetadata.check(block, signatures);
    }
}
