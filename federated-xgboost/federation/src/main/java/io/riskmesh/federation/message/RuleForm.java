package io.riskmesh.federation.message;

import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.federation.refusal.RefusedRound;
import io.riskmesh.ledger.reason.TrainingReason;
import java.util.ArrayList;
import java.util.List;

/// The written form of split rules.
final class RuleForm {
    private static final int THRESHOLD = 0;
    private static final int CATEGORIES = 1;
    private static final int MOST_CODES = 1 << 16;
    static final int LEAST_BYTES = 10;

    private RuleForm() {}

    static void write(MessageWriter out, SplitRule rule) {
        switch (rule) {
            case SplitRule.Threshold(int feature, int lastLeftBin, boolean missingLeft) ->
                out.u8(THRESHOLD).i32(feature).flag(missingLeft).i32(lastLeftBin);
            case SplitRule.Categories(int feature, List<Integer> right, boolean missingLeft) ->
                out.u8(CATEGORIES).i32(feature).flag(missingLeft).list(right, MessageWriter::i32);
        }
    }

    static SplitRule read(MessageReader in) throws RefusedRound {
        int kind = in.u8();
        int feature = in.count();
        boolean missingLeft = in.flag();
        return switch (kind) {
            case THRESHOLD -> new SplitRule.Threshold(feature, in.within(-1, Integer.MAX_VALUE), missingLeft);
            case CATEGORIES -> new SplitRule.Categories(feature, codes(in), missingLeft);
            default -> throw new RefusedRound(
                    TrainingReason.MALFORMED_MESSAGE, "a rule of kind 0 or 1", kind);
        };
    }

    static void writeNode(MessageWriter out, NodeRules node) {
        out.i32(node.node()).u8(node.rules().size());
        node.rules().forEach(rule -> write(out, rule));
    }

    static NodeRules readNode(MessageReader in) throws RefusedRound {
        int node = in.count();
        int count = in.u8();
        MessageReader.check(count >= 1 && count <= NodeRules.MOST_CANDIDATES, "1 to 3 candidates", count);
        List<SplitRule> rules = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rules.add(read(in));
        }
        return new NodeRules(node, rules);
    }

    private static List<Integer> codes(MessageReader in) throws RefusedRound {
        List<Integer> codes = in.list(4, MOST_CODES, MessageReader::count);
        MessageReader.check(!codes.isEmpty(), "at least one category", 0);
        for (int i = 1; i < codes.size(); i++) {
            MessageReader.check(codes.get(i - 1) < codes.get(i), "ascending categories", "another order");
        }
        return codes;
    }
}
