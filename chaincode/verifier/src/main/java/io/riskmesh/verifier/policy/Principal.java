package io.riskmesh.verifier.policy;

import com.google.protobuf.ByteString;
import io.riskmesh.verifier.identity.MemberIdentity;
import io.riskmesh.verifier.identity.NodeRole;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.MSPRole.MSPRoleType;

/// Who a leaf of a policy means.
public sealed interface Principal {

    boolean includes(MemberIdentity identity);

    Set<String> organisations();

    /// Anybody of the organisation who has the role.
    record Role(String mspId, MSPRoleType role) implements Principal {
        @Override
        public boolean includes(MemberIdentity identity) {
            return identity.mspId().equals(mspId) && switch (role) {
                case MEMBER -> true;
                case ADMIN -> identity.admin();
                case CLIENT -> identity.role() == NodeRole.CLIENT;
                case PEER -> identity.role() == NodeRole.PEER;
                case ORDERER -> identity.role() == NodeRole.ORDERER;
                case UNRECOGNIZED -> false;
            };
        }

        @Override
        public Set<String> organisations() {
            return Set.of(mspId);
        }
    }

    /// Anybody of the organisation's unit whose certificate these authorities issued.
    record Unit(String mspId, String unit, ByteString certifiers) implements Principal {
        @Override
        public boolean includes(MemberIdentity identity) {
            return identity.mspId().equals(mspId) && identity.organizationalUnits().contains(unit)
                    && identity.certifiers().equals(certifiers);
        }

        @Override
        public Set<String> organisations() {
            return Set.of(mspId);
        }
    }

    /// One certificate.
    record Exactly(String mspId, ByteString serialized) implements Principal {
        @Override
        public boolean includes(MemberIdentity identity) {
            return identity.serialized().equals(serialized);
        }

        @Override
        public Set<String> organisations() {
            return Set.of(mspId);
        }
    }

    /// Somebody who is each of these.
    record All(List<Principal> principals) implements Principal {
        public All {
            principals = List.copyOf(principals);
        }

        @Override
        public boolean includes(MemberIdentity identity) {
            return principals.stream().allMatch(principal -> principal.includes(identity));
        }

        @Override
        public Set<String> organisations() {
            Set<String> all = new TreeSet<>();
            principals.forEach(principal -> all.addAll(principal.organisations()));
            return all;
        }
    }
}
