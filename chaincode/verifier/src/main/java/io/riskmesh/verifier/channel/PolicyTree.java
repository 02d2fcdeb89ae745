package io.riskmesh.verifier.channel;

import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.StrictMessages;
import io.riskmesh.verifier.policy.Policy;
import io.riskmesh.verifier.policy.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;

/// The policies of a group of the configuration and of the groups below it.
record PolicyTree(Map<String, Policy> policies, Map<String, PolicyTree> groups) {

    static PolicyTree of(ConfigGroup group) throws MalformedBlock {
        Map<String, PolicyTree> groups = new TreeMap<>();
        for (Map.Entry<String, ConfigGroup> inner : new TreeMap<>(group.getGroupsMap()).entrySet()) {
            groups.put(inner.getKey(), of(inner.getValue()));
        }
        Map<String, Policy> policies = new TreeMap<>();
        for (Map.Entry<String, ConfigPolicy> policy : group.getPoliciesMap().entrySet()) {
            policies.put(policy.getKey(), policy(policy.getValue(), groups));
        }
        return new PolicyTree(policies, groups);
    }

    private static Policy policy(ConfigPolicy policy, Map<String, PolicyTree> groups) throws MalformedBlock {
        var type = org.hyperledger.fabric.protos.common.Policy.PolicyType.forNumber(policy.getPolicy().getType());
        return switch (type == null ? org.hyperledger.fabric.protos.common.Policy.PolicyType.UNRECOGNIZED : type) {
            case SIGNATURE -> PolicyReader.read(policy.getPolicy().getValue());
            case IMPLICIT_META -> groups(StrictMessages.any(
                    ImplicitMetaPolicy.parser(), policy.getPolicy().getValue(), "A policy over groups"), groups);
            case MSP, UNKNOWN, UNRECOGNIZED -> throw new MalformedBlock("A policy of a kind that is not supported");
        };
    }

    private static Policy groups(ImplicitMetaPolicy policy, Map<String, PolicyTree> groups) throws MalformedBlock {
        List<Policy> inner = new ArrayList<>();
        groups.values().forEach(group -> inner.add(
                group.policies.getOrDefault(policy.getSubPolicy(), new Policy.Never())));
        int all = inner.size();
        int threshold = switch (policy.getRule()) {
            case ANY -> Math.min(1, all);
            case ALL -> all;
            // Fabric: without groups nothing is asked for.
            case MAJORITY -> all == 0 ? 0 : all / 2 + 1;
            case UNRECOGNIZED -> throw new MalformedBlock("A policy over groups with an unknown rule");
        };
        return new Policy.Groups(threshold, inner);
    }
}
