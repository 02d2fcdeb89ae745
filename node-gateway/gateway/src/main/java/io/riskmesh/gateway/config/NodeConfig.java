package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Everything a gateway is told from outside, each block checked.
///
/// @param settings every value in force, with its origin, in the order of the reference
public record NodeConfig(
        Profile profile,
        PartyConfig party,
        DataConfig data,
        PeopleConfig people,
        MachinesConfig machines,
        PeersConfig peers,
        BulkConfig bulk,
        OpsConfig ops,
        OidcConfig oidc,
        LedgerConfig ledger,
        DatabaseConfig storage,
        ReceiptLogConfig receiptLog,
        ScoringConfig scoring,
        ContributionsConfig contributions,
        FeaturesConfig features,
        AttestationConfig attestation,
        FederationConfig federation,
        KeysConfig keys,
        LimitsConfig limits,
        TracingConfig tracing,
        LoggingConfig logging,
        List<Setting> settings) {
    /// Keeps a copy.
    public NodeConfig {
        settings = List.copyOf(settings);
    }

    /// Reads a file and the variables with our prefix.
    ///
    /// @throws Stopped naming the path of what is wrong
    public static NodeConfig read(Path file, Map<String, String> environment) throws Stopped {
        return of(ConfigFile.read(file), file.toAbsolutePath().getParent(), environment);
    }

    /// Reads a text as if it were a file of the folder.
    ///
    /// @throws Stopped naming the path of what is wrong
    public static NodeConfig parse(String yaml, Path folder, Map<String, String> environment) throws Stopped {
        return of(ConfigFile.parse(yaml), folder.toAbsolutePath(), environment);
    }

    private static NodeConfig of(ConfigNode.Fields fields, Path folder, Map<String, String> environment) throws Stopped {
        ConfigSource source = new ConfigSource(folder, environment);
        NodeConfig config = Block.root(source, fields, root -> read(root, source));
        source.refuseUnknownVariables();
        ProductionRules.check(config);
        return config;
    }

    private static NodeConfig read(Block root, ConfigSource source) throws Stopped {
        return new NodeConfig(
                root.value("profile", Profile.PRODUCTION.word(), Profile::of),
                root.block("party", PartyConfig::read),
                root.block("data", DataConfig::read),
                root.block("people", PeopleConfig::read),
                root.block("machines", MachinesConfig::read),
                root.block("peers", PeersConfig::read),
                root.block("bulk", BulkConfig::read),
                root.block("ops", OpsConfig::read),
                root.block("oidc", OidcConfig::read),
                root.block("ledger", LedgerConfig::read),
                root.block("storage", DatabaseConfig::read),
                root.block("receiptLog", ReceiptLogConfig::read),
                root.block("scoring", ScoringConfig::read),
                root.block("contributions", ContributionsConfig::read),
                root.block("features", FeaturesConfig::read),
                root.block("attestation", AttestationConfig::read),
                root.block("federation", FederationConfig::read),
                root.block("keys", KeysConfig::read),
                root.block("limits", LimitsConfig::read),
                root.block("tracing", TracingConfig::read),
                root.block("logging", LoggingConfig::read),
                source.settings());
    }
}
