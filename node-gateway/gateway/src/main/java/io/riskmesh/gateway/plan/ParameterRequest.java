package io.riskmesh.gateway.plan;

import io.riskmesh.boosting.parameters.ParameterSet;
import io.riskmesh.boosting.parameters.SpecResult;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.parameters.TrainingSpec;
import io.riskmesh.gateway.outcome.Stopped;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// Training parameters as a command line names them; nothing is checked yet. Later parts win: the set or file, then the changes,
/// then `rules` and `seed`.
///
/// @param source a named set or a YAML file
/// @param changes name to value, names of the design or XGBoost's
/// @param rules `default` or `off`; absent: as the source says, by default on
/// @param seed absent: as the source says, by default 1
public record ParameterRequest(String source, Map<String, String> changes, Optional<String> rules, OptionalLong seed) {
    private static final String DEFAULT_SEED = "1";
    private static final String ROW_SAMPLE = "subsample";
    private static final String WEIGHT_BOUND = "maxWeight";
    private static final String DEFAULT_ROW_SAMPLE = "0.8"; // of a federated run with rules on, privacy-rules.md section 2

    /// Copies the changes.
    public ParameterRequest {
        changes = new LinkedHashMap<>(changes);
    }

    /// The checked parameters.
    ///
    /// @throws Stopped exit 2 with every parameter that is wrong
    public RunParameters resolve() throws Stopped {
        TrainingSpec written = written();
        TrainingParameters asked = checked(written);
        boolean sampleByDefault = asked.privacy().rules() && !written.values().containsKey(ROW_SAMPLE);
        TrainingParameters federated =
                sampleByDefault ? checked(written.with(ROW_SAMPLE, DEFAULT_ROW_SAMPLE)) : asked;
        return new RunParameters(federated, asked.sampling().subsample(), written.values().containsKey(WEIGHT_BOUND));
    }

    private TrainingSpec written() throws Stopped {
        TrainingSpec spec = new TrainingSpec(Map.of("seed", DEFAULT_SEED));
        for (Map.Entry<String, String> one : settings().entrySet()) {
            spec = spec.with(one.getKey(), one.getValue());
        }
        for (Map.Entry<String, String> one : changes.entrySet()) {
            spec = spec.with(one.getKey(), one.getValue());
        }
        if (rules.isPresent()) {
            spec = spec.with("rules", rules.get());
        }
        return seed.isPresent() ? spec.with("seed", Long.toString(seed.getAsLong())) : spec;
    }

    private Map<String, String> settings() throws Stopped {
        for (ParameterSet set : ParameterSet.values()) {
            if (set.name().equals(source)) {
                return set.settings();
            }
        }
        return ParameterFile.read(Path.of(source));
    }

    private static TrainingParameters checked(TrainingSpec spec) throws Stopped {
        return switch (spec.check()) {
            case SpecResult.Accepted(TrainingParameters parameters) -> parameters;
            case SpecResult.Rejected rejected -> throw Stopped.usage("parameters: "
                    + rejected.errors().stream().map(Object::toString).collect(Collectors.joining("; ")));
        };
    }
}
