package io.riskmesh.boosting.model;

import io.riskmesh.boosting.tree.TreeEnsemble;
import java.util.List;

/// What came of reading a model file.
public sealed interface ReadResult {

    /// The file holds this model; warnings name what was converted or left out, in the order of the file.
    record ModelRead(TreeEnsemble ensemble, List<String> warnings) implements ReadResult {
        public ModelRead {
            warnings = List.copyOf(warnings);
        }
    }

    /// The file is not a model this project reads. `path` is the place in the file, `actual` is shortened.
    record ModelRefused(RefusalReason reason, String path, String expected, String actual) implements ReadResult {

        /// One line for a person.
        public String message() {
            return "Model file refused at " + path + ": expected " + expected + ", got " + actual;
        }
    }
}
