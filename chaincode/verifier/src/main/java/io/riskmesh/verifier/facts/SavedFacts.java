package io.riskmesh.verifier.facts;

import com.google.protobuf.ByteString;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.verifier.facts.ledger.Placed;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Facts in a checkpoint: block, index, length, canonical bytes, one after the other. The checkpoint's digest stands around them,
/// so what does not decode is a bug.
final class SavedFacts {

    private SavedFacts() {}

    static ByteString encode(Collection<Placed<?>> facts) {
        ByteString.Output bytes = ByteString.newOutput();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            for (Placed<?> placed : facts) {
                byte[] value = placed.fact().canonicalBytes();
                out.writeLong(placed.block());
                out.writeInt(placed.index());
                out.writeInt(value.length);
                out.write(value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return bytes.toByteString();
    }

    static List<Placed<Fact>> decode(ByteString saved) {
        List<Placed<Fact>> facts = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(saved.newInput())) {
            while (in.available() > 0) {
                long block = in.readLong();
                int index = in.readInt();
                facts.add(new Placed<>(Facts.decode(in.readNBytes(in.readInt())), block, index));
            }
            return facts;
        } catch (IOException | MalformedFact e) {
            throw new IllegalStateException("The checkpoint's digest holds, its facts do not decode", e);
        }
    }
}
