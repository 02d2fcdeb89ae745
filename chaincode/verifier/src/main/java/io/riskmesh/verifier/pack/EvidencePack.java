package io.riskmesh.verifier.pack;

import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.verifier.receipts.steps.FactsOfBlocks;
import io.riskmesh.verifier.receipts.steps.PresentedReceipt;
import io.riskmesh.verifier.receipts.steps.ReceiptProof;
import io.riskmesh.verifier.receipts.steps.StepResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A pack that lies in a folder. First every file is held against the manifest, which finds and names damage of a single byte
/// anywhere; then receipts and model files are held against the blocks, which are verified by themselves and need no manifest.
///
/// @param folder of the pack
public record EvidencePack(Path folder) {
    private static final String FILES = "files";
    private static final String RECEIPTS = "receipts/";
    private static final String MODELS = "models/";
    // Not `timeline.json`: the plain export of a ledger's blocks has one too, to read along, and no manifest.
    private static final List<String> SIGNS = List.of(PackManifest.FILE, PackManifest.DIGEST_FILE, RECEIPTS, MODELS, "subject.json");

    /// The pack in a folder, if anything in it shows that it is one: who deletes the manifest does not make it a plain folder.
    public static Optional<EvidencePack> at(Path folder) {
        return SIGNS.stream().map(folder::resolve).anyMatch(Files::exists) ? Optional.of(new EvidencePack(folder)) : Optional.empty();
    }

    /// What is wrong with the files, by name.
    public List<PackFault> damaged() throws IOException {
        List<PackFault> faults = new ArrayList<>();
        Optional<PackManifest> manifest = manifest(faults);
        if (manifest.isEmpty()) {
            return faults;
        }
        Set<String> found = new TreeSet<>(PackManifest.names(folder));
        for (PackManifest.Entry entry : manifest.get().files()) {
            if (!found.remove(entry.name())) {
                faults.add(new PackFault(entry.name(), FILES, "the manifest names it, the pack does not hold it"));
                continue;
            }
            byte[] bytes = Files.readAllBytes(folder.resolve(entry.name()));
            if (bytes.length != entry.size() || !Digest.ofFile(bytes).equals(entry.digest())) {
                faults.add(new PackFault(entry.name(), FILES, "not the bytes that the manifest names"));
            }
        }
        found.forEach(name -> faults.add(new PackFault(name, FILES, "the manifest does not name it")));
        return faults;
    }

    private Optional<PackManifest> manifest(List<PackFault> faults) throws IOException {
        Path file = folder.resolve(PackManifest.FILE);
        Path digest = folder.resolve(PackManifest.DIGEST_FILE);
        if (!Files.exists(file) || !Files.exists(digest)) {
            faults.add(new PackFault(Files.exists(file) ? PackManifest.DIGEST_FILE : PackManifest.FILE, FILES, "it is missing"));
            return Optional.empty();
        }
        byte[] bytes = Files.readAllBytes(file);
        String told = new String(Files.readAllBytes(digest), StandardCharsets.ISO_8859_1);
        try {
            PackManifest manifest = PackManifest.decode(bytes);
            if (!told.equals(Digest.ofFile(bytes).hex() + "\n")) {
                faults.add(new PackFault(PackManifest.DIGEST_FILE, FILES, "it is not the digest of " + PackManifest.FILE));
            }
            return Optional.of(manifest);
        } catch (MalformedFact e) {
            faults.add(new PackFault(PackManifest.FILE, FILES, "no manifest: " + e.getMessage()));
            return Optional.empty();
        }
    }

    /// Holds what the pack has beside blocks against them.
    ///
    /// @param facts of the pack's blocks, which verify
    public PackReport against(FactsOfBlocks facts) throws IOException {
        List<PackFault> faults = new ArrayList<>();
        List<String> told = new ArrayList<>();
        for (String name : PackManifest.names(folder)) {
            byte[] bytes = Files.readAllBytes(folder.resolve(name));
            if (name.startsWith(RECEIPTS)) {
                receipt(name, bytes, facts, faults, told);
            } else if (name.startsWith(MODELS)) {
                model(name, bytes, facts, faults, told);
            }
        }
        return new PackReport(faults, told);
    }

    private static void receipt(String name, byte[] bytes, FactsOfBlocks facts, List<PackFault> faults, List<String> told) throws IOException {
        PresentedReceipt presented;
        try {
            presented = PackedReceipt.decode(bytes);
        } catch (MalformedFact e) {
            faults.add(new PackFault(name, "receipt", "it is no receipt with proofs: " + e.getMessage()));
            return;
        }
        ReceiptProof proof = ReceiptProof.of(presented, facts);
        for (Map.Entry<String, StepResult> step : proof.steps().entrySet()) {
            if (step.getValue() instanceof StepResult.Failed(String code)) {
                faults.add(new PackFault(name, step.getKey(), code));
            }
        }
        told.add(name + ": " + proof.result());
        proof.receipt().ifPresent(receipt -> told.add("  of " + receipt.gateway() + ", band " + receipt.decisionBand() + ", sides "
                + receipt.sides() + ", model " + receipt.model().id() + ", grants " + String.join(" ", receipt.uses().stream()
                .map(use -> use.grant() + "/" + use.seq()).toList())));
        int number = 1;
        for (Map.Entry<String, StepResult> step : proof.steps().entrySet()) {
            told.add("  " + number++ + " " + step.getKey() + ": " + step.getValue().text());
        }
    }

    private static void model(String name, byte[] bytes, FactsOfBlocks facts, List<PackFault> faults, List<String> told) {
        Digest digest = Digest.ofFile(bytes);
        Optional<ModelVersion> version = facts.all().stream().filter(ModelVersion.class::isInstance).map(ModelVersion.class::cast)
                .filter(model -> model.fileDigest().equals(digest)).findFirst();
        if (version.isEmpty()) {
            faults.add(new PackFault(name, "model", "no model version of the ledger has this file's digest"));
        }
        version.map(Fact.class::cast).ifPresent(fact -> told.add(name + ": the file of " + ((ModelVersion) fact).ref().id()));
    }
}
