package io.riskmesh.gateway.run.data;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.receipt.MerkleTree;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a bank publishes of its rows before a run: roots that bind it and say nothing. A row's salt follows from one secret, so that
/// the bank can show a single row later, and nobody can try rows against the root.
public final class RowCommitment {
    /// Length of the secret.
    public static final int SECRET_BYTES = 32;

    private static final int SALT_BYTES = 16;
    private static final int OWNER_SHIFT = 40; // as in the ids of rows that samples are drawn by

    private final byte[] secret;

    /// @param secret 32 bytes, kept by the caller as long as the run may be audited
    public RowCommitment(byte[] secret) {
        this.secret = secret.clone();
    }

    /// Merkle root (RFC 9162) over `salt16 || rowId || SHA-256 of the features' bits || label`, rows in the order of training.
    public Digest rowRoot(Dataset rows, int ordinal) {
        MerkleTree tree = new MerkleTree();
        Mac mac = mac();
        for (int row = 0; row < rows.rows(); row++) {
            long id = (long) ordinal << OWNER_SHIFT | row;
            byte[] salt = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(id).array());
            tree.append(ByteBuffer.allocate(SALT_BYTES + Long.BYTES + Digest.LENGTH_BYTES + 1).put(salt, 0, SALT_BYTES).putLong(id)
                    .put(features(rows.matrix(), row).toBytes()).put((byte) rows.label(row)).array());
        }
        return tree.root();
    }

    /// Of the file as it lies on disk, salted.
    public Digest dataVersion(LoadedRows loaded) {
        return Digest.fromBytes(mac().doFinal(("data-version/" + loaded.fileSha256()).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }

    private static Digest features(FloatMatrix matrix, int row) {
        ByteBuffer bits = ByteBuffer.allocate(matrix.columns() * Float.BYTES);
        for (float value : matrix.row(row)) {
            bits.putInt(Float.floatToIntBits(value));
        }
        return Digest.ofFile(bits.array());
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return "RowCommitment[secret redacted]";
    }
}
