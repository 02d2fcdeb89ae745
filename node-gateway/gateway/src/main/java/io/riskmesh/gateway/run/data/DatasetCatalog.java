package io.riskmesh.gateway.run.data;

import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.dataset.DatasetLoader;
import io.riskmesh.gateway.outcome.Stopped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// The data sets that this bank trains on, by their ids on the ledger. Files are read anew for each run. Thread-safe.
public final class DatasetCatalog {
    private final Map<String, DatasetSettings> datasets;

    public DatasetCatalog(Map<String, DatasetSettings> datasets) {
        this.datasets = new TreeMap<>(datasets);
    }

    /// Ids.
    public Set<String> names() {
        return Set.copyOf(datasets.keySet());
    }

    public Optional<DatasetSettings> settings(String dataset) {
        return Optional.ofNullable(datasets.get(dataset));
    }

    /// The features of a data set as this bank has it.
    ///
    /// @throws Stopped if there is no such data set, or its file is not as needed
    public FeatureSchema schema(String dataset) throws Stopped {
        DatasetSettings settings = need(dataset);
        return settings.agreed(load(settings, Optional.empty()).schema());
    }

    /// Reads the rows by an agreed schema.
    ///
    /// @throws Stopped if there is no such data set, or a column is missing or not as needed
    public LoadedRows rows(String dataset, FeatureSchema agreed) throws Stopped {
        DatasetSettings settings = need(dataset);
        return LoadedRows.of(settings, load(settings, Optional.of(agreed)));
    }

    private DatasetSettings need(String dataset) throws Stopped {
        return settings(dataset).orElseThrow(() -> Stopped.refused("this bank has no data set " + dataset));
    }

    private static Dataset load(DatasetSettings settings, Optional<FeatureSchema> schema) throws Stopped {
        DatasetLoader loader = new DatasetLoader(settings.columns());
        List<java.nio.file.Path> files = List.of(settings.file());
        return schema.isPresent() ? loader.load(files, schema.get()) : loader.load(files);
    }
}
