package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;

/// What a production gateway does not start with, as far as the configuration shows it. The embedded ledger shows when its profile
/// is read, keys that others may read when they are.
final class ProductionRules {
    private ProductionRules() {}

    /// @throws Stopped naming the first setting that is for development only
    static void check(NodeConfig config) throws Stopped {
        if (config.profile() == Profile.DEVELOPMENT) {
            return;
        }
        refuse(config.people().personaPicker(), "people.personaPicker");
        refuse(config.people().plainHttp(), "people.plainHttp");
        refuse(config.attestation().allowSimulated(), "attestation.allowSimulated");
        refuse(config.federation().repeatableSamples(), "federation.repeatableSamples");
        refuse(config.oidc().issuer().filter(issuer -> !issuer.startsWith("https://")).isPresent(), "oidc.issuer over plain HTTP");
    }

    private static void refuse(boolean found, String what) throws Stopped {
        if (found) {
            throw Stopped.refused("a production gateway does not start with " + what + "; set profile: development to try it");
        }
    }
}
