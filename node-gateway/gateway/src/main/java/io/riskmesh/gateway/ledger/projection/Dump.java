package io.riskmesh.gateway.ledger.projection;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;

/// All rows as one text, hashed: `block tx write transactionId key fact`, a line each, then the last block and its hash.
final class Dump {
    private Dump() {}

    static String digest(Connection connection) throws SQLException {
        MessageDigest digest = sha256();
        FactTable.each(connection, row -> {
            add(digest, row.block() + " " + row.transaction() + " " + row.write() + " " + row.transactionId() + " " + row.fact().key() + " ");
            digest.update(row.fact().canonicalBytes());
            add(digest, "\n");
        });
        Optional<Checkpoint> reached = CheckpointTable.get(connection);
        add(digest, reached.map(at -> at.block() + " " + HexFormat.of().formatHex(at.headerHash().toByteArray())).orElse("empty"));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every platform has SHA-256", e);
        }
    }
}
