package io.riskmesh.enclave.admission;

import io.riskmesh.attestation.frame.MalformedMessage;
import io.riskmesh.attestation.frame.MessagePart;
import io.riskmesh.attestation.frame.PartCollector;
import io.riskmesh.attestation.release.ModelPackage;
import io.riskmesh.ledger.canonical.Digest;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Encrypted models as the host sends them; the last four. Nothing of them is believed before a mandate names their digest.
/// Thread-safe.
public final class PackageStore {

    private static final int MOST = 4;

    private final PartCollector parts = new PartCollector(ModelPackage.MOST_BYTES);
    private final LinkedHashMap<Digest, ModelPackage> packages = new LinkedHashMap<>();

    /// Adds a part; the last one completes the package.
    public synchronized void add(MessagePart part) throws MalformedMessage {
        Optional<byte[]> whole = parts.add(part);
        if (whole.isPresent()) {
            ModelPackage packed = ModelPackage.decode(whole.get());
            packages.put(packed.digest(), packed);
            if (packages.size() > MOST) {
                packages.pollFirstEntry();
            }
        }
    }

    public synchronized Optional<ModelPackage> find(Digest digest) {
        return Optional.ofNullable(packages.get(digest));
    }
}
