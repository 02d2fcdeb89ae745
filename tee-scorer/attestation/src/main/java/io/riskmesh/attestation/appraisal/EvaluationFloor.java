package io.riskmesh.attestation.appraisal;

import io.riskmesh.attestation.quote.TeeType;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.field.Shape;

/// The least number of the evaluation that collateral rests on, per kind of environment: older collateral does not know newer flaws.
public record EvaluationFloor(int sgx, int tdx) {

    public EvaluationFloor {
        Shape.count("sgx", sgx);
        Shape.count("tdx", tdx);
    }

    public int of(TeeType tee) {
        return switch (tee) {
            case SGX -> sgx;
            case TDX -> tdx;
        };
    }

    void write(FactWriter out) {
        out.integer("sgx", sgx).integer("tdx", tdx);
    }

    static EvaluationFloor read(FactReader in) throws MalformedFact {
        return new EvaluationFloor(in.count("sgx"), in.count("tdx"));
    }
}
