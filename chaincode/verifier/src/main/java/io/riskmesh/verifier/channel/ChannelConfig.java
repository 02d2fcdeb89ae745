package io.riskmesh.verifier.channel;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.StrictMessages;
import io.riskmesh.verifier.identity.Organisations;
import io.riskmesh.verifier.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.msp.SerializedIdentity;
import org.hyperledger.fabric.protos.orderer.ConsensusType;

/// The configuration of a channel as one config block holds it. Immutable; remembers judged identities.
public final class ChannelConfig {

    public static final String BLOCK_VALIDATION = "/Channel/Orderer/BlockValidation";
    public static final String LIFECYCLE_ENDORSEMENT = "/Channel/Application/LifecycleEndorsement";

    private static final String APPLICATION = "Application";
    private static final String ORDERER = "Orderer";

    private final String channelId;
    private final Config config;
    private final PolicyTree policies;
    private final Organisations organisations;
    private final Map<String, String> applicationMspIds;
    private final String consensusType;
    private final List<Consenter> consenters;

    private ChannelConfig(String channelId, Config config) throws MalformedBlock {
        ConfigGroup root = config.getChannelGroup();
        ConfigGroup orderer = group(root, ORDERER);
        this.channelId = channelId;
        this.config = config;
        this.policies = PolicyTree.of(root);
        OrganisationReader reader = new OrganisationReader();
        reader.readAll(root);
        this.organisations = new Organisations(reader.byId());
        this.applicationMspIds = reader.mspIdsOf(group(root, APPLICATION));
        this.consensusType = StrictMessages.any(ConsensusType.parser(), value(orderer, "ConsensusType"), "ConsensusType")
                .getType();
        this.consenters = consenters(orderer);
    }

    /// Reads the configuration of a config block: one envelope of type CONFIG.
    public static ChannelConfig of(Block block) throws MalformedBlock {
        if (block.getData().getDataCount() != 1) {
            throw new MalformedBlock("A config block has one envelope, got " + block.getData().getDataCount());
        }
        return ofEnvelope(block.getData().getData(0));
    }

    /// Reads the configuration of an envelope of type CONFIG.
    public static ChannelConfig ofEnvelope(ByteString envelope) throws MalformedBlock {
        Payload payload = configPayload(envelope);
        return new ChannelConfig(channelId(payload), content(payload).getConfig());
    }

    /// Reads the configuration that follows this one: the members whose consent the change needs have signed it, and it
    /// is what this configuration and the change give.
    public ChannelConfig next(ByteString envelope) throws MalformedBlock {
        Payload payload = configPayload(envelope);
        ConfigEnvelope content = content(payload);
        if (!channelId(payload).equals(channelId)) {
            throw new MalformedBlock("The configuration is another channel's");
        }
        ConfigChange.check(this, content);
        return new ChannelConfig(channelId, content.getConfig());
    }

    private static Payload configPayload(ByteString envelope) throws MalformedBlock {
        return StrictMessages.any(Payload.parser(),
                StrictMessages.any(Envelope.parser(), envelope, "An envelope").getPayload(), "A payload");
    }

    private static ConfigEnvelope content(Payload payload) throws MalformedBlock {
        return StrictMessages.known(ConfigEnvelope.parser(), payload.getData(), "A configuration");
    }

    private static String channelId(Payload payload) throws MalformedBlock {
        ChannelHeader header = StrictMessages.any(
                ChannelHeader.parser(), payload.getHeader().getChannelHeader(), "A channel header");
        if (header.getType() != HeaderType.CONFIG_VALUE || header.getChannelId().isEmpty()) {
            throw new MalformedBlock("Expected a configuration of a channel, got an envelope of type " + header.getType());
        }
        return header.getChannelId();
    }

    /// Whether the envelope claims to be a configuration.
    public static boolean isConfig(ByteString envelope) {
        try {
            Payload payload = Payload.parseFrom(Envelope.parseFrom(envelope).getPayload());
            return ChannelHeader.parseFrom(payload.getHeader().getChannelHeader()).getType() == HeaderType.CONFIG_VALUE;
        } catch (com.google.protobuf.InvalidProtocolBufferException _) {
            return false;
        }
    }

    private static List<Consenter> consenters(ConfigGroup orderer) throws MalformedBlock {
        List<Consenter> consenters = new ArrayList<>();
        for (var consenter : StrictMessages.any(Orderers.parser(), value(orderer, "Orderers"), "Orderers")
                .getConsenterMappingList()) {
            ByteString identity = SerializedIdentity.newBuilder()
                    .setMspid(consenter.getMspId()).setIdBytes(consenter.getIdentity()).build().toByteString();
            consenters.add(new Consenter(consenter.getId(), consenter.getMspId(), identity));
        }
        return List.copyOf(consenters);
    }

    private static ConfigGroup group(ConfigGroup root, String name) {
        return root.getGroupsOrDefault(name, ConfigGroup.getDefaultInstance());
    }

    private static ByteString value(ConfigGroup group, String name) {
        return group.getValuesOrDefault(name, ConfigValue.getDefaultInstance()).getValue();
    }

    public String channelId() {
        return channelId;
    }

    /// The configuration itself.
    public Config config() {
        return config;
    }

    public Organisations organisations() {
        return organisations;
    }

    /// MSP ids of the organisations that may transact, by the name of their group.
    public Map<String, String> applicationMspIds() {
        return new TreeMap<>(applicationMspIds);
    }

    /// The policy at a path such as `/Channel/Application/Writers`; one that nobody satisfies where there is none.
    public Policy policy(String path) {
        return find(path).orElseGet(Policy.Never::new);
    }

    /// The policy at a path, if the configuration has it.
    public Optional<Policy> find(String path) {
        String[] names = path.split("/", -1);
        if (names.length < 3 || !names[0].isEmpty() || !names[1].equals("Channel")) {
            return Optional.empty();
        }
        PolicyTree at = policies;
        for (int i = 2; i < names.length - 1 && at != null; i++) {
            at = at.groups().get(names[i]);
        }
        return at == null ? Optional.empty() : Optional.ofNullable(at.policies().get(names[names.length - 1]));
    }

    /// Whether blocks are signed by a quorum of consenters rather than by one orderer.
    public boolean isBft() {
        return consensusType.equals("BFT");
    }

    public String consensusType() {
        return consensusType;
    }

    /// The consenters of a BFT channel; empty for others.
    public List<Consenter> consenters() {
        return consenters;
    }
}
