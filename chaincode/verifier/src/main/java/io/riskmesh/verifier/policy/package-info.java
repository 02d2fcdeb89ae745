/// Fabric's policies: who must have signed.
package io.riskmesh.verifier.policy;
