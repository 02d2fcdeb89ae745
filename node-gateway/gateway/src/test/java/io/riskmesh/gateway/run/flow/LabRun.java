package io.riskmesh.gateway.run.flow;

import io.riskmesh.gateway.dataset.ColumnChoice;
import io.riskmesh.gateway.lab.consortium.Consortium;
import io.riskmesh.gateway.lab.consortium.FederatedModel;
import io.riskmesh.gateway.lab.exact.ExactnessCheck;
import io.riskmesh.gateway.lab.fault.FaultScenario;
import io.riskmesh.gateway.lab.rows.DataRequest;
import io.riskmesh.gateway.lab.rows.LabData;
import io.riskmesh.gateway.progress.Progress;
import io.riskmesh.gateway.rows.WorkThreads;
import io.riskmesh.gateway.run.RunRequest;
import io.riskmesh.gateway.split.BankScheme;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/// A run of `lab` on the files of banks.
final class LabRun {
    private LabRun() {}

    /// The released file, which the pooled rows give as well.
    ///
    /// @param folder for what the run keeps
    /// @param files of the banks, in their order
    static byte[] file(Path folder, List<Path> files, RunRequest request) throws Exception {
        Path test = BankFilesOfTests.write(folder.resolve("test.csv"), "test-", 200, 99);
        ColumnChoice columns = new ColumnChoice(Optional.of("is_fraud"), Optional.empty(), Optional.of("id"), Optional.empty(), Optional.empty(),
                List.of(), List.of("day"), List.of());
        LabData data = LabData.load(new DataRequest(files, List.of(test), columns, new BankScheme.ByFile(), Optional.empty(), 0), 0);
        try (WorkThreads threads = WorkThreads.of(2)) {
            Consortium consortium = new Consortium(data, request.resolve().federated(), FaultScenario.NONE,
                    Files.createDirectory(folder.resolve("lab")), new SecureRandom());
            FederatedModel model = consortium.train(threads, new Progress(new PrintWriter(new StringWriter()), false, System::nanoTime));
            new ExactnessCheck(data, threads).compare(model).firstDifference().ifPresent(difference -> {
                throw new AssertionError(difference);
            });
            return model.file();
        }
    }
}
