package io.riskmesh.embedded.genesis;

import java.util.List;
import java.util.stream.IntStream;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;

/// Policies of both kinds.
final class Policies {
    static final String READERS = "Readers";
    static final String WRITERS = "Writers";
    static final String ADMINS = "Admins";
    static final String ENDORSEMENT = "Endorsement";

    private Policies() {}

    /// A signature of any role of that list in one organisation.
    static SignaturePolicyEnvelope any(String mspId, List<MSPRole.MSPRoleType> roles) {
        return outOf(1, roles.stream().map(role -> principal(mspId, role)).toList());
    }

    /// Signatures of peers of `quorum` of the organisations.
    static SignaturePolicyEnvelope peers(int quorum, List<String> mspIds) {
        return outOf(quorum, mspIds.stream().map(mspId -> principal(mspId, MSPRole.MSPRoleType.PEER)).toList());
    }

    static ConfigPolicy signature(SignaturePolicyEnvelope rule) {
        return config(Policy.newBuilder().setType(Policy.PolicyType.SIGNATURE_VALUE).setValue(rule.toByteString()).build());
    }

    /// A policy over the policies of that name one level down.
    static ConfigPolicy implicit(ImplicitMetaPolicy.Rule rule, String subPolicy) {
        return config(Policy.newBuilder().setType(Policy.PolicyType.IMPLICIT_META_VALUE).setValue(
                ImplicitMetaPolicy.newBuilder().setRule(rule).setSubPolicy(subPolicy).build().toByteString()).build());
    }

    private static ConfigPolicy config(Policy policy) {
        return ConfigPolicy.newBuilder().setPolicy(policy).setModPolicy(ADMINS).build();
    }

    private static SignaturePolicyEnvelope outOf(int quorum, List<MSPPrincipal> principals) {
        SignaturePolicy.NOutOf.Builder rule = SignaturePolicy.NOutOf.newBuilder().setN(quorum);
        IntStream.range(0, principals.size()).forEach(i -> rule.addRules(SignaturePolicy.newBuilder().setSignedBy(i)));
        return SignaturePolicyEnvelope.newBuilder().setRule(SignaturePolicy.newBuilder().setNOutOf(rule))
                .addAllIdentities(principals).build();
    }

    private static MSPPrincipal principal(String mspId, MSPRole.MSPRoleType role) {
        return MSPPrincipal.newBuilder().setPrincipalClassification(MSPPrincipal.Classification.ROLE)
                .setPrincipal(MSPRole.newBuilder().setMspIdentifier(mspId).setRole(role).build().toByteString()).build();
    }
}
