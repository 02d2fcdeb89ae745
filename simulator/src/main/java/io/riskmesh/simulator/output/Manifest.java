package io.riskmesh.simulator.output;

import io.riskmesh.simulator.world.Parameters;
import java.util.List;
import java.util.Locale;

/// The text of `manifest.json`. All values are numbers, booleans, or strings that need no escapes.
final class Manifest {

    /// Raised whenever one seed gives other bytes than before.
    static final int VERSION = 1;

    private Manifest() {}

    static String seedLine(long seed) {
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
                        p.takeoverBank(), p.joiningBank(), p.joiningDay()))
                .append(String.format(Locale.ROOT, "\"leavingBank\": %d, \"leavingDay\": %d},\n", p.leavingBank(), p.leavingDay()))
                .append("  \"payments\": ").append(payments).append(",\n")
                .append(String.format(Locale.ROOT, "  \"lab\": {\"trainDays\": [%d, %d], \"testDays\": [%d, %d], ",
                        Parameters.WARM_UP_DAYS, p.testDay() - Parameters.GAP_DAYS, p.testDay(), p.days()))
                .append("\"id\": \"payment_id\", \"bank\": \"bank\", \"label\": \"y\"},\n  \"files\": [\n");
        for (int i = 0; i < files.size(); i++) {
            FileEntry file = files.get(i);
            json.append(String.format(Locale.ROOT, "    {\"name\": \"%s\", \"rows\": %d, \"sha256\": \"%s\", \"textSha256\": \"%s\"}%s\n",
                    file.name(), file.rows(), file.sha256(), file.textSha256(), i + 1 < files.size() ? "," : ""));
        }
        return json.append("  ]\n}\n").toString();
    }
}
