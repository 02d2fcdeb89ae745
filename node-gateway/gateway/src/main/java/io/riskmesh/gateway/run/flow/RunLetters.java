package io.riskmesh.gateway.run.flow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.peer.mail.MailKind;
import io.riskmesh.gateway.peer.mail.PeerMail;
import io.riskmesh.gateway.run.store.Invitation;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageFailure;
import io.riskmesh.ledger.PartyId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/// Letters about runs: invitations, a bank that declines, and the released file for a bank that missed the end.
record RunLetters(PeerMail mail, Database database) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PART_BYTES = 150_000; // in base64 it fits a letter
    private static final int MOST_PARTS = 1_000;

    /// A letter that was read.
    sealed interface Letter {
        record Invited(Invitation invitation) implements Letter {}

        record Declined(String run, String code) implements Letter {}

        /// @param part from 0
        record FilePart(String run, int part, int parts, byte[] body) implements Letter {}
    }

    void invite(Connection transaction, Invitation invitation) throws SQLException {
        for (PartyId bank : invitation.banks()) {
            if (!bank.equals(invitation.coordinator())) {
                mail.send(transaction, bank, MailKind.RUN_INVITATION, invitation.id(),
                        bytes(envelope("invitation").put("invitation", invitation.encode())));
            }
        }
    }

    void decline(Invitation invitation, String code) throws StorageFailure {
        byte[] letter = bytes(envelope("declined").put("run", invitation.id()).put("code", code));
        database.write(transaction -> {
            mail.send(transaction, invitation.coordinator(), MailKind.RUN_INVITATION, invitation.id(), letter);
            return 0;
        });
    }

    void file(Invitation invitation, byte[] file) throws StorageFailure {
        int parts = Math.ceilDiv(file.length, PART_BYTES);
        database.write(transaction -> {
            for (int part = 0; part < parts; part++) {
                byte[] body = Arrays.copyOfRange(file, part * PART_BYTES, Math.min(file.length, (part + 1) * PART_BYTES));
                byte[] letter = bytes(envelope("file").put("run", invitation.id()).put("part", part).put("parts", parts).put("body", body));
                for (PartyId bank : invitation.banks()) {
                    if (!bank.equals(invitation.coordinator())) {
                        mail.send(transaction, bank, MailKind.RUN_INVITATION, invitation.id(), letter);
                    }
                }
            }
            return parts;
        });
    }

    /// Reads a letter, which is a stranger's; empty if it makes no sense.
    static Optional<Letter> read(byte[] body) {
        try {
            JsonNode letter = JSON.readTree(body);
            return switch (letter == null ? "" : letter.path("kind").asText()) {
                case "invitation" -> invited(letter.path("invitation").binaryValue());
                case "declined" -> Optional.of(new Letter.Declined(letter.path("run").asText(), letter.path("code").asText()));
                case "file" -> part(letter);
                default -> Optional.empty();
            };
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Letter> invited(byte[] invitation) throws IOException {
        return invitation == null ? Optional.empty() : Optional.of(new Letter.Invited(Invitation.decode(invitation)));
    }

    private static Optional<Letter> part(JsonNode letter) throws IOException {
        int part = letter.path("part").asInt(-1);
        int parts = letter.path("parts").asInt(-1);
        byte[] body = letter.path("body").binaryValue();
        boolean sound = parts >= 1 && parts <= MOST_PARTS && part >= 0 && part < parts && body != null && body.length > 0;
        return sound ? Optional.of(new Letter.FilePart(letter.path("run").asText(), part, parts, body)) : Optional.empty();
    }

    private static ObjectNode envelope(String kind) {
        return JSON.createObjectNode().put("v", 1).put("kind", kind);
    }

    private static byte[] bytes(ObjectNode letter) {
        return letter.toString().getBytes(StandardCharsets.UTF_8);
    }
}
