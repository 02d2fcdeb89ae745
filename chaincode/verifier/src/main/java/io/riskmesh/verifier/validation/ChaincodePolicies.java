package io.riskmesh.verifier.validation;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.StrictMessages;
import io.riskmesh.verifier.channel.ChannelConfig;
import io.riskmesh.verifier.policy.Policy;
import io.riskmesh.verifier.policy.PolicyReader;
import io.riskmesh.verifier.policy.Principal;
import io.riskmesh.verifier.policy.SignatureRule;
import io.riskmesh.verifier.state.StateKey;
import io.riskmesh.verifier.state.StateMap;
import io.riskmesh.verifier.state.Versioned;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeValidationInfo;
import org.hyperledger.fabric.protos.peer.lifecycle.StateData;
import org.hyperledger.fabric.protos.peer.lifecycle.StateMetadata;

/// Which policy a write must satisfy, read from the committed chaincode definitions (`_lifecycle`) and the channel's
/// configuration. One object per configuration; remembers policies it has read. Not thread-safe.
final class ChaincodePolicies {

    static final String LIFECYCLE = "_lifecycle";
    private static final String IMPLICIT_COLLECTION = "_implicit_org_";
    private static final String PLUGIN = "vscc";

    private final ChannelConfig config;
    private final Map<ByteString, Policy> read = new HashMap<>();

    ChaincodePolicies(ChannelConfig config) {
        this.config = config;
    }

    ChannelConfig config() {
        return config;
    }

    /// The endorsement policy of a chaincode; empty if none of that name is committed.
    Optional<Policy> ofChaincode(String name, StateMap state) throws MalformedBlock {
        if (name.equals(LIFECYCLE)) {
            return Optional.of(config.find(ChannelConfig.LIFECYCLE_ENDORSEMENT).orElseGet(this::majorityOfMembers));
        }
        Optional<Versioned> metadata = state.get(StateKey.open(LIFECYCLE, "namespaces/metadata/" + name));
        if (metadata.isEmpty() || !isDefinition(metadata.get().value())) {
            return Optional.empty();
        }
        ByteString parameter = validationParameter(name, state);
        Policy policy = read.get(parameter);
        if (policy == null) {
            policy = application(parameter);
            read.put(parameter, policy);
        }
        return Optional.of(policy);
    }

    /// The policy of a collection that overrides the chaincode's; empty if it has none.
    Optional<Policy> ofCollection(String collection) {
        if (!collection.startsWith(IMPLICIT_COLLECTION)) {
            return Optional.empty();
        }
        String mspId = collection.substring(IMPLICIT_COLLECTION.length());
        return config.applicationMspIds().entrySet().stream().filter(group -> group.getValue().equals(mspId)).findFirst()
                .map(group -> config.find("/Channel/Application/" + group.getKey() + "/Endorsement").orElseGet(
                        () -> new Policy.Signatures(
                                new SignatureRule.SignedBy(new Principal.Role(mspId, MSPRoleType.MEMBER)))));
    }

    private static boolean isDefinition(ByteString metadata) throws MalformedBlock {
        return StrictMessages.any(StateMetadata.parser(), metadata, "A definition's metadata").getDatatype()
                .equals("ChaincodeDefinition");
    }

    private static ByteString validationParameter(String name, StateMap state) throws MalformedBlock {
        ByteString field = state.get(StateKey.open(LIFECYCLE, "namespaces/fields/" + name + "/ValidationInfo"))
                .map(Versioned::value).orElse(ByteString.EMPTY);
        ByteString info = StrictMessages.any(StateData.parser(), field, "A definition's field").getBytes();
        ChaincodeValidationInfo validation = StrictMessages.any(ChaincodeValidationInfo.parser(), info, "Validation info");
        if (!validation.getValidationPlugin().equals(PLUGIN)) {
            throw new MalformedBlock("Chaincode " + name + " is validated by another plugin than " + PLUGIN);
        }
        return validation.getValidationParameter();
    }

    private Policy application(ByteString parameter) throws MalformedBlock {
        ApplicationPolicy policy = StrictMessages.any(ApplicationPolicy.parser(), parameter, "An endorsement policy");
        return switch (policy.getTypeCase()) {
            case SIGNATURE_POLICY -> PolicyReader.read(policy.getSignaturePolicy());
            case CHANNEL_CONFIG_POLICY_REFERENCE -> config.policy(policy.getChannelConfigPolicyReference());
            case TYPE_NOT_SET -> throw new MalformedBlock("An endorsement policy without a rule");
        };
    }

    private Policy majorityOfMembers() {
        List<SignatureRule> members = new ArrayList<>();
        config.applicationMspIds().values().forEach(id ->
                members.add(new SignatureRule.SignedBy(new Principal.Role(id, MSPRoleType.MEMBER))));
        return new Policy.Signatures(new SignatureRule.OutOf(members.size() / 2 + 1, members));
    }
}
