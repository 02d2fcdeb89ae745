package io.riskmesh.verifier.identity;

import com.google.protobuf.ByteString;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Set;

/// An identity that an organisation of the channel vouches for: certificate path, revocation and role are checked.
///
/// @param mspId the organisation
/// @param serialized bytes of `msp.SerializedIdentity` as signed
/// @param role told by the certificate's organisational unit
/// @param admin whether it administers the organisation, by role or because the configuration lists it
/// @param organizationalUnits all of them
/// @param certifiers SHA-256 over the encodings of the authorities above the certificate
public record MemberIdentity(
        String mspId, ByteString serialized, X509Certificate certificate, ECPublicKey key, NodeRole role, boolean admin,
        Set<String> organizationalUnits, ByteString certifiers) {

    public MemberIdentity {
        organizationalUnits = Set.copyOf(organizationalUnits);
    }

    /// Whether the signature over the parts is this identity's.
    public boolean signed(ByteString signature, ByteString... parts) {
        return EcdsaSignature.verifies(key, signature, parts);
    }

    /// The roles that the certificate lists in attribute `riskmesh.role`; empty if it has no such attribute.
    public Set<String> riskmeshRoles() {
        return RoleAttribute.of(certificate);
    }
}
