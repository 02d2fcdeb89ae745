package io.riskmesh.gateway.contribution.sums;

import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Fingerprints of rows as they are trained on, features and label, keyed by the run's coin: equal rows of two banks have equal ones.
/// They are sealed to the evaluator alone; whoever read them could try rows.
final class RowFingerprints {
    /// Beyond it a bank's input would not fit into the evaluator's bounds: nothing is compared.
    private static final int MOST_ROWS = 1 << 20;

    private RowFingerprints() {}

    static List<Digest> of(Dataset rows, Digest coin) {
        if (rows.rows() > MOST_ROWS) {
            return List.of();
        }
        Mac mac = mac(coin);
        List<Digest> fingerprints = new ArrayList<>(rows.rows());
        for (int row = 0; row < rows.rows(); row++) {
            ByteBuffer bytes = ByteBuffer.allocate(rows.matrix().columns() * Float.BYTES + 1);
            for (float value : rows.matrix().row(row)) {
                bytes.putInt(Float.floatToIntBits(value));
            }
            fingerprints.add(Digest.fromBytes(mac.doFinal(bytes.put((byte) rows.label(row)).array())));
        }
        return fingerprints;
    }

    private static Mac mac(Digest coin) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(coin.toBytes(), "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}
