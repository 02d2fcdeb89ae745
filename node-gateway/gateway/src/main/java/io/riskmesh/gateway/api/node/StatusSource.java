package io.riskmesh.gateway.api.node;

import java.util.List;
import java.util.Optional;

/// What the process knows of itself. Never blocks.
public interface StatusSource {

    /// `development` or `production`.
    String profile();

    /// Of the build.
    String version();

    /// Gateway, enclave, peers; the ledger's tile is made of the ledger.
    List<Tile> tiles();

    /// Own certificates.
    List<CertificateInfo> certificates();

    /// What somebody should look at now.
    List<Alert> alerts();

    /// One tile.
    ///
    /// @param name `gateway`, `ledger`, `enclave`, `peers`
    /// @param state `ok`, `degraded`, `down`, `simulated`, `none`
    /// @param since ms since the epoch
    record Tile(String name, String state, long since, long ageMs, Optional<String> detail) {}

    /// One certificate.
    ///
    /// @param notAfter ms since the epoch
    record CertificateInfo(String use, long notAfter) {}

    /// One alert.
    ///
    /// @param code of the registry; its page is the runbook
    /// @param since ms since the epoch
    record Alert(String code, long since) {}
}
