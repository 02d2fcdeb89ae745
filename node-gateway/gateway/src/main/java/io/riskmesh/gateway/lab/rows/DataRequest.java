package io.riskmesh.gateway.lab.rows;

import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.split.BankScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which rows a lab run uses and who owns them.
///
/// @param data files of training rows, or of all rows when there is no `test`
/// @param test files of test rows; empty: a hash of the ids decides
/// @param columns parts of the columns
/// @param scheme banks
/// @param splitSalt name or salt of the hash split; absent: from the first file's name
/// @param testShare share of test rows of the hash split, between 0 and 1
public record DataRequest(
        List<Path> data,
        List<Path> test,
        ColumnChoice columns,
        BankScheme scheme,
        Optional<String> splitSalt,
        double testShare) {
    /// Copies the lists.
    public DataRequest {
        data = List.copyOf(data);
        test = List.copyOf(test);
    }
}
