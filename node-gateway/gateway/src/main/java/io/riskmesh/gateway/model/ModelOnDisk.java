package io.riskmesh.gateway.model;

import io.riskmesh.boosting.model.ModelLimits;
import io.riskmesh.boosting.model.ReadResult;
import io.riskmesh.boosting.model.XgboostModelFile;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.tree.TreeEnsemble;
import io.riskmesh.gateway.outcome.Stopped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A model file that was read and found sound.
///
/// @param bytes the file as it lies on disk
/// @param ensemble what it says, with dictionaries where a `schema.json` of the same features stands beside it
/// @param warnings what the reader converted or left out
public record ModelOnDisk(byte[] bytes, TreeEnsemble ensemble, List<String> warnings) {

    /// Reads and checks a file; nothing is loaded natively.
    public static ModelOnDisk read(Path file) throws Stopped {
        byte[] bytes = bytes(file);
        return switch (XgboostModelFile.read(bytes)) {
            case ReadResult.ModelRead read -> new ModelOnDisk(bytes, withDictionaries(file, read.ensemble()), read.warnings());
            case ReadResult.ModelRefused refused -> throw Stopped.refused(file + ": " + refused.message());
        };
    }

    private static byte[] bytes(Path file) throws Stopped {
        try {
            long size = Files.size(file);
            if (size > ModelLimits.MAX_FILE_BYTES) {
                throw Stopped.refused(file + ": expected a model file of at most " + ModelLimits.MAX_FILE_BYTES
                        + " bytes, found " + size);
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw Stopped.unavailable("model file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static TreeEnsemble withDictionaries(Path file, TreeEnsemble ensemble) throws Stopped {
        Path beside = file.resolveSibling(SchemaFile.NAME);
        if (!Files.isRegularFile(beside)) {
            return ensemble;
        }
        FeatureSchema schema = SchemaFile.read(beside);
        return schema.names().equals(ensemble.schema().names()) ? named(file, ensemble, schema) : ensemble;
    }

    private static TreeEnsemble named(Path file, TreeEnsemble ensemble, FeatureSchema schema) throws Stopped {
        for (int f = 0; f < schema.size(); f++) {
            if (schema.feature(f).kind() != ensemble.schema().feature(f).kind()) {
                throw Stopped.refused(file + ": feature " + schema.feature(f).name() + " is "
                        + ensemble.schema().feature(f).kind() + " in the model and " + schema.feature(f).kind() + " in "
                        + SchemaFile.NAME + " beside it");
            }
        }
        return ensemble.withSchema(schema);
    }
}
