package io.riskmesh.gateway.run;

import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.ledger.canonical.Digest;
import java.nio.file.Path;

/// A run that this bank saw to its end.
///
/// @param id of the run in the API
/// @param file digest of the released model file
/// @param folder what this bank keeps of it
public record CompletedRun(String id, RunTerms terms, Digest file, Path folder) {
    @Override
    public String toString() {
        return "CompletedRun[" + terms.run().id() + "]";
    }
}
