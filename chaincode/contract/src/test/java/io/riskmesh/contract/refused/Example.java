package io.riskmesh.contract.refused;

import static io.riskmesh.contract.world.Cast.ALDER;
import static io.riskmesh.contract.world.Cast.BANKS;
import static io.riskmesh.contract.world.Cast.BIRCH;
import static io.riskmesh.contract.world.Cast.CEDAR;
import static io.riskmesh.contract.world.Cast.digest;

import io.riskmesh.contract.world.Ask;
import io.riskmesh.contract.world.Asks;
import io.riskmesh.contract.world.Cast;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.contract.world.EnclaveAsks;
import io.riskmesh.contract.world.ModelAsks;
import io.riskmesh.contract.world.RunAsks;
import io.riskmesh.contract.world.SettlementAsks;
import io.riskmesh.contract.world.SettlementStory;
import io.riskmesh.contract.world.Story;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.RulingDecision;
import io.riskmesh.ledger.part.SubjectKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// A call that is accepted, for each transaction: where it is made, and another call for the same key with other bytes.
///
/// @param conflict absent where no other bytes can have the key
public record Example(Supplier<Channel> stage, Function<Channel, Ask> ask, Optional<UnaryOperator<Ask>> conflict) {

    private static Example of(Supplier<Channel> stage, Ask ask, UnaryOperator<Ask> conflict) {
        return new Example(stage, channel -> ask, Optional.of(conflict));
    }

    /// One for each transaction.
    public static List<Example> all() {
        return List.of(
                new Example(Story::founded, channel -> Asks.propose(ALDER, 2, ConsortiumMode.DEVELOPMENT), Optional.empty()),
                new Example(Story::modelProposed, channel -> Asks.approve(ALDER, 1, SubjectKind.MODEL_VERSION, "fraud.1", model(channel)),
                        Optional.of(ask -> ask.with("decision", "REJECT"))),
                new Example(Story::modelApproved, channel -> Asks.withdraw(ALDER, 1, SubjectKind.MODEL_VERSION, "fraud.1", model(channel)),
                        Optional.of(ask -> ask.with("reasonCode", "mistake"))),
                new Example(valuesApproved(), channel -> Asks.enactReferenceValues(BIRCH, ModelAsks.SCORER, values(channel)),
                        Optional.of(ask -> ask.by(Cast.of(ALDER)))),
                of(Story::founded, Asks.register(ALDER, 1), ask -> ask.with("displayName", "Another name")),
                of(Story::founded, Asks.authorize(ALDER), ask -> ask.with("legalBasis", "consent")),
                of(Story::granted, Asks.revoke(ALDER), ask -> ask.with("reasonCode", "merger")),
                of(Story::granted, RunAsks.open(RunAsks.first()), ask -> ask.with("deadline", RunAsks.DEADLINE + 1)),
                of(Story::opened, RunAsks.join(Story.RUN, ALDER), ask -> ask.with("rowBound", 2048)),
                of(Story::joined, RunAsks.reveal(Story.RUN, ALDER),
                        ask -> ask.with("nonce", OpaqueBytes.of(new byte[32]).base64())),
                of(Story::revealed, RunAsks.seal(Story.RUN, BANKS, 1), ask -> ask.by(Cast.of(ALDER))),
                of(Story::sealed, RunAsks.freeze(Story.RUN, BANKS, 1), ask -> ask.with("lastSlot", 50)),
                of(Story::frozen, RunAsks.transcript(Story.RUN, ALDER, 0, 9),
                        ask -> ask.with("transcript", digest("another").hex())),
                of(Story::transcribed, RunAsks.complete(Story.RUN), ask -> ask.with("trees", 11)),
                of(Story::closed, ModelAsks.propose(RunAsks.first()), ask -> ask.with("format", "onnx")),
                of(Story::closed, ModelAsks.finding(BIRCH, 1, Story.RUN), ask -> ask.with("code", "set_changed")),
                of(Story::modelProposed, ModelAsks.proposeValues("scorer-2", EnclaveUse.SCORER, false),
                        ask -> ask.with("isvSvnMin", 2)),
                of(Story::modelApproved, ModelAsks.activate(1), ask -> ask.with("policyDigest", digest("another").hex())),
                of(Story::active, ModelAsks.retire(2), ask -> ask.with("reasonCode", "replaced")),
                of(Story::active, ModelAsks.alias(1, 1), ask -> ask.with("activationSeq", 2)),
                new Example(Story::active, channel -> ModelAsks.score(ModelAsks.scoring(2, channel.now())),
                        Optional.of(ask -> ask.with("validUntil", Asks.START + Asks.DAY / 2))),
                of(() -> EnclaveAsks.june(Story.founded()), EnclaveAsks.record(EnclaveAsks.tcb(1)), ask -> ask.with("nextUpdate", 1)),
                new Example(Story::active, channel -> EnclaveAsks.admit(1, channel.now()),
                        Optional.of(ask -> ask.with("bindingBlock", 6))),
                new Example(Story::founded, channel -> SettlementAsks.propose(SettlementAsks.scheme(1)), Optional.empty()),
                of(SettlementStory::evaluating, SettlementAsks.record(SettlementAsks.report(List.of())), ask -> ask.with("coinBlock", 10)),
                of(SettlementStory::reported, SettlementAsks.propose(SettlementAsks.settlement()), ask -> ask.with("pool", "7")),
                of(SettlementStory::proposed, SettlementAsks.dispute(CEDAR), ask -> ask.with("reasonCode", "another")),
                new Example(SettlementStory::windowOver, channel -> SettlementAsks.confirm(channel, ALDER, SettlementAsks.ID),
                        Optional.of(ask -> ask.with("observedBlock", 7))),
                of(disputed(), SettlementAsks.rule(RulingDecision.UPHELD), ask -> ask.with("reasonCode", "another")),
                of(SettlementStory::confirmed, SettlementAsks.finalise(SettlementAsks.settlement()),
                        ask -> ask.with("nettingDigest", digest("another").hex())),
                of(Story::founded, ModelAsks.anchor(1), ask -> ask.with("size", 2048)));
    }

    private static Supplier<Channel> valuesApproved() {
        return Scenario.after(Story::modelProposed, channel ->
                Story.approve(channel, SubjectKind.REFERENCE_VALUES, ModelAsks.SCORER, values(channel)));
    }

    private static Supplier<Channel> disputed() {
        return Scenario.after(SettlementStory::proposed, channel -> {
            channel.submit(SettlementAsks.dispute(CEDAR));
            SettlementScenarios.vote(channel, "APPROVE", 2);
        });
    }

    private static Digest values(Channel channel) {
        return Story.digestAt(channel, "REFVAL/" + ModelAsks.SCORER);
    }

    private static Digest model(Channel channel) {
        return Story.digestAt(channel, "MODEL/fraud/0000000001");
    }
}
