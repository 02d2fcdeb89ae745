package io.riskmesh.embedded.genesis;

import com.google.protobuf.ByteString;
import io.riskmesh.embedded.authority.OrganisationAuthority;
import io.riskmesh.embedded.authority.Pem;
import org.hyperledger.fabric.protos.common.BlockDataHashingStructure;
import org.hyperledger.fabric.protos.common.Capabilities;
import org.hyperledger.fabric.protos.common.Capability;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.HashingAlgorithm;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy.Rule;
import org.hyperledger.fabric.protos.orderer.BatchSize;
import org.hyperledger.fabric.protos.orderer.BatchTimeout;
import org.hyperledger.fabric.protos.orderer.ChannelRestrictions;
import org.hyperledger.fabric.protos.orderer.ConsensusType;
import org.hyperledger.fabric.protos.orderer.etcdraft.ConfigMetadata;
import org.hyperledger.fabric.protos.orderer.etcdraft.Consenter;
import org.hyperledger.fabric.protos.orderer.etcdraft.Options;
import org.hyperledger.fabric.protos.peer.ACLs;
import org.hyperledger.fabric.protos.peer.APIResource;

/// The configuration of an application channel, as `configtxgen -outputBlock` would write it for these members.
public final class ChannelConfiguration {
    public static final int MOST_TRANSACTIONS = 500;
    public static final int PREFERRED_BYTES = 2 * 1024 * 1024;
    public static final int MOST_BYTES = 10 * 1024 * 1024;
    public static final int CUT_AFTER_MILLIS = 50;

    private static final int WHOLE_WIDTH = -1; // unsigned 32 bits: one hash over all envelopes
    private static final int SNAPSHOT_BYTES = 16 * 1024 * 1024;

    private ChannelConfiguration() {}

    public static Config of(ChannelMembers members) {
        ConfigGroup channel = ConfigGroup.newBuilder().setModPolicy(Policies.ADMINS)
                .putValues("HashingAlgorithm", OrganisationGroup.value(HashingAlgorithm.newBuilder().setName("SHA256").build()))
                .putValues("BlockDataHashingStructure",
                        OrganisationGroup.value(BlockDataHashingStructure.newBuilder().setWidth(WHOLE_WIDTH).build()))
                .putValues("Capabilities", OrganisationGroup.value(capability("V3_0")))
                .putPolicies(Policies.READERS, Policies.implicit(Rule.ANY, Policies.READERS))
                .putPolicies(Policies.WRITERS, Policies.implicit(Rule.ANY, Policies.WRITERS))
                .putPolicies(Policies.ADMINS, Policies.implicit(Rule.MAJORITY, Policies.ADMINS))
                .putGroups("Orderer", orderer(members))
                .putGroups("Application", application(members))
                .build();
        return Config.newBuilder().setChannelGroup(channel).build();
    }

    private static ConfigGroup application(ChannelMembers members) {
        ConfigGroup.Builder group = ConfigGroup.newBuilder().setModPolicy(Policies.ADMINS)
                .putValues("Capabilities", OrganisationGroup.value(capability("V2_5")))
                // Fabric's default for it is Writers: then a regulator could not even evaluate.
                .putValues("ACLs", OrganisationGroup.value(ACLs.newBuilder().putAcls("peer/Propose",
                        APIResource.newBuilder().setPolicyRef("/Channel/Application/Readers").build()).build()))
                .putPolicies(Policies.READERS, Policies.implicit(Rule.ANY, Policies.READERS))
                .putPolicies(Policies.WRITERS, Policies.implicit(Rule.ANY, Policies.WRITERS))
                .putPolicies(Policies.ADMINS, Policies.implicit(Rule.MAJORITY, Policies.ADMINS))
                // Not ImplicitMeta MAJORITY, which would count the readers.
                .putPolicies(Policies.ENDORSEMENT, Policies.signature(Policies.peers(members.quorum(), members.endorsers())))
                .putPolicies("LifecycleEndorsement",
                        Policies.signature(Policies.peers(members.quorum(), members.endorsers())));
        for (OrganisationAuthority writer : members.writers()) {
            group.putGroups(writer.mspId(), OrganisationGroup.writer(writer));
        }
        for (OrganisationAuthority reader : members.readers()) {
            group.putGroups(reader.mspId(), OrganisationGroup.reader(reader));
        }
        return group.build();
    }

    private static ConfigGroup orderer(ChannelMembers members) {
        String address = members.ordererHost() + ":" + members.ordererPort();
        return ConfigGroup.newBuilder().setModPolicy(Policies.ADMINS)
                .putValues("ConsensusType", OrganisationGroup.value(ConsensusType.newBuilder().setType("etcdraft")
                        .setMetadata(raft(members).toByteString()).build()))
                .putValues("BatchSize", OrganisationGroup.value(BatchSize.newBuilder().setMaxMessageCount(MOST_TRANSACTIONS)
                        .setAbsoluteMaxBytes(MOST_BYTES).setPreferredMaxBytes(PREFERRED_BYTES).build()))
                .putValues("BatchTimeout",
                        OrganisationGroup.value(BatchTimeout.newBuilder().setTimeout(CUT_AFTER_MILLIS + "ms").build()))
                .putValues("ChannelRestrictions", OrganisationGroup.value(ChannelRestrictions.getDefaultInstance()))
                .putValues("Capabilities", OrganisationGroup.value(capability("V2_0")))
                .putPolicies(Policies.READERS, Policies.implicit(Rule.ANY, Policies.READERS))
                .putPolicies(Policies.WRITERS, Policies.implicit(Rule.ANY, Policies.WRITERS))
                .putPolicies(Policies.ADMINS, Policies.implicit(Rule.MAJORITY, Policies.ADMINS))
                .putPolicies("BlockValidation", Policies.implicit(Rule.ANY, Policies.WRITERS))
                .putGroups(members.orderer().mspId(), OrganisationGroup.orderer(members.orderer(), address))
                .build();
    }

    private static ConfigMetadata raft(ChannelMembers members) {
        ByteString tls = ByteString.copyFromUtf8(Pem.ofCertificate(members.ordererTls()));
        return ConfigMetadata.newBuilder()
                .addConsenters(Consenter.newBuilder().setHost(members.ordererHost()).setPort(members.ordererPort())
                        .setClientTlsCert(tls).setServerTlsCert(tls))
                .setOptions(Options.newBuilder().setTickInterval("100ms").setElectionTick(10).setHeartbeatTick(1)
                        .setMaxInflightBlocks(5).setSnapshotIntervalSize(SNAPSHOT_BYTES))
                .build();
    }

    private static Capabilities capability(String name) {
        return Capabilities.newBuilder().putCapabilities(name, Capability.getDefaultInstance()).build();
    }
}
