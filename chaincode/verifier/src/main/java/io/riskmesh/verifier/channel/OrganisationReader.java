package io.riskmesh.verifier.channel;

import io.riskmesh.verifier.block.MalformedBlock;
import io.riskmesh.verifier.block.StrictMessages;
import io.riskmesh.verifier.identity.InvalidIdentity;
import io.riskmesh.verifier.identity.Organisation;
import java.util.Map;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.common.ConfigGroup;
import org.hyperledger.fabric.protos.msp.FabricMSPConfig;
import org.hyperledger.fabric.protos.msp.MSPConfig;

/// Collects the organisations of a configuration: every group with a value `MSP`.
final class OrganisationReader {

    private static final String MSP = "MSP";
    private static final int X509 = 0;

    private final Map<String, Organisation> byId = new TreeMap<>();

    Map<String, Organisation> byId() {
        return byId;
    }

    void readAll(ConfigGroup group) throws MalformedBlock {
        if (group.containsValues(MSP)) {
            Organisation organisation = organisation(group);
            byId.put(organisation.mspId(), organisation);
        }
        for (ConfigGroup inner : group.getGroupsMap().values()) {
            readAll(inner);
        }
    }

    Map<String, String> mspIdsOf(ConfigGroup application) throws MalformedBlock {
        Map<String, String> ids = new TreeMap<>();
        for (Map.Entry<String, ConfigGroup> group : application.getGroupsMap().entrySet()) {
            if (group.getValue().containsValues(MSP)) {
                ids.put(group.getKey(), msp(group.getValue()).getName());
            }
        }
        return ids;
    }

    private static Organisation organisation(ConfigGroup group) throws MalformedBlock {
        try {
            return Organisation.of(msp(group));
        } catch (InvalidIdentity e) {
            throw new MalformedBlock("An organisation of the configuration: " + e.getMessage());
        }
    }

    private static FabricMSPConfig msp(ConfigGroup group) throws MalformedBlock {
        MSPConfig config = StrictMessages.any(
                MSPConfig.parser(), group.getValuesOrThrow(MSP).getValue(), "An organisation");
        if (config.getType() != X509) {
            throw new MalformedBlock("An organisation of a kind that is not supported: " + config.getType());
        }
        return StrictMessages.any(FabricMSPConfig.parser(), config.getConfig(), "An organisation's certificates");
    }
}
