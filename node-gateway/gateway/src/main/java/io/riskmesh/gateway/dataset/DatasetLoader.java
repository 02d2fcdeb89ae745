package io.riskmesh.gateway.dataset;

import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Reads the files of one data set. Several files are one after another; ids must differ across all of them.
public final class DatasetLoader {
    /// Wider files are refused before anything is built: a horizontal run opens one histogram per column and level.
    public static final int MAX_COLUMNS = 10_000;

    private final ColumnChoice choice;
    private final boolean groupByFile;

    /// A loader for files with the columns of `choice`.
    public DatasetLoader(ColumnChoice choice) {
        this(choice, false);
    }

    /// A loader whose rows keep the name of their file as the group, if `groupByFile`.
    public DatasetLoader(ColumnChoice choice, boolean groupByFile) {
        this.choice = choice;
        this.groupByFile = groupByFile;
    }

    /// What rows of each file have as group: the file's name, or its path when two names are equal.
    public static List<String> groupNames(List<Path> paths) {
        List<String> names = paths.stream().map(path -> new DataFile(path).name()).toList();
        return names.stream().distinct().count() == names.size() ? names : paths.stream().map(Path::toString).toList();
    }

    /// Reads files whose dictionaries are learned from their rows.
    public Dataset load(List<Path> paths) throws Stopped {
        return load(paths, Optional.empty());
    }

    /// Reads files against a known schema: same features in the same order, unknown category names become missing.
    public Dataset load(List<Path> paths, FeatureSchema schema) throws Stopped {
        return load(paths, Optional.of(schema));
    }

    private Dataset load(List<Path> paths, Optional<FeatureSchema> schema) throws Stopped {
        List<DataFile> files = paths.stream().map(DataFile::new).toList();
        FirstLine first = firstLine(files.getFirst());
        String source = files.size() == 1 ? files.getFirst().name() : files.size() + " files";
        boolean libsvm = isLibsvm(files.getFirst(), first);
        for (DataFile file : files.subList(1, files.size())) {
            if (isLibsvm(file, firstLine(file)) != libsvm) {
                throw Stopped.usage(file.name() + " and " + files.getFirst().name()
                        + ": expected files of one format, found CSV and LIBSVM");
            }
        }
        DatasetBuilder builder = libsvm ? new LibsvmFiles(files, choice, groupByFile).read(schema) : loadCsv(files, schema);
        return builder.build(source);
    }

    /// The names of a CSV file's columns.
    public List<String> header(Path path) throws Stopped {
        DataFile file = new DataFile(path);
        try (CsvRows rows = new CsvRows(file, MAX_COLUMNS)) {
            return List.copyOf(rows.header());
        } catch (IOException e) {
            throw file.stopped(e);
        }
    }

    private static FirstLine firstLine(DataFile file) throws Stopped {
        FirstLine first = FirstLine.of(file);
        if (first.isEmpty()) {
            throw Stopped.refused(file.name() + ": expected a header and rows, found an empty file");
        }
        if (first.columns() > MAX_COLUMNS) {
            throw Stopped.refused(file.name() + ": expected at most " + MAX_COLUMNS + " columns, found " + first.columns());
        }
        return first;
    }

    private static boolean isLibsvm(DataFile file, FirstLine first) {
        String name = file.name();
        return first.looksLikeLibsvm() || name.contains(".libsvm") || name.contains(".svm");
    }

    private DatasetBuilder loadCsv(List<DataFile> files, Optional<FeatureSchema> schema) throws Stopped {
        DatasetBuilder builder = null;
        List<String> groups = groupNames(files.stream().map(DataFile::path).toList());
        for (DataFile file : files) {
            try (CsvRows rows = new CsvRows(file, MAX_COLUMNS)) {
                ColumnChoice wanted = builder == null && schema.isEmpty()
                        ? choice
                        : only(choice, builder == null ? schema.get().names() : builder.names());
                ColumnLayout layout = ColumnLayout.of(file, rows.header(), wanted);
                if (builder == null) {
                    builder = schema.isPresent()
                            ? DatasetBuilder.of(schema.get(), choice)
                            : DatasetBuilder.of(file, layout.featureNames(), choice);
                }
                rows.readInto(builder, layout);
                if (groupByFile) {
                    builder.groupRest(groups.get(files.indexOf(file)));
                }
            } catch (IOException e) {
                throw file.stopped(e);
            }
        }
        return builder;
    }

    private static ColumnChoice only(ColumnChoice choice, List<String> features) {
        return new ColumnChoice(choice.label(), choice.positive(), choice.id(), choice.weight(), choice.group(),
                features, List.of(), List.of());
    }
}
