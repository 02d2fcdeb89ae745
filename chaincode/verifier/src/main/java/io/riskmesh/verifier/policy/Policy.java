package io.riskmesh.verifier.policy;

import io.riskmesh.verifier.identity.MemberIdentity;
import java.util.List;
import java.util.Set;

/// Who must have signed. Immutable.
public sealed interface Policy {

    /// Whether these signers, each valid and each named once, are enough.
    boolean satisfiedBy(List<MemberIdentity> signers);

    /// MSP ids of the organisations that the policy names; for explanations.
    Set<String> organisations();

    /// A policy in terms of signatures (Fabric's `SignaturePolicyEnvelope`).
    record Signatures(SignatureRule rule) implements Policy {
        @Override
        public boolean satisfiedBy(List<MemberIdentity> signers) {
            return rule.satisfied(signers, new boolean[signers.size()]);
        }

        @Override
        public Set<String> organisations() {
            return rule.organisations();
        }
    }

    /// A policy in terms of the policies of the groups below (Fabric's `ImplicitMetaPolicy`).
    ///
    /// @param threshold how many of them must be satisfied
    record Groups(int threshold, List<Policy> policies) implements Policy {
        public Groups {
            policies = List.copyOf(policies);
        }

        @Override
        public boolean satisfiedBy(List<MemberIdentity> signers) {
            return policies.stream().filter(policy -> policy.satisfiedBy(signers)).count() >= threshold;
        }

        @Override
        public Set<String> organisations() {
            Set<String> all = new java.util.TreeSet<>();
            policies.forEach(policy -> all.addAll(policy.organisations()));
            return all;
        }
    }

    /// A policy that the configuration does not have: nobody satisfies it.
    record Never() implements Policy {
        @Override
        public boolean satisfiedBy(List<MemberIdentity> signers) {
            return false;
        }

        @Override
        public Set<String> organisations() {
            return Set.of();
        }
    }
}
