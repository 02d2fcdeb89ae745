package io.riskmesh.gateway.run.data;

import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Sides;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.dataset.DatasetLoader;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// The data sets that this bank trains on, by their ids on the ledger. Files are read anew for each run. Thread-safe.
public final class DatasetCatalog {
    private final Lookup lookup;

    /// Finds a data set by its id.
    @FunctionalInterface
    public interface Lookup {
        Optional<DatasetSettings> find(String dataset) throws IOException;
    }

    public DatasetCatalog(Lookup lookup) {
        this.lookup = lookup;
    }

    /// The features of a data set as this bank has it.
    ///
    /// @throws Stopped if there is no such data set, or its file is not as needed
    public FeatureSchema schema(String dataset) throws Stopped {
        DatasetSettings settings = need(dataset);
        FeatureSchema own = settings.agreed(load(settings, Optional.empty()).schema());
        return settings.payees().isPresent() ? new BothSides(settings).schema(own) : own;
    }

    /// Reads the rows by an agreed schema.
    ///
    /// @throws Stopped if there is no such data set, or a column is missing or not as needed
    public LoadedRows rows(String dataset, FeatureSchema agreed) throws Stopped {
        DatasetSettings settings = need(dataset);
        if (settings.payees().isEmpty()) {
            return LoadedRows.of(settings, load(settings, Optional.of(agreed)), Optional.empty());
        }
        if (!Sides.isJoint(agreed)) {
            throw Stopped.refused("expected a run on the features of both sides, as this bank's data set " + dataset);
        }
        Dataset sent = load(settings, Optional.of(BothSides.of(agreed, Sides.PAYER)));
        return LoadedRows.of(settings, sent, Optional.of(new BothSides(settings).load(sent, agreed)));
    }

    /// Whether rows may have another weight than 1.
    public boolean isWeighted(String dataset) throws Stopped {
        return need(dataset).weight().isPresent();
    }

    private DatasetSettings need(String dataset) throws Stopped {
        try {
            return lookup.find(dataset).orElseThrow(() -> Stopped.refused("this bank has no data set " + dataset));
        } catch (IOException e) {
            throw Stopped.unavailable("the register of data sets cannot be read", e);
        }
    }

    private static Dataset load(DatasetSettings settings, Optional<FeatureSchema> schema) throws Stopped {
        DatasetLoader loader = new DatasetLoader(settings.columns());
        List<java.nio.file.Path> files = List.of(settings.file());
        return schema.isPresent() ? loader.load(files, schema.get()) : loader.load(files);
    }
}
