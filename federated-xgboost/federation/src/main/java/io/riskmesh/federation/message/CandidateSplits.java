package io.riskmesh.federation.message;

import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.federation.refusal.RefusedRound;
import java.util.List;

/// Per node up to three rules of distinct features, best first, without gains. Asks for the masked presence of their
/// children if `presence`.
public record CandidateSplits(Header header, Opening opening, boolean presence, List<NodeRules> nodes)
        implements RoundMessage.Broadcast {
    /// A tree of depth 12 has fewer inner nodes.
    static final int MOST_NODES = 1 << 13;

    public CandidateSplits {
        nodes = List.copyOf(nodes);
    }

    void write(MessageWriter out) {
        out.opening(opening).flag(presence).list(nodes, RuleForm::writeNode);
    }

    static CandidateSplits read(Header header, MessageReader in) throws RefusedRound {
        return new CandidateSplits(header, in.opening(), in.flag(),
                in.list(5 + RuleForm.LEAST_BYTES, MOST_NODES, RuleForm::readNode));
    }
}
