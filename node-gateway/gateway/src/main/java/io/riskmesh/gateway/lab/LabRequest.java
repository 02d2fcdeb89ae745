package io.riskmesh.gateway.lab;

import io.riskmesh.gateway.lab.joint.JointRequest;
import io.riskmesh.gateway.lab.rows.DataRequest;
import io.riskmesh.gateway.plan.ParameterRequest;
import java.nio.file.Path;
import java.util.Optional;

/// One `lab train`, as the user asked for it.
///
/// @param data rows and banks
/// @param parameters of the training
/// @param validationShare share of each bank's training rows that is kept for early stopping, if that is on
/// @param faults scenario of banks that leave
/// @param threads that build histograms; the model does not depend on it
/// @param out folder of the results
/// @param start what to do with what a former run left behind
/// @param notice what the report says the run is and is not
/// @param command one line that repeats it
/// @param joint the payee's side, for a run on the features of both sides
public record LabRequest(
        DataRequest data,
        ParameterRequest parameters,
        double validationShare,
        Optional<Path> faults,
        int threads,
        Path out,
        LabStart start,
        String notice,
        String command,
        Optional<JointRequest> joint) {

    /// A run on one side alone.
    public LabRequest(DataRequest data, ParameterRequest parameters, double validationShare, Optional<Path> faults, int threads,
            Path out, LabStart start, String notice, String command) {
        this(data, parameters, validationShare, faults, threads, out, start, notice, command, Optional.empty());
    }

    /// The same run with the payee's side beside it.
    public LabRequest with(JointRequest payee) {
        return new LabRequest(data, parameters, validationShare, faults, threads, out, start, notice, command, Optional.of(payee));
    }
}
