package io.riskmesh.verifier.validation;

import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.identity.MemberIdentity;
import io.riskmesh.verifier.policy.Policy;
import io.riskmesh.verifier.policy.Signed;
import io.riskmesh.verifier.policy.Signers;
import io.riskmesh.verifier.state.StateMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.peer.Endorsement;
import org.hyperledger.fabric.protos.peer.TxValidationCode;

/// Whether those who endorsed a transaction were enough for every namespace and collection that it writes to.
final class EndorsementCheck {

    private final ChaincodePolicies policies;
    private final StateMap committed;

    EndorsementCheck(ChaincodePolicies policies, StateMap committed) {
        this.policies = policies;
        this.committed = committed;
    }

    /// Gives the judged endorsements, or says what is wrong with them.
    Signers check(EndorsedTransaction transaction) throws InvalidTransaction {
        Signers signers = signers(transaction);
        Set<String> namespaces = new TreeSet<>(Set.of(transaction.chaincode()));
        transaction.sets().stream().filter(NamespaceSet::writes).forEach(set -> namespaces.add(set.namespace()));
        for (String namespace : namespaces) {
            checkNamespace(namespace, transaction, signers);
        }
        return signers;
    }

    private Signers signers(EndorsedTransaction transaction) {
        List<Signed> signatures = new ArrayList<>();
        for (Endorsement endorsement : transaction.endorsements()) {
            signatures.add(new Signed(endorsement.getEndorser(),
                    transaction.response().concat(endorsement.getEndorser()), endorsement.getSignature()));
        }
        return Signers.of(signatures, policies.config().organisations());
    }

    private void checkNamespace(String namespace, EndorsedTransaction transaction, Signers signers)
            throws InvalidTransaction {
        Policy policy = policyOf(namespace);
        boolean chaincodePolicyAsked = true;
        for (NamespaceSet set : transaction.sets()) {
            if (set.namespace().equals(namespace)) {
                boolean collectionsDecide = checkCollections(set, signers);
                chaincodePolicyAsked = set.writesOpenly() || !collectionsDecide;
            }
        }
        if (chaincodePolicyAsked) {
            require(policy, signers);
        }
    }

    /// Checks collections with a policy of their own; false if the chaincode's policy has to decide.
    private boolean checkCollections(NamespaceSet set, Signers signers) throws InvalidTransaction {
        boolean any = false;
        boolean all = true;
        for (NamespaceSet.CollectionSet collection : set.collections()) {
            if (collection.writes()) {
                Optional<Policy> own = policies.ofCollection(collection.collection());
                any = true;
                all &= own.isPresent();
                if (own.isPresent()) {
                    require(own.get(), signers);
                }
            }
        }
        return any && all;
    }

    private Policy policyOf(String namespace) throws InvalidTransaction {
        try {
            return policies.ofChaincode(namespace, committed).orElseThrow(() -> new InvalidTransaction(
                    TxValidationCode.INVALID_CHAINCODE, Cause.CHAINCODE_UNKNOWN,
                    "No chaincode " + namespace + " is committed"));
        } catch (MalformedBlock e) {
            throw new InvalidTransaction(TxValidationCode.INVALID_CHAINCODE, Cause.CHAINCODE_UNKNOWN, e.getMessage());
        }
    }

    private static void require(Policy policy, Signers signers) throws InvalidTransaction {
        if (!policy.satisfiedBy(signers.valid())) {
            throw new InvalidTransaction(
                    TxValidationCode.ENDORSEMENT_POLICY_FAILURE, cause(policy, signers), explanation(policy, signers));
        }
    }

    private static Cause cause(Policy policy, Signers signers) {
        if (!signers.refused().isEmpty()) {
            return Cause.ENDORSEMENT_INVALID;
        }
        boolean strangers = signers.valid().stream().anyMatch(s -> !policy.organisations().contains(s.mspId()));
        return strangers ? Cause.ENDORSEMENT_WRONG_ORGANISATIONS : Cause.ENDORSEMENT_MISSING;
    }

    private static String explanation(Policy policy, Signers signers) {
        List<String> valid = signers.valid().stream().map(MemberIdentity::mspId).toList();
        return "Endorsed by " + valid + ", the policy names " + policy.organisations()
                + (signers.refused().isEmpty() ? "" : "; not counted: " + signers.refused());
    }
}
