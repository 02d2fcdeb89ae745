package io.riskmesh.verifier.identity;

import java.security.cert.X509Certificate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hyperledger.fabric.protos.msp.FabricNodeOUs;
import org.hyperledger.fabric.protos.msp.FabricOUIdentifier;

/// The units by which an organisation tells clients, peers, admins and orderers apart. If it does, each certificate has
/// exactly one of them.
final class NodeUnits {

    private final boolean enabled;
    private final Map<NodeRole, Unit> units;

    private NodeUnits(boolean enabled, Map<NodeRole, Unit> units) {
        this.enabled = enabled;
        this.units = units;
    }

    static NodeUnits of(FabricNodeOUs config) throws InvalidIdentity {
        Map<NodeRole, Unit> units = new EnumMap<>(NodeRole.class);
        put(units, NodeRole.CLIENT, config.hasClientOuIdentifier(), config.getClientOuIdentifier());
        put(units, NodeRole.PEER, config.hasPeerOuIdentifier(), config.getPeerOuIdentifier());
        put(units, NodeRole.ADMIN, config.hasAdminOuIdentifier(), config.getAdminOuIdentifier());
        put(units, NodeRole.ORDERER, config.hasOrdererOuIdentifier(), config.getOrdererOuIdentifier());
        return new NodeUnits(config.getEnable(), units);
    }

    private static void put(Map<NodeRole, Unit> units, NodeRole role, boolean present, FabricOUIdentifier unit)
            throws InvalidIdentity {
        if (present && !unit.getOrganizationalUnitIdentifier().isEmpty()) {
            units.put(role, Unit.of(unit));
        }
    }

    NodeRole roleOf(Set<String> names, List<X509Certificate> chain) throws InvalidIdentity {
        if (!enabled) {
            return NodeRole.NONE;
        }
        Optional<NodeRole> found = Optional.empty();
        for (Map.Entry<NodeRole, Unit> entry : units.entrySet()) {
            if (names.contains(entry.getValue().name())) {
                if (found.isPresent()) {
                    throw new InvalidIdentity("The certificate claims two roles");
                }
                requireCertifier(entry.getValue(), chain);
                found = Optional.of(entry.getKey());
            }
        }
        return found.orElseThrow(() -> new InvalidIdentity("The certificate claims none of the organisation's roles"));
    }

    /// A role may be bound to one authority of the organisation; then that authority issued the certificate.
    private static void requireCertifier(Unit unit, List<X509Certificate> chain) throws InvalidIdentity {
        if (!unit.isCertifiedBy(chain.get(1))) {
            throw new InvalidIdentity("The role is certified by another authority");
        }
    }
}
