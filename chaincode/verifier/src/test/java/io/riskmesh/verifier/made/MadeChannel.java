package io.riskmesh.verifier.made;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hyperledger.fabric.protos.common.ChannelHeader;
import org.hyperledger.fabric.protos.common.Config;
import org.hyperledger.fabric.protos.common.ConfigEnvelope;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.Consenter;
import org.hyperledger.fabric.protos.common.Envelope;
import org.hyperledger.fabric.protos.common.Header;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.common.ImplicitMetaPolicy;
import org.hyperledger.fabric.protos.common.Orderers;
import org.hyperledger.fabric.protos.common.Payload;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.orderer.ConsensusType;

/// A channel of three banks, with one orderer or, as BFT, with four.
public final class MadeChannel {

    public static final String CHANNEL = "riskmesh";
    public static final String CHAINCODE = "riskmesh";

    public final List<MadeOrganisation> banks = new ArrayList<>();
    public final MadeOrganisation stranger = new MadeOrganisation("StrangerMSP");
    public final Map<String, FabricMSPConfig> msps = new LinkedHashMap<>();
    public final List<Member> orderers = new ArrayList<>();
    public final boolean bft;

    public MadeChannel(boolean bft) {
        this.bft = bft;
        for (String id : List.of("BankAMSP", "BankBMSP", "BankCMSP", "RegulatorMSP")) {
            MadeOrganisation organisation = new MadeOrganisation(id);
            banks.add(organisation);
            msps.put(id, organisation.msp().build());
            orderers.add(organisation.orderer);
        }
    }

    public MadeOrganisation bank(int index) {
        return banks.get(index);
    }

    public List<String> endorsingMspIds() {
        return List.of("BankAMSP", "BankBMSP", "BankCMSP");
    }

    /// The envelope of the first configuration, unsigned as in every genesis block.
    public ByteString configEnvelope() {
        return envelopeOf(config(0));
    }

    public ByteString envelopeOf(Config config) {
        Payload payload = Payload.newBuilder()
                .setHeader(Header.newBuilder().setChannelHeader(ChannelHeader.newBuilder()
                        .setType(HeaderType.CONFIG_VALUE).setChannelId(CHANNEL).build().toByteString()))
                .setData(ConfigEnvelope.newBuilder().setConfig(config).build().toByteString()).build();
        return Envelope.newBuilder().setPayload(payload.toByteString()).build().toByteString();
    }

    public Config config(long sequence) {
        ConfigGroup.Builder root = ConfigGroup.newBuilder().setModPolicy("Admins")
                .putGroups("Application", application()).putGroups("Orderer", orderer());
        groupPolicies(root);
        return Config.newBuilder().setSequence(sequence).setChannelGroup(root).build();
    }

    private ConfigGroup application() {
        ConfigGroup.Builder group = ConfigGroup.newBuilder().setModPolicy("Admins");
        groupPolicies(group);
        group.putPolicies("Endorsement", Policies.groups(ImplicitMetaPolicy.Rule.MAJORITY, "Endorsement"));
        group.putPolicies("LifecycleEndorsement", Policies.groups(ImplicitMetaPolicy.Rule.MAJORITY, "Endorsement"));
        banks.forEach(bank -> group.putGroups(bank.mspId, bank.group(msps.get(bank.mspId))));
        return group.build();
    }

    private ConfigGroup orderer() {
        ConfigGroup.Builder group = ConfigGroup.newBuilder().setModPolicy("Admins");
        groupPolicies(group);
        group.putValues("ConsensusType", value(ConsensusType.newBuilder().setType(bft ? "BFT" : "etcdraft").build()
                .toByteString()));
        if (bft) {
            group.putPolicies("BlockValidation",
                    MadeOrganisation.signature(Policies.identities(3, orderers).toByteString()));
            group.putValues("Orderers", value(consenters().toByteString()));
        } else {
            group.putPolicies("BlockValidation", Policies.groups(ImplicitMetaPolicy.Rule.ANY, "Writers"));
        }
        MadeOrganisation first = bank(0);
        group.putGroups(first.mspId, first.group(msps.get(first.mspId)));
        return group.build();
    }

    private Orderers consenters() {
        Orderers.Builder orderersValue = Orderers.newBuilder();
        for (int i = 0; i < orderers.size(); i++) {
            Member member = orderers.get(i);
            orderersValue.addConsenterMapping(Consenter.newBuilder().setId(i + 1).setMspId(member.mspId())
                    .setIdentity(Authority.pem(member.certificate())));
        }
        return orderersValue.build();
    }

    private static void groupPolicies(ConfigGroup.Builder group) {
        group.putPolicies("Readers", Policies.groups(ImplicitMetaPolicy.Rule.ANY, "Readers"));
        group.putPolicies("Writers", Policies.groups(ImplicitMetaPolicy.Rule.ANY, "Writers"));
        group.putPolicies("Admins", Policies.groups(ImplicitMetaPolicy.Rule.MAJORITY, "Admins"));
    }

    private static ConfigValue value(ByteString bytes) {
        return ConfigValue.newBuilder().setValue(bytes).setModPolicy("Admins").build();
    }
}
