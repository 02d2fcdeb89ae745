package io.riskmesh.gateway.run.data;

import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Sides;
import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.dataset.DatasetLoader;
import io.riskmesh.gateway.outcome.Stopped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The two files of a data set of both sides. In a run's schema columns carry the side's name before their own; in the files
/// they do not.
final class BothSides {
    private final DatasetSettings settings;
    private final PayeeSide side;

    BothSides(DatasetSettings settings) {
        this.settings = settings;
        this.side = settings.payees().orElseThrow();
    }

    /// Features of both sides, payer-side ones first.
    FeatureSchema schema(FeatureSchema sent) throws Stopped {
        List<Feature> features = new ArrayList<>();
        sent.features().forEach(feature -> features.add(named(Sides.PAYER + feature.name(), feature)));
        new DatasetLoader(received()).load(List.of(side.file())).schema().features()
                .forEach(feature -> features.add(named(Sides.PAYEE + feature.name(), feature)));
        return new FeatureSchema(features);
    }

    /// One side of an agreed schema, as the file names its columns.
    static FeatureSchema of(FeatureSchema agreed, String side) {
        return new FeatureSchema(agreed.features().stream().filter(feature -> feature.name().startsWith(side))
                .map(feature -> named(feature.name().substring(side.length()), feature)).toList());
    }

    /// @param sent the rows of the data set's own file, in its order
    LoadedPayees load(Dataset sent, FeatureSchema agreed) throws Stopped {
        String one = of(agreed, Sides.PAYER).feature(0).name();
        Dataset banks = new DatasetLoader(new ColumnChoice(Optional.empty(), Optional.empty(), settings.id(), Optional.empty(),
                Optional.of(side.payeeBank()), List.of(one), List.of(), List.of())).load(List.of(settings.file()));
        if (banks.rows() != sent.rows()) {
            throw Stopped.refused(settings.file().getFileName() + ": expected " + sent.rows() + " rows, found " + banks.rows());
        }
        Dataset received = new DatasetLoader(received()).load(List.of(side.file()), of(agreed, Sides.PAYEE));
        return new LoadedPayees(IntStream.range(0, banks.rows()).mapToObj(row -> banks.group(row).orElse("")).toList(), received);
    }

    private ColumnChoice received() {
        return new ColumnChoice(Optional.empty(), Optional.empty(), settings.id(), Optional.empty(), Optional.of(side.payerBank()),
                List.of(), List.of(side.payerBank()), List.of());
    }

    private static Feature named(String name, Feature feature) {
        return new Feature(name, feature.kind(), feature.categories());
    }
}
