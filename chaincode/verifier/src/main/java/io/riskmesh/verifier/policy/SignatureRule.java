package io.riskmesh.verifier.policy;

import io.riskmesh.verifier.identity.MemberIdentity;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// A tree of "n out of" over principals. Each signer counts for one leaf only, tried in the order given, as Fabric does.
public sealed interface SignatureRule {

    /// Whether unused signers satisfy the rule; those that it uses are marked.
    boolean satisfied(List<MemberIdentity> signers, boolean[] used);

    Set<String> organisations();

    /// One signer who is the principal.
    record SignedBy(Principal principal) implements SignatureRule {
        @Override
        public boolean satisfied(List<MemberIdentity> signers, boolean[] used) {
            for (int i = 0; i < used.length; i++) {
                if (!used[i] && principal.includes(signers.get(i))) {
                    used[i] = true;
                    return true;
                }
            }
            return false;
        }

        @Override
        public Set<String> organisations() {
            return principal.organisations();
        }
    }

    /// At least `n` of the rules.
    record OutOf(int n, List<SignatureRule> rules) implements SignatureRule {
        public OutOf {
            rules = List.copyOf(rules);
        }

        @Override
        public boolean satisfied(List<MemberIdentity> signers, boolean[] used) {
            int satisfied = 0;
            for (SignatureRule rule : rules) {
                boolean[] tried = used.clone();
                if (rule.satisfied(signers, tried)) {
                    satisfied++;
                    System.arraycopy(tried, 0, used, 0, used.length);
                }
            }
            return satisfied >= n;
        }

        @Override
        public Set<String> organisations() {
            Set<String> all = new TreeSet<>();
            rules.forEach(rule -> all.addAll(rule.organisations()));
            return all;
        }
    }
}
