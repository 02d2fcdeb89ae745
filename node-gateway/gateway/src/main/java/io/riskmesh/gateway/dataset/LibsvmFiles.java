package io.riskmesh.gateway.dataset;

import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.gateway.outcome.Stopped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The LIBSVM files of one data set. Feature i of the files is called `f` + i; the widest file says how many there are.
final class LibsvmFiles {
    private final List<DataFile> files;
    private final ColumnChoice choice;
    private final boolean groupByFile;

    LibsvmFiles(List<DataFile> files, ColumnChoice choice, boolean groupByFile) {
        this.files = files;
        this.choice = choice;
        this.groupByFile = groupByFile;
    }

    DatasetBuilder read(Optional<FeatureSchema> schema) throws Stopped {
        requireNoNamedColumns();
        List<LibsvmRows> parts = new ArrayList<>();
        int columns = 0;
        for (DataFile file : files) {
            LibsvmRows rows = new LibsvmRows(file, DatasetLoader.MAX_COLUMNS);
            rows.read();
            columns = Math.max(columns, rows.columns());
            parts.add(rows);
        }
        List<String> header = new ArrayList<>();
        for (int index = 1; index <= columns; index++) {
            header.add("f" + index);
        }
        DatasetBuilder builder = builder(header, schema);
        addRows(parts, builder, header);
        return builder;
    }

    private DatasetBuilder builder(List<String> header, Optional<FeatureSchema> schema) throws Stopped {
        if (schema.isEmpty()) {
            ColumnChoice features = new ColumnChoice(Optional.empty(), choice.positive(), Optional.empty(), Optional.empty(),
                    Optional.empty(), choice.features(), choice.exclude(), choice.categorical());
            List<String> chosen = ColumnLayout.of(files.getFirst(), header, features).featureNames();
            return DatasetBuilder.of(files.getFirst(), chosen, choice);
        }
        if (schema.get().names().stream().noneMatch(header::contains)) {
            throw Stopped.refused(files.getFirst().name() + ": expected features named as in the model, "
                    + schema.get().names().getFirst() + " first; found a LIBSVM file, whose features are f1, f2, ...");
        }
        return DatasetBuilder.of(schema.get(), choice);
    }

    private void addRows(List<LibsvmRows> parts, DatasetBuilder builder, List<String> header) throws Stopped {
        List<String> features = builder.names();
        int[] column = new int[header.size()];
        Arrays.setAll(column, index -> features.indexOf(header.get(index)));
        List<String> groups = DatasetLoader.groupNames(files.stream().map(DataFile::path).toList());
        for (int part = 0; part < parts.size(); part++) {
            parts.get(part).addTo(builder, column, choice.label().isPresent());
            if (groupByFile) {
                builder.groupRest(groups.get(part));
            }
        }
    }

    private void requireNoNamedColumns() throws Stopped {
        if (choice.id().isPresent() || choice.weight().isPresent() || choice.group().isPresent()) {
            throw Stopped.usage(files.getFirst().name()
                    + " is LIBSVM, which has no named columns; --id, --weight and schemes by column need CSV");
        }
    }
}
