package io.riskmesh.verifier.channel;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.StrictMessages;
import io.riskmesh.verifier.policy.Policy;
import io.riskmesh.verifier.policy.Signed;
import io.riskmesh.verifier.policy.Signers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigSignature;
import org.hyperledger.fabric.protos.common.ConfigUpdate;
import org.hyperledger.fabric.protos.common.ConfigUpdateEnvelope;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.common.SignatureHeader;

/// A change of a channel's configuration: whether those who must agree have signed it, and whether the new configuration
/// is what the old one and the change give (Fabric's `configtx`). Orderers alone cannot change the members' rules.
final class ConfigChange {

    private final ChannelConfig before;
    private final Map<ConfigItem.Key, ConfigItem> current;

    private ConfigChange(ChannelConfig before) {
        this.before = before;
        this.current = ConfigItem.all(before.config().getChannelGroup());
    }

    /// Checks the step from the configuration in force to the one in the envelope.
    ///
    /// @throws MalformedBlock if it is not agreed, or not what was agreed
    static void check(ChannelConfig before, ConfigEnvelope next) throws MalformedBlock {
        new ConfigChange(before).check(next);
    }

    private void check(ConfigEnvelope next) throws MalformedBlock {
        if (next.getConfig().getSequence() != before.config().getSequence() + 1) {
            throw new MalformedBlock("Expected configuration " + (before.config().getSequence() + 1) + ", got "
                    + next.getConfig().getSequence());
        }
        ConfigUpdateEnvelope envelope = updateEnvelope(next.getLastUpdate());
        ConfigUpdate update = StrictMessages.known(ConfigUpdate.parser(), envelope.getConfigUpdate(), "A change");
        if (!update.getChannelId().equals(before.channelId())) {
            throw new MalformedBlock("The change was made for another channel");
        }
        Map<ConfigItem.Key, ConfigItem> changed = changed(update);
        requireAgreed(changed, envelope);
        Map<ConfigItem.Key, ConfigItem> result = new TreeMap<>(current);
        result.putAll(changed);
        if (!rebuilt(ConfigItem.ROOT, result).equals(next.getConfig().getChannelGroup())) {
            throw new MalformedBlock("The new configuration is not what the change gives");
        }
    }

    private static ConfigUpdateEnvelope updateEnvelope(Envelope envelope) throws MalformedBlock {
        Payload payload = StrictMessages.known(Payload.parser(), envelope.getPayload(), "A change's payload");
        ChannelHeader header = StrictMessages.known(
                ChannelHeader.parser(), payload.getHeader().getChannelHeader(), "A change's header");
        if (header.getType() != HeaderType.CONFIG_UPDATE_VALUE) {
            throw new MalformedBlock("The configuration does not say by which change it came");
        }
        return StrictMessages.known(ConfigUpdateEnvelope.parser(), payload.getData(), "A change's signatures");
    }

    /// What the change writes: the items whose version differs from the one that it read.
    private Map<ConfigItem.Key, ConfigItem> changed(ConfigUpdate update) throws MalformedBlock {
        Map<ConfigItem.Key, ConfigItem> read = ConfigItem.all(update.getReadSet());
        for (Map.Entry<ConfigItem.Key, ConfigItem> item : read.entrySet()) {
            ConfigItem now = current.get(item.getKey());
            if (now == null || now.version() != item.getValue().version()) {
                throw new MalformedBlock("The change was made for an older configuration");
            }
        }
        Map<ConfigItem.Key, ConfigItem> changed = new TreeMap<>();
        ConfigItem.all(update.getWriteSet()).forEach((key, item) -> {
            ConfigItem known = read.get(key);
            if (known == null || known.version() != item.version()) {
                changed.put(key, item);
            }
        });
        if (changed.isEmpty()) {
            throw new MalformedBlock("The change changes nothing");
        }
        return changed;
    }

    private void requireAgreed(Map<ConfigItem.Key, ConfigItem> changed, ConfigUpdateEnvelope envelope)
            throws MalformedBlock {
        List<Signed> signatures = new ArrayList<>();
        for (ConfigSignature signature : envelope.getSignaturesList()) {
            ByteString creator = StrictMessages.known(
                    SignatureHeader.parser(), signature.getSignatureHeader(), "A vote's header").getCreator();
            signatures.add(new Signed(creator, signature.getSignatureHeader().concat(envelope.getConfigUpdate()),
                    signature.getSignature()));
        }
        Signers signers = Signers.of(signatures, before.organisations());
        for (Map.Entry<ConfigItem.Key, ConfigItem> item : changed.entrySet()) {
            requireAgreed(item.getKey(), item.getValue(), signers);
        }
    }

    private void requireAgreed(ConfigItem.Key key, ConfigItem item, Signers signers) throws MalformedBlock {
        ConfigItem now = current.get(key);
        long expected = now == null ? 0 : now.version() + 1;
        if (item.version() != expected) {
            throw new MalformedBlock("Expected version " + expected + " of " + key + ", got " + item.version());
        }
        // A new item needs no vote of its own: the group that gets it changes too.
        if (now != null && !policyFor(key, now).satisfiedBy(signers.valid())) {
            throw new MalformedBlock("Those who signed the change of " + key + " do not satisfy " + now.modPolicy());
        }
    }

    private Policy policyFor(ConfigItem.Key key, ConfigItem item) {
        String name = item.modPolicy();
        if (name.startsWith("/")) {
            return before.policy(name);
        }
        List<String> path = new ArrayList<>(List.of("", "Channel"));
        path.addAll(key.groups());
        path.add(name);
        return before.policy(String.join("/", path));
    }

    private static ConfigGroup rebuilt(ConfigItem.Key at, Map<ConfigItem.Key, ConfigItem> items) throws MalformedBlock {
        if (!(items.get(at) instanceof ConfigItem.Group(ConfigGroup group))) {
            throw new MalformedBlock("The change names a group that it does not hold");
        }
        ConfigGroup.Builder result = ConfigGroup.newBuilder()
                .setVersion(group.getVersion()).setModPolicy(group.getModPolicy());
        for (String name : group.getGroupsMap().keySet()) {
            result.putGroups(name, rebuilt(at.child(name), items));
        }
        for (String name : group.getValuesMap().keySet()) {
            if (items.get(at.value(name)) instanceof ConfigItem.Value(var value)) {
                result.putValues(name, value);
            }
        }
        for (String name : group.getPoliciesMap().keySet()) {
            if (items.get(at.rule(name)) instanceof ConfigItem.Rule(var policy)) {
                result.putPolicies(name, policy);
            }
        }
        return result.build();
    }
}
