package io.riskmesh.verifier.stage;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.channel.ChannelConfig;
import io.riskmesh.verifier.channel.Consenter;
import io.riskmesh.verifier.identity.MemberIdentity;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// S4. Counts blocks of a BFT channel. Of n consenters at most f = floor((n-1)/3) may lie; ceil((n+f+1)/2) distinct
/// signatures leave no room for a second block of the same number.
public final class QuorumStage implements Stage {

    private boolean anyBft;

    @Override
    public StageId id() {
        return StageId.S4;
    }

    static int quorum(int consenters) {
        int mayLie = (consenters - 1) / 3;
        return (consenters + mayLie + 2) / 2;
    }

    @Override
    public void block(CheckedBlock block, Findings findings) {
        ChannelConfig config = block.config();
        if (block.number() == 0 || !config.isBft()) {
            return;
        }
        anyBft = true;
        findings.checked(1);
        Set<ByteString> consenters =
                config.consenters().stream().map(Consenter::identity).collect(Collectors.toUnmodifiableSet());
        try {
            long signed = OrdererSignatures.of(block).judged(config).valid().stream().map(MemberIdentity::serialized)
                    .filter(consenters::contains).distinct().count();
            int needed = quorum(config.consenters().size());
            if (signed < needed) {
                findings.failure(block.number(), "quorum", signed + " consenters of " + config.consenters().size()
                        + " signed, a quorum is " + needed);
            }
        } catch (MalformedBlock e) {
            findings.failure(block.number(), "quorum", e.getMessage());
        }
    }

    @Override
    public Optional<String> end(Findings findings) {
        return anyBft ? Optional.empty() : Optional.of("The channel's orderers do not use BFT");
    }

    @Override
    public ByteString save() {
        return anyBft ? ByteString.copyFromUtf8("1") : ByteString.EMPTY;
    }

    @Override
    public void resume(ByteString saved) {
        anyBft = !saved.isEmpty();
    }
}
