package io.riskmesh.gateway.contribution.sums;

import io.riskmesh.gateway.output.WholeFile;
import io.riskmesh.incentive.input.EvaluationInput;
import io.riskmesh.incentive.input.InputBytes;
import io.riskmesh.incentive.input.LeafSum;
import io.riskmesh.incentive.input.MalformedInput;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A bank's sums of a run as they lie in the run's folder, whole or not at all, before the ledger hears of their root: the rows may be
/// others when the contribution is measured.
///
/// @param model digest of the model so far, as the bank's transcript names it
/// @param salting secret, from which the salts of the root follow
public record KeptLeafSums(RunId run, PartyId party, Digest model, OpaqueBytes salting, List<LeafSum> blocks, List<LeafSum> holdout,
        List<Digest> fingerprints) {

    private static final String FILE = "leaf-sums";

    public KeptLeafSums {
        blocks = List.copyOf(blocks);
        holdout = List.copyOf(holdout);
        fingerprints = List.copyOf(fingerprints);
    }

    /// Written as the evaluator reads it, with the model so far in the place of the model's file.
    public void write(Path folder) throws IOException {
        WholeFile.write(folder.resolve(FILE), InputBytes.encode(input(model)));
    }

    /// What lies in a run's folder.
    ///
    /// @throws IOException if it is not what was written
    public static Optional<KeptLeafSums> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            EvaluationInput kept = InputBytes.decode(Files.readAllBytes(file));
            return Optional.of(new KeptLeafSums(kept.run(), kept.party(), kept.modelFileDigest(), kept.salting(), kept.blocks(), kept.holdout(),
                    kept.fingerprints()));
        } catch (MalformedInput e) {
            throw new IOException("expected leaf sums in " + file + ": " + e.getMessage(), e);
        }
    }

    /// What the bank seals to the evaluator.
    ///
    /// @param file digest of the run's model file
    public EvaluationInput input(Digest file) {
        return new EvaluationInput(run, file, party, salting, blocks, holdout, fingerprints);
    }

    /// Without sums.
    @Override
    public String toString() {
        return "KeptLeafSums[" + run + ", " + party + "]";
    }
}
