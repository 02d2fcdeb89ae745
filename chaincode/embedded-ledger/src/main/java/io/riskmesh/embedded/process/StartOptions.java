package io.riskmesh.embedded.process;

import io.riskmesh.embedded.network.LedgerPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The arguments of the process.
///
/// @param folder where everything is kept
/// @param banks MSP ids
/// @param regulators MSP ids
record StartOptions(Path folder, int port, List<String> banks, List<String> regulators) {
    static final String USAGE = "usage: --data DIR --organisations BANK,BANK,.. [--regulators MSP,..] [--port P (default "
            + LedgerPlan.PORT + ", 0: any)] [--mode DEVELOPMENT]";

    /// @throws IllegalArgumentException with a sentence for the user
    static StartOptions of(List<String> args) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < args.size(); i += 2) {
            if (!args.get(i).matches("--(data|organisations|regulators|port|mode)") || i + 1 == args.size()) {
                throw new IllegalArgumentException("Expected an option with its value, got " + args.get(i));
            }
            given.put(args.get(i).substring(2), args.get(i + 1));
        }
        String mode = given.getOrDefault("mode", "DEVELOPMENT");
        if (!mode.equals("DEVELOPMENT")) {
            throw new IllegalArgumentException("simulated_refused The embedded ledger serves mode DEVELOPMENT only, asked for " + mode
                    + ": in production every member runs its own peer");
        }
        if (!given.containsKey("data") || !given.containsKey("organisations")) {
            throw new IllegalArgumentException("--data and --organisations are needed");
        }
        return new StartOptions(Path.of(given.get("data")), port(given.getOrDefault("port", "" + LedgerPlan.PORT)),
                list(given.get("organisations")), list(given.getOrDefault("regulators", "")));
    }

    private static int port(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("A port is 0..65535, got " + text);
        }
        return Integer.parseInt(text);
    }

    private static List<String> list(String text) {
        List<String> items = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            if (!item.isBlank()) {
                items.add(item.strip());
            }
        }
        return items;
    }
}
