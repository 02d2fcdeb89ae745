package io.riskmesh.gateway.split;

import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.gateway.dataset.TrainingDictionaries;
import io.riskmesh.gateway.outcome.Stopped;
import java.util.stream.IntStream;

/// Training and test rows, in the order of the file.
///
/// @param train rows to learn from
/// @param test rows to measure on
public record HoldOut(Dataset train, Dataset test) {

    /// Rows whose hash is below `testShare` are tested; nothing is shuffled.
    public static HoldOut byHash(Dataset all, String salt, double testShare) throws Stopped {
        if (!(testShare > 0 && testShare < 1)) {
            throw Stopped.usage("--test-share: expected a share between 0 and 1, found " + testShare);
        }
        boolean[] tested = below(all, salt, testShare);
        Dataset train = all.select(rows(tested, false));
        Dataset test = all.select(rows(tested, true));
        requireBothClasses("training", train);
        requireBothClasses("test", test);
        TrainingDictionaries dictionaries = TrainingDictionaries.of(train);
        return new HoldOut(dictionaries.apply(train), dictionaries.apply(test));
    }

    /// Rows whose hash is not below `share`, then the others.
    ///
    /// @param share of the second part, 0..1; either part may be empty
    public static Dataset[] parts(Dataset all, String salt, double share) {
        return share == 0 ? new Dataset[] {all, all.select(new int[0])}
                : new Dataset[] {all.select(partRows(all, salt, share, false)), all.select(partRows(all, salt, share, true))};
    }

    /// Numbers of the rows of one of these parts.
    ///
    /// @param second which of them
    public static int[] partRows(Dataset all, String salt, double share, boolean second) {
        return rows(share == 0 ? new boolean[all.rows()] : below(all, salt, share), second);
    }

    private static boolean[] below(Dataset all, String salt, double share) {
        UnitHash unit = new UnitHash(salt);
        boolean[] chosen = new boolean[all.rows()];
        for (int row = 0; row < chosen.length; row++) {
            chosen[row] = unit.of(all.id(row)) < share;
        }
        return chosen;
    }

    private static int[] rows(boolean[] chosen, boolean wanted) {
        return IntStream.range(0, chosen.length).filter(row -> chosen[row] == wanted).toArray();
    }

    private static void requireBothClasses(String part, Dataset rows) throws Stopped {
        if (rows.positives() == 0 || rows.positives() == rows.rows()) {
            throw Stopped.refused("expected " + part + " rows of both classes after the split, found " + rows.rows()
                    + " rows with " + rows.positives() + " positives; change --test-share or --split-salt");
        }
    }
}
