package io.riskmesh.gateway.cli;

import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.lab.joint.JointRequest;
import io.riskmesh.gateway.lab.rows.DataRequest;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.split.BankScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Which rows, which columns, whose rows.
final class DataOptions {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "Rows: CSV with a header, or LIBSVM (an absent entry is missing); gzip or not. May be repeated.")
    private List<Path> data;

    @Option(
            names = "--test",
            paramLabel = "FILE",
            description = "Test rows. Without it a hash of the ids decides which rows of --data are tested.")
    private List<Path> test = List.of();

    @Option(
            names = "--split-salt",
            paramLabel = "S",
            description = "Name S of the data set in the hash split: salts crc1/S/split and crc1/S/bank; a text that ends in"
                    + " /split is taken as it is (default: name of the first data file without endings, in lower case).")
    private Optional<String> splitSalt = Optional.empty();

    @Option(
            names = "--test-share",
            paramLabel = "0.2",
            defaultValue = "0.2",
            description = "Share of test rows of the hash split (default: ${DEFAULT-VALUE}).")
    private double testShare;

    @Option(names = "--label", paramLabel = "COL", description = "Column with the class; LIBSVM has it first in each line.")
    private Optional<String> label = Optional.empty();

    @Option(
            names = "--positive",
            paramLabel = "VALUE",
            description = "Text of the positive class (default: 1 is positive, 0 and -1 are negative).")
    private Optional<String> positive = Optional.empty();

    @Option(names = "--id", paramLabel = "COL", description = "Column that names a row (default: the row's number, from 1).")
    private Optional<String> id = Optional.empty();

    @Option(names = "--features", split = ",", paramLabel = "COL", description = "The only feature columns.")
    private List<String> features = List.of();

    @Option(names = "--exclude", split = ",", paramLabel = "COL", description = "Columns that are no features.")
    private List<String> exclude = List.of();

    @Option(names = "--categorical", split = ",", paramLabel = "COL", description = "Feature columns that hold names.")
    private List<String> categorical = List.of();

    @Option(names = "--weight", paramLabel = "COL", description = "Column of whole row weights (default: every row counts once).")
    private Optional<String> weight = Optional.empty();

    @Option(
            names = "--banks",
            paramLabel = "SCHEME",
            description = "Who owns which rows: iid4, size4, label4, feat4:COL:e1,e2,e3, column:COL, or files (each --data file"
                    + " is one bank). iidK gives K banks of equal size.")
    private Optional<String> banks = Optional.empty();

    DataRequest request() throws Stopped {
        return request(Optional.empty());
    }

    /// @param joint names the columns of key and banks, where the run is on the features of both sides
    DataRequest request(Optional<JointRequest> joint) throws Stopped {
        if (joint.isPresent() && (banks.isPresent() || id.isPresent())) {
            throw Stopped.usage("--joint: expected no --banks and no --id, as --payer-bank and --key say both");
        }
        Optional<String> scheme = joint.map(request -> "column:" + request.payerBank()).or(() -> banks);
        if (scheme.isEmpty()) {
            throw Stopped.usage("Missing required option: '--banks=SCHEME'");
        }
        if (!features.isEmpty() && !exclude.isEmpty()) {
            throw Stopped.usage("expected --features or --exclude, found both");
        }
        boolean libsvm = data.getFirst().toString().matches(".*\\.(libsvm|svm|svmlight)(\\.gz)?");
        if (label.isEmpty() && !libsvm) {
            throw Stopped.usage("expected --label COL for a CSV file, found none");
        }
        List<String> noFeatures = new ArrayList<>(exclude);
        joint.filter(_ -> features.isEmpty()).ifPresent(request -> noFeatures.add(request.payeeBank()));
        ColumnChoice columns = new ColumnChoice(label.or(() -> Optional.of("label")), positive, joint.map(JointRequest::key).or(() -> id), weight,
                Optional.empty(), features, noFeatures, categorical);
        return new DataRequest(data, test, columns, BankScheme.parse(scheme.get()), splitSalt, testShare);
    }
}
