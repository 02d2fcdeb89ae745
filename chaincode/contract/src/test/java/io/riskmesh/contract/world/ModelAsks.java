package io.riskmesh.contract.world;

import static io.riskmesh.contract.world.Asks.DAY;
import static io.riskmesh.contract.world.Asks.START;
import static io.riskmesh.contract.world.Cast.ALDER;
import static io.riskmesh.contract.world.Cast.BANKS;
import static io.riskmesh.contract.world.Cast.BIRCH;
import static io.riskmesh.contract.world.Cast.CEDAR;
import static io.riskmesh.contract.world.Cast.digest;
import static io.riskmesh.contract.world.RunAsks.MODEL;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.Alias;
import io.riskmesh.ledger.fact.Anchor;
import io.riskmesh.ledger.fact.Finding;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.Metric;
import io.riskmesh.ledger.part.MetricUnit;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.RunId;
import java.util.List;
import java.util.Optional;

/// Calls about the model that came from the run, as they would be made if all goes well.
public final class ModelAsks {

    public static final String SCORER = "scorer-1";

    private ModelAsks() {}

    public static Ask propose(TrainingRun run) {
        return Ask.of("proposeModel", Cast.of(ALDER), 1, new ModelVersion(ALDER, START, MODEL, 1, Optional.of(run.id()),
                digest("file"), "xgboost-json", digest("schema"), digest("statement"), digest("report"), Optional.empty(), BANKS,
                run.uses(), digest("transcript 9"), 0, List.of(new Metric("auc", "best-alone", MetricUnit.PPM, 941_000)),
                List.of("riskmesh 0.1")));
    }

    public static Ask finding(PartyId by, int seq, RunId run) {
        return Ask.of("recordFinding", Cast.of(by), 1,
                new Finding(by, START, seq, CEDAR, "input_disproved", run, Optional.of(7), digest("evidence")));
    }

    public static Ask proposeValues(String id, EnclaveUse use, boolean simulated) {
        List<ModelRef> models = use == EnclaveUse.SCORER ? List.of(new ModelRef(MODEL, 1)) : List.of();
        return Ask.of("proposeReferenceValues", Cast.of(BIRCH), 1, new ReferenceValues(BIRCH, START, id, use, digest("image"),
                Optional.empty(), 1, 1, models, digest("build"), simulated));
    }

    public static Ask activate(int seq) {
        return Ask.of("activate", Cast.of(ALDER), 1, new Activation(ALDER, START, MODEL, seq, 1, ActivationState.ACTIVE, SCORER,
                digest("policy"), Optional.empty()));
    }

    public static Ask retire(int seq) {
        return Ask.of("retire", Cast.of(CEDAR), 1, new Activation(CEDAR, START, MODEL, seq, 1, ActivationState.RETIRED, SCORER,
                digest("policy"), Optional.of("drift")));
    }

    public static Ask alias(int seq, int activationSeq) {
        return Ask.of("setAlias", Cast.of(ALDER), 1, new Alias(ALDER, START, MODEL, "current", seq, activationSeq));
    }

    /// Use `seq` of Birch's grant by Alder, under activation 1.
    public static UseReceipt scoring(int seq, long now) {
        return new UseReceipt(ALDER, START, Asks.grantOf(BIRCH), seq, 1, DataUse.SCORE, MODEL + ".1", List.of(ALDER, BIRCH),
                digest("policy"), Optional.of(SCORER), 0, 10, 0, 0, 0, Optional.empty(), now + DAY);
    }

    public static Ask score(UseReceipt use) {
        CanonicalValue.Obj activation = new FactWriter().id("name", MODEL).integer("seq", 1).object();
        return Ask.of("useForScoring", Cast.of(ALDER), 1, use).with("activation", activation);
    }

    public static Ask anchor(int epoch) {
        return Ask.of("anchor", Cast.of(ALDER), 1, new Anchor(ALDER, START, "AlderMSP.receipts", epoch, 1024L * epoch,
                digest("root " + epoch), 1024L * (epoch - 1), digest("root " + (epoch - 1)), START, START + 1000, List.of(),
                List.of(), OpaqueBytes.of(new byte[] {1, 2, 3})));
    }
}
