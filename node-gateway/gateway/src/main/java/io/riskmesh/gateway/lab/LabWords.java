package io.riskmesh.gateway.lab;

import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.gateway.lab.rows.DataRequest;
import io.riskmesh.gateway.lab.rows.LabData;
import io.riskmesh.gateway.plan.RunParameters;
import io.riskmesh.gateway.split.BankScheme;
import java.util.Locale;

/// What a lab run says about itself in words.
final class LabWords {
    private LabWords() {}

    /// The line before training begins.
    static String begin(LabData data, RunParameters parameters) {
        TrainingParameters agreed = parameters.federated();
        return String.format(Locale.ROOT, "%s: %d banks, %,d training rows, %,d test rows, %d features; %d trees of depth %d, privacy"
                + " rules %s", data.name(), data.banks().size(), data.train().rows(), data.test().rows(), data.train().schema().size(),
                agreed.rounds(), agreed.shape().maxDepth(), agreed.privacy().rules() ? "on" : "OFF");
    }

    /// How test rows were chosen.
    static String split(DataRequest request, LabData data) {
        return request.test().isEmpty()
                ? "hash of the id with salt " + data.salts().split() + " below " + request.testShare()
                : "test rows from files of their own";
    }

    /// How rows were given to banks.
    static String scheme(DataRequest request, LabData data) {
        String salt = " with salt " + data.salts().bank();
        return switch (request.scheme()) {
            case BankScheme.EqualSizes equal -> equal.banks() + " banks of equal size by hash of the id" + salt;
            case BankScheme.SkewedSizes _ -> "four banks of 50, 30, 15 and 5 % by hash of the id" + salt;
            case BankScheme.SkewedLabels _ -> "four banks that differ in their share of positives, by hash of the id" + salt;
            case BankScheme.ByValue value -> "by ranges of " + value.column() + " with edges " + value.edges();
            case BankScheme.ByName name -> "one bank per text of column " + name.column();
            case BankScheme.ByFile _ -> "one bank per data file";
        };
    }
}
