package io.riskmesh.gateway.ledger.projection;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;

/// The level of an answer, for programs and for people.
public final class LevelAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private LevelAnswer() {}

    /// A document that begins with what the ledger is worth and how much of it is known: `height`, `toBlock`, `headHash`,
    /// `ageMillis` (all but the first only once a block is known).
    public static ObjectNode document(String trustLabel, Level level) {
        ObjectNode document = JSON.createObjectNode().put("ledger", trustLabel).put("height", level.height());
        if (level.height() > 0) {
            document.put("toBlock", level.height() - 1).put("headHash", HexFormat.of().formatHex(level.headHash().toByteArray()))
                    .put("ageMillis", level.age().toMillis());
        }
        return document;
    }

    /// The same as a line.
    public static String words(Level level) {
        return level.height() == 0 ? "no block is known yet"
                : "level with block " + (level.height() - 1) + " as it was " + level.age().toSeconds() + " s ago";
    }
}
