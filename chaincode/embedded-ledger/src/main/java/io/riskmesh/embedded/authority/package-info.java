/// Certificate authorities of a consortium: MSP identities with NodeOUs and roles, TLS certificates, folders in Fabric's
/// layout.
package io.riskmesh.embedded.authority;
