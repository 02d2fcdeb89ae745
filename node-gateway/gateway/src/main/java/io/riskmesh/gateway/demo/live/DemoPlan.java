package io.riskmesh.gateway.demo.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.output.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a demo consists of; written into its folder once, and the same until `reset`.
///
/// @param banks 3 to 5
/// @param seed of the simulated rows
/// @param scale of the simulated network, as the simulator takes it
/// @param ledger `embedded` or `fabric`
public record DemoPlan(int banks, long seed, String scale, Ports ports, String ledger) {
    /// Stands in for the consortium of banks.
    public static final String EMBEDDED = "embedded";
    /// The network of `deploy/fabric`.
    public static final String FABRIC = "fabric";

    /// Banks unless told otherwise: one may drop out, and three go on.
    public static final int DEFAULT_BANKS = 4;
    /// Size of the simulated network unless told otherwise.
    public static final String DEFAULT_SCALE = "0.1";
    /// A demo of which nothing else was said.
    public static final DemoPlan DEFAULT = new DemoPlan(DEFAULT_BANKS, 1, DEFAULT_SCALE, new Ports(Ports.DEFAULT), EMBEDDED);

    /// Banks of a demo on that ledger unless told otherwise.
    public static int defaultBanks(String ledger) {
        return ledger.equals(FABRIC) ? FabricDemoLedger.BANKS : DEFAULT_BANKS;
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    public DemoPlan {
        if (!ledger.equals(EMBEDDED) && !ledger.equals(FABRIC)) {
            throw new IllegalArgumentException("expected the ledger embedded or fabric, got " + ledger);
        }
        if (ledger.equals(FABRIC) && banks != FabricDemoLedger.BANKS) {
            throw new IllegalArgumentException("expected " + FabricDemoLedger.BANKS + " banks on the network of deploy/fabric, got " + banks);
        }
        if (banks < DemoMember.FEWEST_BANKS || banks > DemoMember.MOST_BANKS) {
            throw new IllegalArgumentException("expected " + DemoMember.FEWEST_BANKS + " to " + DemoMember.MOST_BANKS + " banks, got " + banks);
        }
    }

    /// Banks, then the auditor.
    public List<DemoMember> members() {
        return DemoMember.of(banks);
    }

    /// The banks alone.
    public List<DemoMember> bankMembers() {
        return members().subList(0, banks);
    }

    /// Keeps it.
    public void write(Path file) throws IOException {
        ObjectNode node = JSON.createObjectNode().put("banks", banks).put("seed", seed).put("scale", scale).put("firstPort", ports.first())
                .put("ledger", ledger);
        WholeFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node));
    }

    /// Reads it back.
    ///
    /// @throws Stopped if there is none
    public static DemoPlan read(Path file) throws Stopped, IOException {
        if (!Files.exists(file)) {
            throw Stopped.unavailable("no demo lies at " + file.getParent() + "; ./riskmesh demo up makes one", null);
        }
        JsonNode node = JSON.readTree(Files.readAllBytes(file));
        return new DemoPlan(node.path("banks").asInt(), node.path("seed").asLong(), node.path("scale").asText(),
                new Ports(node.path("firstPort").asInt()), node.path("ledger").asText());
    }
}
