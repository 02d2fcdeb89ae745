package io.riskmesh.verifier.made;

import com.google.protobuf.ByteString;
import java.util.List;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigPolicy;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.common.Policy;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.hyperledger.fabric.protos.msp.MSPConfig;

/// An organisation with one authority and one member of each kind.
public final class MadeOrganisation {

    public final String mspId;
    public final Authority authority;
    public final Member peer;
    public final Member client;
    public final Member orderer;
    public final Member admin;

    public MadeOrganisation(String mspId) {
        this.mspId = mspId;
        this.authority = Authority.root("ca." + mspId);
        this.peer = authority.issue(mspId, "peer0." + mspId, "peer", "");
        this.client = authority.issue(mspId, "gateway." + mspId, "client", "operator,approver,scientist,gateway");
        this.orderer = authority.issue(mspId, "orderer0." + mspId, "orderer", "");
        this.admin = authority.issue(mspId, "admin." + mspId, "admin", "");
    }

    public FabricMSPConfig.Builder msp() {
        return FabricMSPConfig.newBuilder().setName(mspId).addRootCerts(authority.pem())
                .setFabricNodeOus(FabricNodeOUs.newBuilder().setEnable(true)
                        .setClientOuIdentifier(unit("client")).setPeerOuIdentifier(unit("peer"))
                        .setAdminOuIdentifier(unit("admin")).setOrdererOuIdentifier(unit("orderer")));
    }

    private static FabricOUIdentifier unit(String name) {
        return FabricOUIdentifier.newBuilder().setOrganizationalUnitIdentifier(name).build();
    }

    ConfigGroup group(FabricMSPConfig msp) {
        return ConfigGroup.newBuilder()
                .putValues("MSP", ConfigValue.newBuilder().setValue(
                        MSPConfig.newBuilder().setConfig(msp.toByteString()).build().toByteString())
                        .setModPolicy("/Channel/Admins").build())
                .putPolicies("Readers", role(MSPRoleType.MEMBER))
                .putPolicies("Writers", role(MSPRoleType.MEMBER))
                .putPolicies("Admins", role(MSPRoleType.ADMIN))
                .putPolicies("Endorsement", role(MSPRoleType.PEER))
                .setModPolicy("Admins").build();
    }

    private ConfigPolicy role(MSPRoleType role) {
        return signature(Policies.outOf(1, List.of(mspId), role).toByteString());
    }

    static ConfigPolicy signature(ByteString envelope) {
        return ConfigPolicy.newBuilder().setModPolicy("Admins")
                .setPolicy(Policy.newBuilder().setType(Policy.PolicyType.SIGNATURE_VALUE).setValue(envelope)).build();
    }
}
