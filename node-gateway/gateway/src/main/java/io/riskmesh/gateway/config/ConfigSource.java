package io.riskmesh.gateway.config;

import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Where values come from, and which were asked for: variables first, then the file, then the default.
final class ConfigSource {
    private static final String PREFIX = "RISKMESH_";
    /// Variables of the launcher and of deployments, which are no settings of a gateway.
    private static final List<String> OTHERS = List.of("RISKMESH_LAUNCHER", "RISKMESH_JAVA_HOME", "RISKMESH_JAVA_OPTIONS",
            "RISKMESH_FABRIC_", "RISKMESH_CC_", "RISKMESH_CLIENT_");

    private final Path home;
    private final Map<String, String> environment;
    private final Set<String> asked = new TreeSet<>();
    private final List<Setting> settings = new ArrayList<>();

    /// @param home what relative paths start from: the file's folder
    ConfigSource(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = Map.copyOf(environment);
    }

    /// `scoring.maxInFlight` is `RISKMESH_SCORING_MAX_IN_FLIGHT`.
    static String variable(String path) {
        return PREFIX + path.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /// The variable's value, or null; from now on the variable is known.
    String fromVariable(String path) {
        String name = variable(path);
        asked.add(name);
        return environment.get(name);
    }

    /// A reference to a variable makes it known, whatever its name.
    void reference(SecretReference reference) {
        if (reference.text().startsWith("env:")) {
            asked.add(reference.text().substring("env:".length()));
        }
    }

    Path path(String text) {
        return home.resolve(text).normalize();
    }

    void inForce(String path, String value, String origin) {
        settings.add(new Setting(path, value, origin));
    }

    List<Setting> settings() {
        return List.copyOf(settings);
    }

    /// @throws Stopped if a variable has our prefix and no setting
    void refuseUnknownVariables() throws Stopped {
        for (String name : new TreeSet<>(environment.keySet())) {
            if (name.startsWith(PREFIX) && !asked.contains(name) && OTHERS.stream().noneMatch(name::startsWith)) {
                throw Stopped.usage("the variable " + name + " sets nothing: expected the name of a setting, such as "
                        + variable("scoring.maxInFlight"));
            }
        }
    }
}
