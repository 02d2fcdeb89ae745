package io.riskmesh.embedded.genesis;

import com.google.protobuf.ByteString;
import com.google.protobuf.Message;
import io.riskmesh.embedded.authority.NodeRole;
import io.riskmesh.embedded.authority.OrganisationAuthority;
import io.riskmesh.embedded.authority.Pem;
import java.util.List;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.common.ConfigValue;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;
import org.hyperledger.fabric.protos.common.OrdererAddresses;
import org.hyperledger.fabric.protos.msp.FabricCryptoConfig;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;
import org.hyperledger.fabric.protos.msp.MSPConfig;

/// One organisation in the configuration: its MSP and its policies.
final class OrganisationGroup {

    private OrganisationGroup() {}

    /// An organisation that reads, writes and endorses.
    static ConfigGroup writer(OrganisationAuthority authority) {
        return readerBuilder(authority)
                .putPolicies(Policies.WRITERS, Policies.signature(
                        Policies.any(authority.mspId(), List.of(MSPRoleType.ADMIN, MSPRoleType.CLIENT))))
                .putPolicies(Policies.ENDORSEMENT, Policies.signature(
                        Policies.any(authority.mspId(), List.of(MSPRoleType.PEER))))
                .build();
    }

    /// An organisation that only reads: where a policy is missing, Fabric takes it for one that nobody satisfies.
    static ConfigGroup reader(OrganisationAuthority authority) {
        return readerBuilder(authority).build();
    }

    /// The organisation of the orderer.
    static ConfigGroup orderer(OrganisationAuthority authority, String address) {
        return base(authority)
                .putPolicies(Policies.READERS, Policies.signature(
                        Policies.any(authority.mspId(), List.of(MSPRoleType.ADMIN, MSPRoleType.ORDERER, MSPRoleType.CLIENT))))
                .putPolicies(Policies.WRITERS, Policies.signature(
                        Policies.any(authority.mspId(), List.of(MSPRoleType.ADMIN, MSPRoleType.ORDERER, MSPRoleType.CLIENT))))
                .putValues("Endpoints", value(OrdererAddresses.newBuilder().addAddresses(address).build()))
                .build();
    }

    static ConfigValue value(Message message) {
        return ConfigValue.newBuilder().setValue(message.toByteString()).setModPolicy(Policies.ADMINS).build();
    }

    private static ConfigGroup.Builder readerBuilder(OrganisationAuthority authority) {
        return base(authority).putPolicies(Policies.READERS, Policies.signature(Policies.any(authority.mspId(),
                List.of(MSPRoleType.ADMIN, MSPRoleType.PEER, MSPRoleType.CLIENT))));
    }

    private static ConfigGroup.Builder base(OrganisationAuthority authority) {
        return ConfigGroup.newBuilder().setModPolicy(Policies.ADMINS)
                .putValues("MSP", value(msp(authority)))
                .putPolicies(Policies.ADMINS,
                        Policies.signature(Policies.any(authority.mspId(), List.of(MSPRoleType.ADMIN))));
    }

    private static MSPConfig msp(OrganisationAuthority authority) {
        ByteString root = pem(authority);
        FabricMSPConfig config = FabricMSPConfig.newBuilder().setName(authority.mspId()).addRootCerts(root)
                .addTlsRootCerts(ByteString.copyFromUtf8(Pem.ofCertificate(authority.tlsRootCertificate())))
                .setCryptoConfig(FabricCryptoConfig.newBuilder().setSignatureHashFamily("SHA2")
                        .setIdentityIdentifierHashFunction("SHA256"))
                .setFabricNodeOus(FabricNodeOUs.newBuilder().setEnable(true)
                        .setClientOuIdentifier(unit(root, NodeRole.CLIENT)).setPeerOuIdentifier(unit(root, NodeRole.PEER))
                        .setAdminOuIdentifier(unit(root, NodeRole.ADMIN)).setOrdererOuIdentifier(unit(root, NodeRole.ORDERER)))
                .build();
        return MSPConfig.newBuilder().setConfig(config.toByteString()).build();
    }

    private static FabricOUIdentifier unit(ByteString root, NodeRole role) {
        return FabricOUIdentifier.newBuilder().setCertificate(root).setOrganizationalUnitIdentifier(role.unit()).build();
    }

    private static ByteString pem(OrganisationAuthority authority) {
        return ByteString.copyFromUtf8(Pem.ofCertificate(authority.rootCertificate()));
    }
}
