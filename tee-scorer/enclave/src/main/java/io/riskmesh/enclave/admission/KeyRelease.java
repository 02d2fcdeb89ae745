package io.riskmesh.enclave.admission;

import io.riskmesh.attestation.refusal.Refused;
import io.riskmesh.attestation.release.ModelPackage;
import io.riskmesh.attestation.scoring.KeyShare;
import io.riskmesh.attestation.scoring.KeyTaken;
import io.riskmesh.attestation.scoring.MandateModel;
import io.riskmesh.attestation.scoring.ScoringMandate;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.reason.ScoringReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Collects shares of model keys in one epoch and opens a model once a quorum of banks has given theirs. Thread-safe.
public final class KeyRelease {

    private final Digest measurement;
    private final PackageStore packages;
    private final Map<Digest, TreeMap<Integer, byte[]>> shares = new HashMap<>();
    private final Map<Digest, TreeMap<PartyId, Integer>> givers = new HashMap<>();
    private final Map<Digest, LoadedModel> loaded = new HashMap<>();

    /// @param measurement of this image; a model of another image's approval is not for it
    public KeyRelease(Digest measurement, PackageStore packages) {
        this.measurement = measurement;
        this.packages = packages;
    }

    /// Takes one bank's share; each bank gives one.
    public synchronized KeyTaken take(PartyId bank, KeyShare share, ScoringMandate mandate) throws Refused {
        MandateModel model = mandate.models().stream()
                .filter(m -> m.packageDigest().equals(share.packageDigest()) && m.measurement().equals(measurement)).findFirst()
                .orElseThrow(() -> new Refused(ScoringReason.MODEL_NOT_ADMITTED, "package " + share.packageDigest() + " is not in the mandate"));
        ModelPackage packed = packages.find(share.packageDigest())
                .orElseThrow(() -> new Refused(ScoringReason.MODEL_NOT_ADMITTED, "package " + share.packageDigest() + " is not here"));
        Refused.unless(packed.quorum() >= mandate.members().quorum() && packed.fileDigest().equals(model.fileDigest()),
                ScoringReason.MODEL_NOT_ADMITTED, "the package is of another file, or of a quorum below " + mandate.members().quorum());
        Refused.unless(packed.holds(share), SharedReason.DIGEST_MISMATCH, "share " + share.index() + " is not the one committed to");
        Integer before = givers.computeIfAbsent(share.packageDigest(), _ -> new TreeMap<>()).putIfAbsent(bank, share.index());
        Refused.unless(before == null || before == share.index(), ScoringReason.MODEL_NOT_ADMITTED, bank + " gave share " + before);
        if (!loaded.containsKey(model.fileDigest())) {
            collect(share, packed, model);
        }
        boolean ready = loaded.containsKey(model.fileDigest());
        return new KeyTaken.Held(givers.get(share.packageDigest()).size(), packed.quorum(), ready);
    }

    private void collect(KeyShare share, ModelPackage packed, MandateModel model) throws Refused {
        TreeMap<Integer, byte[]> held = shares.computeIfAbsent(share.packageDigest(), _ -> new TreeMap<>());
        held.put(share.index(), share.share());
        if (held.size() == packed.quorum()) {
            byte[] file = packed.open(held);
            held.values().forEach(bytes -> Arrays.fill(bytes, (byte) 0));
            shares.remove(share.packageDigest());
            loaded.put(model.fileDigest(), LoadedModel.load(file));
        }
    }

    /// The model of a file, if its key was released.
    public synchronized Optional<LoadedModel> find(Digest fileDigest) {
        return Optional.ofNullable(loaded.get(fileDigest));
    }

    /// Files that score.
    public synchronized java.util.List<Digest> ready() {
        return loaded.keySet().stream().sorted().toList();
    }

    /// Forgets shares and models.
    public synchronized void erase() {
        shares.values().forEach(held -> held.values().forEach(bytes -> Arrays.fill(bytes, (byte) 0)));
        shares.clear();
        givers.clear();
        loaded.clear();
    }
}
