package io.riskmesh.embedded.authority;

import java.util.Locale;

/// What an identity is to Fabric (NodeOUs): its organisational unit. What it may do in riskmesh says its role attribute.
public enum NodeRole {
    CLIENT,
    PEER,
    ADMIN,
    ORDERER;

    /// The organisational unit in the certificate.
    public String unit() {
        return name().toLowerCase(Locale.ROOT);
    }
}
