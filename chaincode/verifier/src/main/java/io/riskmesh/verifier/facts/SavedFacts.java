package io.riskmesh.verifier.facts;

import com.google.protobuf.ByteString;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.verifier.facts.ledger.Placed;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;

/// Facts in a checkpoint: block, index, length, canonical bytes, one after the other; then hashes of blocks, with -1 as index. The checkpoint's digest stands around them,
/// so what does not decode is a bug.
final class SavedFacts {

    private SavedFacts() {}

    private static final int HASH = -1;

    static ByteString encode(Collection<Placed<?>> facts, SortedMap<Long, Digest> hashes) {
        ByteString.Output bytes = ByteString.newOutput();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Placed<?> placed : facts) {
                byte[] value = placed.fact().canonicalBytes();
                out.writeLong(placed.block());
                out.writeInt(placed.index());
                out.writeInt(value.length);
                out.write(value);
            }
            for (Map.Entry<Long, Digest> hash : hashes.entrySet()) {
                out.writeLong(hash.getKey());
                out.writeInt(HASH);
                out.writeInt(Digest.LENGTH_BYTES);
                out.write(hash.getValue().toBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return bytes.toByteString();
    }

    static void decode(ByteString saved, FactAudit audit) {
        try (DataInputStream in = new DataInputStream(saved.newInput())) {
            while (in.available() > 0) {
                long block = in.readLong();
                int index = in.readInt();
                byte[] bytes = in.readNBytes(in.readInt());
                if (index == HASH) {
                    audit.resume(block, Digest.fromBytes(bytes));
                } else {
                    audit.resume(new Placed<>(Facts.decode(bytes), block, index));
                }
            }
        } catch (IOException | MalformedFact e) {
            throw new IllegalStateException("The checkpoint's digest holds, its facts do not decode", e);
        }
    }
}
