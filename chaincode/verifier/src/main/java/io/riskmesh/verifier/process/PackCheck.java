package io.riskmesh.verifier.process;

import io.riskmesh.verifier.block.UnreadableSource;
import io.riskmesh.verifier.facts.FactStage;
import io.riskmesh.verifier.pack.EvidencePack;
import io.riskmesh.verifier.pack.PackFault;
import io.riskmesh.verifier.pack.PackReport;
import io.riskmesh.verifier.receipts.steps.FactsOfBlocks;
import io.riskmesh.verifier.stage.Stage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What a folder holds beside blocks, if it is a pack.
///
/// @param folder that was named on the command line
record PackCheck(Path folder) {

    /// Checks all of it and says what it found; a folder that is no pack is sound.
    ///
    /// @param verified whether the blocks do
    /// @param stage that read the facts
    boolean check(boolean verified, Optional<Stage> stage, boolean embedded, PrintStream out) throws UnreadableSource {
        Optional<EvidencePack> pack = EvidencePack.at(folder);
        if (pack.isEmpty()) {
            return true;
        }
        try {
            List<PackFault> damaged = pack.get().damaged();
            out.println("pack: " + (damaged.isEmpty() ? "every file is the one that its manifest names" : "DAMAGED"));
            say(damaged, out);
            if (!verified || stage.isEmpty() || !(stage.get() instanceof FactStage facts)) {
                out.println("pack: receipts and models are not looked at, as the blocks prove nothing");
                return false;
            }
            PackReport report = pack.get().against(new FactsOfBlocks(facts.facts(), embedded));
            report.told().forEach(out::println);
            say(report.faults(), out);
            return damaged.isEmpty() && report.faults().isEmpty();
        } catch (IOException e) {
            throw new UnreadableSource("Cannot read the pack " + folder + ": " + e.getMessage(), e);
        }
    }

    /// Whether a pack whose blocks cannot be read is damaged; says where.
    boolean isDamaged(PrintStream err) throws UnreadableSource {
        Optional<EvidencePack> pack = EvidencePack.at(folder);
        try {
            List<PackFault> damaged = pack.isEmpty() ? List.of() : pack.get().damaged();
            say(damaged, err);
            return !damaged.isEmpty();
        } catch (IOException e) {
            throw new UnreadableSource("Cannot read the pack " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void say(List<PackFault> faults, PrintStream out) {
        faults.forEach(fault -> out.println("  FAILED " + fault.file() + " (" + fault.step() + "): " + fault.detail()));
    }
}
