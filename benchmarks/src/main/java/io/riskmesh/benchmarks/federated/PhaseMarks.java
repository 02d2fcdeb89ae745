package io.riskmesh.benchmarks.federated;

import io.riskmesh.gateway.machine.PhaseMeter;
import io.riskmesh.gateway.progress.Progress;
import java.io.PrintWriter;
import java.io.Writer;

/// Reads from what a federation says about itself when its keys, its cuts and its trees were done. CPU seconds of the whole
/// process.
final class PhaseMarks {
    private final PhaseMeter meter = new PhaseMeter(System::nanoTime);
    private final String lastTree;
    // The clock of CPU time may step by 10 ms: a phase of no time at all is an answer, a phase that was not told is none.
    private double keys = Double.NaN;
    private double cuts = Double.NaN;
    private double trees = Double.NaN;

    /// Starts now.
    PhaseMarks(int rounds) {
        lastTree = "federated, tree " + rounds + "/" + rounds;
    }

    /// What the federation talks to.
    Progress progress() {
        PrintWriter lines = new PrintWriter(Writer.nullWriter()) {
            @Override
            public void println(String line) {
                said(line);
            }
        };
        return new Progress(lines, false, System::nanoTime);
    }

    private void said(String line) {
        if (line.startsWith("session ")) {
            keys = now();
        } else if (line.startsWith("cuts agreed")) {
            cuts = now();
        } else if (line.startsWith(lastTree)) {
            trees = now();
        }
    }

    private double now() {
        return meter.total().cpuSeconds();
    }

    /// Ends now.
    Phases phases() {
        if (!(keys >= 0 && cuts >= keys && trees >= cuts)) {
            throw new IllegalStateException("The federation did not say when its keys, cuts and trees were done");
        }
        return new Phases(keys, cuts - keys, trees - cuts, now() - trees);
    }

    /// CPU seconds.
    ///
    /// @param keys certificates' keys, pair keys
    /// @param cuts of all features; bins count to the trees
    /// @param trees with everything that a tree needs
    /// @param release of the model, the transcript read back
    record Phases(double keys, double cuts, double trees, double release) {}
}
