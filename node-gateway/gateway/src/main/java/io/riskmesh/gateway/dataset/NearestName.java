package io.riskmesh.gateway.dataset;

import java.util.Collection;
import java.util.Locale;

/// Finds the name a user probably meant: smallest edit distance (Levenshtein, 1966), case ignored.
public final class NearestName {
    private NearestName() {}

    /// ` (did you mean X?)`, or an empty text when nothing is near: more than half of the letters would have to change.
    public static String suggestion(String asked, Collection<String> known) {
        String best = null;
        int bestDistance = Integer.MAX_VALUE;
        for (String name : known) {
            int distance = distance(asked.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
            if (distance < bestDistance) {
                bestDistance = distance;
                best = name;
            }
        }
        boolean near = best != null && bestDistance <= Math.max(1, Math.max(asked.length(), best.length()) / 2);
        return near ? " (did you mean " + best + "?)" : "";
    }

    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int swap = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(swap, 1 + Math.min(previous[j], row[j - 1]));
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
