package io.riskmesh.contract.refused;

import static io.riskmesh.contract.refused.Scenario.after;
import static io.riskmesh.contract.refused.Scenario.refuses;
import static io.riskmesh.contract.world.Asks.DAY;
import static io.riskmesh.contract.world.Asks.START;
import static io.riskmesh.contract.world.Cast.ALDER;
import static io.riskmesh.contract.world.Cast.BIRCH;
import static io.riskmesh.contract.world.Cast.DOVER;
import static io.riskmesh.contract.world.Cast.digest;
import static io.riskmesh.contract.world.Story.RUN;
import static io.riskmesh.ledger.reason.LedgerReason.EXPIRED;
import static io.riskmesh.ledger.reason.LedgerReason.MALFORMED_FACT;
import static io.riskmesh.ledger.reason.LedgerReason.MODEL_NOT_ACTIVE;
import static io.riskmesh.ledger.reason.LedgerReason.NOT_CURRENT;
import static io.riskmesh.ledger.reason.LedgerReason.NOT_FOUND;
import static io.riskmesh.ledger.reason.LedgerReason.QUORUM_MISSING;
import static io.riskmesh.ledger.reason.LedgerReason.RUN_NOT_COMPLETE;
import static io.riskmesh.ledger.reason.SharedReason.AUTHORISATION_MISSING;
import static io.riskmesh.ledger.reason.SharedReason.SIMULATED_REFUSED;
import static io.riskmesh.ledger.reason.SharedReason.WRONG_PARTY;

import io.riskmesh.contract.world.Ask;
import io.riskmesh.contract.world.Asks;
import io.riskmesh.contract.world.Cast;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.contract.world.ModelAsks;
import io.riskmesh.contract.world.RunAsks;
import io.riskmesh.contract.world.Story;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.field.FactWriter;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.SubjectKind;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Models, findings, images, activations, scoring, anchors.
final class ModelScenarios {

    private ModelScenarios() {}

    static List<Scenario> all() {
        return Stream.of(proposing(), finding(), imaging(), activating(), retiring(), scoring(), anchoring())
                .flatMap(List::stream).toList();
    }

    private static List<Scenario> proposing() {
        Ask propose = ModelAsks.propose(RunAsks.first());
        return List.of(
                refuses("proposeModel", RUN_NOT_COMPLETE, "the run is open", Story::transcribed, propose),
                refuses("proposeModel", RUN_NOT_COMPLETE, "the run is aborted", RunScenarios.aborted(Story::transcribed), propose),
                refuses("proposeModel", RUN_NOT_COMPLETE, "other uses", Story::closed,
                        propose.with("uses", new CanonicalValue.Array(List.of()))),
                refuses("proposeModel", RUN_NOT_COMPLETE, "other participants", Story::closed,
                        propose.with("participants", GrantScenarios.texts("AlderMSP"))),
                refuses("proposeModel", RUN_NOT_COMPLETE, "another transcript", Story::closed,
                        propose.with("transcript", digest("another").hex())),
                refuses("proposeModel", WRONG_PARTY, "takes no part", Story::closed,
                        propose.with("participants", GrantScenarios.texts("BirchMSP", "CedarMSP", "DoverMSP"))),
                refuses("proposeModel", NOT_FOUND, "no such run", Story::closed, propose.with("run", "other.1")),
                refuses("proposeModel", NOT_FOUND, "no such parent", Story::closed, propose.with("parent", 7)),
                refuses("proposeModel", NOT_CURRENT, "the second version first", Story::closed, propose.with("version", 2)),
                refuses("proposeModel", MALFORMED_FACT, "a model from elsewhere uses no grants", Story::closed, propose.without("run")));
    }

    private static List<Scenario> finding() {
        Ask finding = ModelAsks.finding(BIRCH, 1, RUN);
        return List.of(
                refuses("recordFinding", RUN_NOT_COMPLETE, "the run is open", Story::transcribed, finding),
                refuses("recordFinding", NOT_FOUND, "no such run", Story::closed, ModelAsks.finding(BIRCH, 1, new RunId("other", 1))),
                refuses("recordFinding", NOT_FOUND, "the accused takes no part", Story::closed, finding.with("accused", "StrangerMSP")),
                refuses("recordFinding", NOT_CURRENT, "the second first", Story::closed, ModelAsks.finding(BIRCH, 2, RUN)));
    }

    private static List<Scenario> imaging() {
        return List.of(
                refuses("proposeReferenceValues", SIMULATED_REFUSED, "in production", () -> Story.founded(ConsortiumMode.PRODUCTION),
                        ModelAsks.proposeValues("opener-1", EnclaveUse.OPENER, true)),
                refuses("proposeReferenceValues", NOT_FOUND, "no such model", Story::founded,
                        ModelAsks.proposeValues("scorer-1", EnclaveUse.SCORER, true)));
    }

