package io.riskmesh.gateway.scoring.feature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskmesh.gateway.scoring.request.ScoreRequest;
import io.riskmesh.gateway.storage.Database;
import io.riskmesh.gateway.storage.StorageFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Features that the bank keeps in its table `feature_row`, one row per side and account. The key is an HMAC of the account, so that
/// the table names nobody.
public final class TableFeatures implements FeatureSource {
    private static final Logger LOG = LoggerFactory.getLogger(TableFeatures.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int REMEMBERED = 100_000;
    private static final long REMEMBERED_MILLIS = 1_000;

    private final Database database;
    private final byte[] secret;
    private final Duration maxAge;
    private final Executor sql;
    private final InstantSource clock;
    private final AtomicLong missing = new AtomicLong();
    private final Map<Key, Remembered> recent = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Remembered> eldest) {
            return size() > REMEMBERED;
        }
    };

    /// @param secret 32 bytes of the bank
    /// @param maxAge older rows say nothing
    /// @param sql executor for statements
    public TableFeatures(Database database, byte[] secret, Duration maxAge, Executor sql, InstantSource clock) {
        this.database = database;
        this.secret = secret.clone();
        this.maxAge = maxAge;
        this.sql = sql;
        this.clock = clock;
    }

    private record Key(Side side, String hmac) {}

    private record Stored(JsonNode values, long asOf) {}

    private record Remembered(Stored stored, long readAt) {}

    /// Puts or replaces a row.
    ///
    /// @param values by feature name
    public void put(Side side, String account, Map<String, Float> values, long asOf) throws StorageFailure {
        String document = JSON.valueToTree(values).toString();
        String key = hmac(account);
        database.write(connection -> {
            try (PreparedStatement put = connection.prepareStatement("INSERT INTO feature_row (side, entity, features, as_of) VALUES (?, ?, ?, ?)"
                    + " ON CONFLICT (side, entity) DO UPDATE SET features = excluded.features, as_of = excluded.as_of")) {
                put.setString(1, side.name());
                put.setString(2, key);
                put.setString(3, document);
                put.setLong(4, asOf);
                return put.executeUpdate();
            }
        });
        synchronized (recent) {
            recent.remove(new Key(side, key));
        }
    }

    @Override
    public CompletionStage<FeatureRow> features(Side side, ScoreRequest.Payment payment, List<String> names) {
        String account = (side == Side.PAYER ? payment.payer() : payment.payee()).account();
        Key key = new Key(side, hmac(account));
        Remembered known;
        synchronized (recent) {
            known = recent.get(key);
        }
        if (known != null && clock.millis() - known.readAt() <= REMEMBERED_MILLIS) {
            return CompletableFuture.completedFuture(row(known.stored(), names));
        }
        return CompletableFuture.supplyAsync(() -> row(read(key), names), sql);
    }

    private Stored read(Key key) {
        try {
            Stored stored = database.read(connection -> {
                try (PreparedStatement get = connection.prepareStatement("SELECT features, as_of FROM feature_row WHERE side = ? AND entity = ?")) {
                    get.setString(1, key.side().name());
                    get.setString(2, key.hmac());
                    try (ResultSet found = get.executeQuery()) {
                        return found.next() ? new Stored(values(found.getString(1)), found.getLong(2)) : new Stored(JSON.createObjectNode(), 0);
                    }
                }
            });
            synchronized (recent) {
                recent.put(key, new Remembered(stored, clock.millis()));
            }
            return stored;
        } catch (StorageFailure e) {
            LOG.warn("event=features_unreadable why={}", e.getMessage());
            return new Stored(JSON.createObjectNode(), 0);
        }
    }

    private static JsonNode values(String document) throws SQLException {
        try {
            return JSON.readTree(document);
        } catch (IOException e) {
            throw new SQLException("a row of features is no JSON", e);
        }
    }

    private FeatureRow row(Stored stored, List<String> names) {
        long now = clock.millis();
        if (stored.asOf() == 0 || now - stored.asOf() > maxAge.toMillis()) {
            missing.incrementAndGet();
            return FeatureRow.missing(names.size(), now);
        }
        float[] values = new float[names.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode value = stored.values().get(names.get(i));
            values[i] = value == null || !value.isNumber() ? Float.NaN : (float) value.doubleValue();
        }
        return new FeatureRow(values, stored.asOf(), true);
    }

    private String hmac(String account) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return java.util.HexFormat.of().formatHex(mac.doFinal(account.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HMAC-SHA256", e);
        }
    }

    @Override
    public long missing() {
        return missing.get();
    }
}
