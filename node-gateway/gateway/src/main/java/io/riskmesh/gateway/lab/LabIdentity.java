package io.riskmesh.gateway.lab;

import io.riskmesh.gateway.checkpoint.FileDigest;
import io.riskmesh.gateway.checkpoint.RunIdentity;
import io.riskmesh.gateway.lab.rows.DataRequest;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.plan.RunParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Everything that decides the bytes of a run's model: contents of files, parts of columns, banks, parameters, faults. Names of
/// files, threads and the folder of the results do not.
final class LabIdentity {
    private static final String FORMAT = "1";

    private LabIdentity() {}

    static RunIdentity of(LabRequest request, RunParameters parameters) throws Stopped {
        DataRequest data = request.data();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("checkpoint format", FORMAT);
        facts.put("parameters digest", parameters.federated().digest());
        facts.put("data files", digests(data.data()));
        facts.put("test files", data.test().isEmpty() ? "by hash, share " + data.testShare() : digests(data.test()));
        facts.put("columns", data.columns().toString());
        facts.put("banks", data.scheme().toString());
        facts.put("split salt", data.splitSalt().orElse("from the file's name"));
        facts.put("validation share", Double.toString(request.validationShare()));
        if (request.joint().isPresent()) {
            facts.put("payee files", digests(request.joint().get().payee()));
            facts.put("payee columns", request.joint().get().key() + " " + request.joint().get().payerBank() + " "
                    + request.joint().get().payeeBank());
        }
        facts.put("faults", request.faults().isPresent() ? digests(List.of(request.faults().get())) : "none");
        return new RunIdentity(facts);
    }

    private static String digests(List<Path> files) throws Stopped {
        List<String> digests = new ArrayList<>();
        for (Path file : files) {
            try {
                digests.add(FileDigest.of(file).sha256());
            } catch (IOException e) {
                throw Stopped.unavailable("file " + file + " cannot be read: " + e.getMessage(), e);
            }
        }
        return String.join(" ", digests);
    }
}
