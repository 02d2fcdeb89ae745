package io.riskmesh.ledger.fact;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.RunId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;

/// The coin that a run's banks throw together: each commits to a nonce before any is shown (design `incentive.md` section 3).
public final class Coin {

    public static final int NONCE_BYTES = 32;

    private Coin() {}

    /// What a bank publishes when it joins: `Digest.of("coin-commit", run || 0x00 || party || 0x00 || nonce)`.
    public static Digest commit(RunId run, PartyId party, OpaqueBytes nonce) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ascii(run.toString()));
        add(bytes, party, nonce);
        return Digest.of("coin-commit", bytes.toByteArray());
    }

    /// What all nonces give together: `Digest.of("coin-seed", run || for each party in order: 0x00 || party || 0x00 || nonce)`.
    public static Digest seed(RunId run, SortedMap<PartyId, OpaqueBytes> nonces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ascii(run.toString()));
        for (Map.Entry<PartyId, OpaqueBytes> nonce : nonces.entrySet()) {
            add(bytes, nonce.getKey(), nonce.getValue());
        }
        return Digest.of("coin-seed", bytes.toByteArray());
    }

    /// The coin: `Digest.of("coin", seed || header hash of the block that committed the seal)`. A contract cannot see the hash.
    public static Digest tossed(Digest seed, byte[] sealHeaderHash) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(seed.toBytes());
        bytes.writeBytes(sealHeaderHash);
        return Digest.of("coin", bytes.toByteArray());
    }

    private static void add(ByteArrayOutputStream bytes, PartyId party, OpaqueBytes nonce) {
        bytes.write(0);
        bytes.writeBytes(ascii(party.value()));
        bytes.write(0);
        bytes.writeBytes(nonce.toBytes());
    }

    private static byte[] ascii(String id) {
        return id.getBytes(StandardCharsets.US_ASCII);
    }
}
