package io.riskmesh.attestation.pki;

import io.riskmesh.attestation.rejection.Rejected;

/// How revoked certificates are found out. The product has [RequiredLists] alone: lists are required, and a lenient way exists in
/// test sources only, because some real quotes of the test data came without lists.
public interface Revocation {

    /// What is known about revocation at one instant.
    interface Known {

        /// Until when, ms since the epoch.
        long until();

        /// Rejects a chain of collateral whose signer the root has revoked.
        void mustNotList(CertificateChain signer) throws Rejected;
    }

    /// Rejects a chain that holds a revoked certificate, or for which nobody can say.
    ///
    /// @param chain of PCK certificates or their authority
    /// @param now ms since the epoch
    Known check(CertificateChain chain, SignatureCheck signatures, long now) throws Rejected;
}
