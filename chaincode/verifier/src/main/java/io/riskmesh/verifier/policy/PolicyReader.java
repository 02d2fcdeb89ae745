package io.riskmesh.verifier.policy;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.StrictMessages;
import java.util.ArrayList;
import java.util.List;
import org.hyperledger.fabric.protos.common.CombinedPrincipal;
import org.hyperledger.fabric.protos.common.MSPPrincipal;
import org.hyperledger.fabric.protos.common.MSPRole;
import org.hyperledger.fabric.protos.common.OrganizationUnit;
import org.hyperledger.fabric.protos.common.SignaturePolicy;
import org.hyperledger.fabric.protos.common.SignaturePolicyEnvelope;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;

/// Reads signature policies from their protobuf form.
public final class PolicyReader {

    private static final int MOST_NODES = 10_000;
    private static final int DEEPEST = 32;

    private final List<Principal> identities = new ArrayList<>();
    private int nodes;

    private PolicyReader() {}

    public static Policy read(SignaturePolicyEnvelope envelope) throws MalformedBlock {
        if (envelope.getVersion() != 0) {
            throw new MalformedBlock("A signature policy has version 0, got " + envelope.getVersion());
        }
        PolicyReader reader = new PolicyReader();
        for (MSPPrincipal principal : envelope.getIdentitiesList()) {
            reader.identities.add(principal(principal, 0));
        }
        return new Policy.Signatures(reader.rule(envelope.getRule(), 0));
    }

    /// Decodes bytes of `common.SignaturePolicyEnvelope`.
    public static Policy read(ByteString envelope) throws MalformedBlock {
        return read(StrictMessages.any(SignaturePolicyEnvelope.parser(), envelope, "A signature policy"));
    }

    private SignatureRule rule(SignaturePolicy rule, int depth) throws MalformedBlock {
        if (++nodes > MOST_NODES || depth > DEEPEST) {
            throw new MalformedBlock("A signature policy has too many rules");
        }
        return switch (rule.getTypeCase()) {
            case SIGNED_BY -> new SignatureRule.SignedBy(identityAt(rule.getSignedBy()));
            case N_OUT_OF -> {
                List<SignatureRule> rules = new ArrayList<>();
                for (SignaturePolicy inner : rule.getNOutOf().getRulesList()) {
                    rules.add(rule(inner, depth + 1));
                }
                yield new SignatureRule.OutOf(rule.getNOutOf().getN(), rules);
            }
            case TYPE_NOT_SET -> throw new MalformedBlock("A signature policy without a rule");
        };
    }

    private Principal identityAt(int index) throws MalformedBlock {
        if (index < 0 || index >= identities.size()) {
            throw new MalformedBlock("A signature policy names identity " + index + " of " + identities.size());
        }
        return identities.get(index);
    }

    private static Principal principal(MSPPrincipal principal, int depth) throws MalformedBlock {
        ByteString bytes = principal.getPrincipal();
        return switch (principal.getPrincipalClassification()) {
            case ROLE -> {
                MSPRole role = StrictMessages.any(MSPRole.parser(), bytes, "A role");
                yield new Principal.Role(role.getMspIdentifier(), role.getRole());
            }
            case ORGANIZATION_UNIT -> {
                OrganizationUnit unit = StrictMessages.any(OrganizationUnit.parser(), bytes, "A unit");
                yield new Principal.Unit(unit.getMspIdentifier(), unit.getOrganizationalUnitIdentifier(),
                        unit.getCertifiersIdentifier());
            }
            case IDENTITY -> new Principal.Exactly(
                    StrictMessages.any(SerializedIdentity.parser(), bytes, "An identity").getMspid(), bytes);
            case COMBINED -> combined(bytes, depth);
            case ANONYMITY, UNRECOGNIZED -> throw new MalformedBlock("A principal of a kind that is not supported");
        };
    }

    private static Principal combined(ByteString bytes, int depth) throws MalformedBlock {
        if (depth > DEEPEST) {
            throw new MalformedBlock("A principal is nested too deeply");
        }
        List<Principal> all = new ArrayList<>();
        for (MSPPrincipal inner : StrictMessages.any(CombinedPrincipal.parser(), bytes, "Principals").getPrincipalsList()) {
            all.add(principal(inner, depth + 1));
        }
        return new Principal.All(all);
    }
}
