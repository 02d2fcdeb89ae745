package io.riskmesh.gateway.run;

import io.riskmesh.boosting.parameters.ParameterSet;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.plan.ParameterRequest;
import io.riskmesh.gateway.plan.RunParameters;
import io.riskmesh.ledger.PartyId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// What a scientist asks for. Nothing is checked yet but the form.
///
/// @param model name of the model that the run trains, an id of the ledger
/// @param dataset id of the data set, the same at every bank
/// @param purpose of the authorisations, an id of the ledger
/// @param parameterSet a named set, such as `F30`
/// @param parameters name to text, changes to the set
/// @param banks to invite; empty: every bank whose grant allows it
public record RunRequest(String model, String dataset, String purpose, String parameterSet, Map<String, String> parameters,
        List<PartyId> banks) {

    /// Copies; banks are sorted.
    public RunRequest {
        parameters = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
        banks = banks.stream().distinct().sorted().toList();
    }

    /// The checked parameters.
    ///
    /// @throws Stopped with every parameter that is wrong
    public RunParameters resolve() throws Stopped {
        // A command line may name a file in the place of a set; whoever calls over the network may not.
        if (Arrays.stream(ParameterSet.values()).noneMatch(set -> set.name().equals(parameterSet))) {
            throw Stopped.usage("parameterSet: expected one of " + Arrays.toString(ParameterSet.values()));
        }
        return new ParameterRequest(parameterSet, parameters, Optional.empty(), OptionalLong.empty()).resolve();
    }
}
