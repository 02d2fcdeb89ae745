package io.riskmesh.gateway.dataset;

import io.riskmesh.gateway.outcome.Stopped;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Texts of the label column to classes 0 and 1.
final class LabelCodes {
    private static final int LISTED_TEXTS = 5;

    private final Optional<String> positive;
    private final Set<String> texts = new TreeSet<>();

    LabelCodes(Optional<String> positive) {
        this.positive = positive;
    }

    /// The class of one row; a text that is neither class stops the reading and names row, column and what helps.
    byte code(String text, String place) throws Stopped {
        if (text.isEmpty()) {
            throw Stopped.refused(place + ": expected a label, found an empty cell");
        }
        if (texts.size() <= LISTED_TEXTS) {
            texts.add(text);
        }
        if (positive.isPresent()) {
            return (byte) (positive.get().equals(text) ? 1 : 0);
        }
        return switch (text) {
            case "1", "+1", "1.0" -> 1;
            case "0", "-1", "0.0", "-1.0" -> 0;
            default ->
                throw Stopped.refused(place + ": expected a label 0 or 1 (or -1 and +1), found \"" + text
                        + "\"; name the positive class by --positive");
        };
    }

    /// The texts that were seen, at most six, for the message about a file with one class.
    String seen() {
        return String.join(", ", texts);
    }
}
