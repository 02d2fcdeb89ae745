package io.riskmesh.simulator.output;

import io.riskmesh.simulator.world.Parameters;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The text of `manifest.json`. All values are numbers, booleans, or strings that need no escapes.
public final class Manifest {

    /// Raised whenever one seed gives other bytes than before.
    public static final int VERSION = 1;

    private static final String NAME = "\"name\": \"";

    private Manifest() {}

    /// Whether a text is a manifest of that seed.
    static boolean isOf(String text, long seed) {
        return text.contains("\"riskmesh-simulator\"") && text.contains(seedLine(seed));
    }

    /// The files that a manifest names.
    static Set<String> names(String text) {
        Set<String> names = new HashSet<>();
        for (int at = text.indexOf(NAME); at >= 0; at = text.indexOf(NAME, at + 1)) {
            int start = at + NAME.length();
            int end = text.indexOf('"', start);
            if (end > start) {
                names.add(text.substring(start, end));
            }
        }
        return names;
    }

    private static String seedLine(long seed) {
        return "  \"seed\": " + seed + ",\n";
    }

    static String of(Parameters p, long payments, List<FileEntry> files) {
        StringBuilder json = new StringBuilder("{\n  \"simulated\": true,\n  \"generator\": \"riskmesh-simulator\",\n")
                .append("  \"generatorVersion\": ").append(VERSION).append(",\n")
                .append(seedLine(p.seed()))
                .append("  \"parameters\": {")
                .append(String.format(Locale.ROOT, "\"scale\": %s, \"banks\": %d, \"skew\": %s, \"days\": %d, ",
                        p.scale(), p.banks(), p.skew(), p.days()))
                .append(String.format(Locale.ROOT, "\"victimsPerMule\": %d, \"sessionOverlap\": %s, \"labelSkew\": %s, ",
                        p.victimsPerMule(), p.sessionOverlap(), p.labelSkew()))
                .append(String.format(Locale.ROOT, "\"takeoverBank\": %d, \"joiningBank\": %d, \"joiningDay\": %d, ",
                        p.takeoverBank(), p.joining().bank(), p.joining().day()))
                .append(String.format(Locale.ROOT, "\"leavingBank\": %d, \"leavingDay\": %d, \"thinning\": %d},\n",
                        p.leaving().bank(), p.leaving().day(), p.thinning()))
                .append("  \"payments\": ").append(payments).append(",\n")
                .append(String.format(Locale.ROOT, "  \"lab\": {\"trainDays\": [%d, %d], \"testDays\": [%d, %d], ",
                        Parameters.WARM_UP_DAYS, p.testDay() - Parameters.GAP_DAYS, p.testDay(), p.days()))
                .append("\"id\": \"payment_id\", \"bank\": \"bank\", \"label\": \"y\"},\n  \"files\": [\n");
        for (int i = 0; i < files.size(); i++) {
            FileEntry file = files.get(i);
            json.append(String.format(Locale.ROOT, "    {%s%s\", \"rows\": %d, \"sha256\": \"%s\", \"textSha256\": \"%s\"}%s\n",
                    NAME, file.name(), file.rows(), file.sha256(), file.textSha256(), i + 1 < files.size() ? "," : ""));
        }
        return json.append("  ]\n}\n").toString();
    }
}
