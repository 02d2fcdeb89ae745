package io.riskmesh.gateway.tee;

import io.riskmesh.attestation.appraisal.AppraisalPolicy;
import io.riskmesh.attestation.appraisal.ApprovedMeasurement;
import io.riskmesh.attestation.appraisal.Criteria;
import io.riskmesh.gateway.ledger.desk.RequestFile;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import java.nio.file.Path;
import java.util.List;

/// A policy with the measurements that are approved: `{"appraisalPolicy":{...},"measurements":[{"isvProdId","isvSvnMin",
/// "mrEnclave"}]}`, the policy in the form that a consortium has.
public final class PolicyFile {

    private PolicyFile() {}

    public static Criteria read(Path file) throws Stopped {
        CanonicalValue.Obj object = RequestFile.read(file);
        try {
            FactReader in = new FactReader(object);
            AppraisalPolicy policy = AppraisalPolicy.of(in.object("appraisalPolicy"));
            List<ApprovedMeasurement> measurements = in.objects("measurements", PolicyFile::measurement);
            in.end();
            return new Criteria(policy, measurements);
        } catch (MalformedFact e) {
            throw Stopped.refused(file + ": " + e.getMessage());
        }
    }

    private static ApprovedMeasurement measurement(FactReader in) throws MalformedFact {
        return new ApprovedMeasurement(in.digest("mrEnclave"), (int) in.integer("isvProdId", 0, 65_535),
                (int) in.integer("isvSvnMin", 0, 65_535));
    }
}
