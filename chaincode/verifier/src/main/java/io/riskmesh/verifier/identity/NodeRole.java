package io.riskmesh.verifier.identity;

/// What an identity is within its organisation, told by one organisational unit of its certificate (NodeOUs).
public enum NodeRole {
    CLIENT, PEER, ADMIN, ORDERER,
    /// The organisation does not tell roles apart.
    NONE
}
