package io.riskmesh.securesum.opener;

import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.octets.Secret;
import io.riskmesh.securesum.sharing.SeedSharing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Finds the seed behind a commitment among shares of which some may be false: tries t-subsets, first the first t.
final class SeedRecovery {
    /// More subsets than this are not tried at one step; with at most three false shares it is never reached up to N = 20.
    private static final int MAX_ATTEMPTS = 5000;

    private final int threshold;
    private final Function<Secret, Octets> commit;

    SeedRecovery(int threshold, Function<Secret, Octets> commit) {
        this.threshold = threshold;
        this.commit = commit;
    }

    /// @param shares by recipient index
    Optional<Secret> recover(Map<Integer, Secret> shares, Octets commitment) {
        List<Integer> indexes = new ArrayList<>(shares.keySet());
        if (indexes.size() < threshold) {
            return Optional.empty();
        }
        int[] chosen = new int[threshold];
        for (int i = 0; i < threshold; i++) {
            chosen[i] = i;
        }
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Secret seed = SeedSharing.reconstruct(pick(indexes, chosen, shares));
            if (commit.apply(seed).equals(commitment)) {
                return Optional.of(seed);
            }
            if (!advance(chosen, indexes.size())) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Map<Integer, Secret> pick(List<Integer> indexes, int[] chosen, Map<Integer, Secret> shares) {
        Map<Integer, Secret> picked = new LinkedHashMap<>();
        for (int position : chosen) {
            picked.put(indexes.get(position), shares.get(indexes.get(position)));
        }
        return picked;
    }

    // The next combination in lexicographic order.
    private static boolean advance(int[] chosen, int size) {
        int last = chosen.length - 1;
        int at = last;
        while (at >= 0 && chosen[at] == size - chosen.length + at) {
            at--;
        }
        if (at < 0) {
            return false;
        }
        chosen[at]++;
        for (int i = at + 1; i <= last; i++) {
            chosen[i] = chosen[i - 1] + 1;
        }
        return true;
    }
}
