package io.riskmesh.boosting.model;

import io.riskmesh.boosting.model.ReadResult.ModelRefused;
import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.Optional;

/// XGBoost's model file (training.md section 11). Reads JSON and UBJSON of versions 2.1 to 3.4, writes what 3.0.4 would
/// write; the canonical form is UBJSON with sorted keys. Whatever the bytes are, reading ends in a value, with memory
/// bounded by [ModelLimits]. Thread-safe.
public final class XgboostModelFile {

    private XgboostModelFile() {}

    /// Reads and checks a file; nothing is loaded natively.
    public static ReadResult read(byte[] file) {
        try {
            if (file.length > ModelLimits.MAX_FILE_BYTES) {
                throw MalformedModel.tooLarge("file", "at most " + ModelLimits.MAX_FILE_BYTES + " bytes", file.length);
            }
            return ModelDecoder.decode(isUbjson(file) ? UbjsonReader.read(file) : JsonReader.read(file));
        } catch (MalformedModel e) {
            return e.refusal();
        }
    }

    /// Why a file must not be handed to XGBoost; empty if it may.
    public static Optional<ModelRefused> validate(byte[] file) {
        return switch (read(file)) {
            case ReadResult.ModelRead _ -> Optional.empty();
            case ModelRefused refused -> Optional.of(refused);
        };
    }

    /// The canonical bytes: equal ensembles give equal bytes, and XGBoost 3.0.4 saves the same ones again.
    public static byte[] writeUbjson(TreeEnsemble ensemble) {
        return UbjsonWriter.write(ModelEncoder.encode(ensemble));
    }

    /// The same document as JSON.
    public static byte[] writeJson(TreeEnsemble ensemble) {
        return JsonWriter.write(ModelEncoder.encode(ensemble));
    }

    private static boolean isUbjson(byte[] file) {
        return file.length > 1 && file[0] == '{' && file[1] == 'L';
    }
}