    private static List<Scenario> activating() {
        Supplier<Channel> enacted = after(Story::modelProposed, channel -> Story.enactValues(channel, ModelAsks.SCORER));
        Supplier<Channel> noPolicy = after(enacted, channel -> Story.approve(channel, SubjectKind.MODEL_VERSION, "fraud.1",
                Story.digestAt(channel, "MODEL/fraud/0000000001")));
        Supplier<Channel> withdrawn = after(Story::modelApproved, channel -> channel.submit(Asks.withdraw(ALDER, 1,
                SubjectKind.MODEL_VERSION, "fraud.1", Story.digestAt(channel, "MODEL/fraud/0000000001"))));
        Supplier<Channel> opener = after(Story::modelApproved,
                channel -> channel.submit(ModelAsks.proposeValues("opener-1", EnclaveUse.OPENER, true)));
        Ask activate = ModelAsks.activate(1);
        return List.of(
                refuses("activate", QUORUM_MISSING, "nobody approved the version", enacted, activate),
                refuses("activate", QUORUM_MISSING, "nobody approved the policy", noPolicy, activate),
                refuses("activate", QUORUM_MISSING, "one withdrew", withdrawn, activate),
                refuses("activate", QUORUM_MISSING, "the image is not in force", Story::modelProposed, activate),
                refuses("activate", SIMULATED_REFUSED, "in production", Broken.production(Story::modelApproved), activate),
                refuses("activate", NOT_FOUND, "no such version", Story::modelApproved, activate.with("version", 2)),
                refuses("activate", NOT_FOUND, "no such image", Story::modelApproved, activate.with("referenceValues", "none")),
                refuses("activate", NOT_FOUND, "an image of another kind", opener, activate.with("referenceValues", "opener-1")),
                refuses("activate", NOT_CURRENT, "the second first", Story::modelApproved, ModelAsks.activate(2)),
                refuses("activate", MALFORMED_FACT, "activate does not retire", Story::modelApproved, activate.with("state", "RETIRED")));
    }

    private static List<Scenario> retiring() {
        Supplier<Channel> retired = after(Story::active, channel -> channel.submit(ModelAsks.retire(2)));
        return List.of(
                refuses("retire", NOT_CURRENT, "nothing was ever in use", Story::modelApproved, ModelAsks.retire(1)),
                refuses("retire", NOT_CURRENT, "the third second", Story::active, ModelAsks.retire(3)),
                refuses("retire", NOT_CURRENT, "another version", Story::active, ModelAsks.retire(2).with("version", 2)),
                refuses("retire", NOT_CURRENT, "out of use already", retired, ModelAsks.retire(3)),
                refuses("retire", MALFORMED_FACT, "retire does not activate", Story::active, ModelAsks.retire(2).with("state", "ACTIVE")),
                refuses("setAlias", NOT_FOUND, "no such activation", Story::active, ModelAsks.alias(1, 2)),
                refuses("setAlias", NOT_CURRENT, "an activation of before", retired, ModelAsks.alias(1, 1)),
                refuses("setAlias", NOT_CURRENT, "a model out of use", retired, ModelAsks.alias(1, 2)),
                refuses("setAlias", NOT_CURRENT, "the second first", Story::active, ModelAsks.alias(2, 1)));
    }

    private static List<Scenario> scoring() {
        Supplier<Channel> retired = after(Story::active, channel -> channel.submit(ModelAsks.retire(2)));
        Ask score = ModelAsks.score(ModelAsks.scoring(2, START));
        return List.of(
                refuses("useForScoring", MODEL_NOT_ACTIVE, "never in use", Story::modelApproved,
                        score.with("activation", activation("fraud", 1))),
                refuses("useForScoring", MODEL_NOT_ACTIVE, "no such model", Story::active, score.with("activation", activation("other", 1))),
                refuses("useForScoring", MODEL_NOT_ACTIVE, "an activation of before", retired, score),
                refuses("useForScoring", MODEL_NOT_ACTIVE, "a model out of use", retired, score.with("activation", activation("fraud", 2))),
                refuses("useForScoring", MODEL_NOT_ACTIVE, "another version", Story::active, score.with("subject", "fraud.2")),
                refuses("useForScoring", MODEL_NOT_ACTIVE, "another policy", Story::active, score.with("codeDigest", digest("x").hex())),
                refuses("useForScoring", AUTHORISATION_MISSING, "no such grant", Story::active, score.with("grant", "BirchMSP.g2")),
                refuses("useForScoring", AUTHORISATION_MISSING, "to train is not to score", Story::active, score.with("action", "TRAIN")),
                refuses("useForScoring", NOT_CURRENT, "the third use second", Story::active, score.with("seq", 3)),
                refuses("useForScoring", NOT_CURRENT, "totals that do not follow", Story::active, score.with("roundsTotal", 11)),
                refuses("useForScoring", EXPIRED, "over before it is written", Story::active, score.with("validUntil", START)),
                refuses("useForScoring", WRONG_PARTY, "for others", Story::active, score.by(Cast.of(DOVER))),
                refuses("useForScoring", MALFORMED_FACT, "for two days", Story::active, score.with("validUntil", START + 2 * DAY)),
                refuses("useForScoring", MALFORMED_FACT, "no activation named", Story::active, score.without("activation")));
    }

    private static List<Scenario> anchoring() {
        return List.of(
                refuses("anchor", WRONG_PARTY, "another bank's log", Story::founded, ModelAsks.anchor(1).with("log", "BirchMSP.receipts")),
                refuses("anchor", WRONG_PARTY, "a name that only begins alike", Story::founded,
                        ModelAsks.anchor(1).with("log", "AlderMSPx.receipts")),
                refuses("anchor", MALFORMED_FACT, "a log that shrank", Story::founded, ModelAsks.anchor(1).with("previousSize", 2048)));
    }

    private static CanonicalValue activation(String name, int seq) {
        return new FactWriter().id("name", name).integer("seq", seq).object();
    }
}
