package io.riskmesh.contract.refused;

import static io.riskmesh.contract.refused.Scenario.after;
import static io.riskmesh.contract.refused.Scenario.refuses;
import static io.riskmesh.contract.world.Cast.ALDER;
import static io.riskmesh.contract.world.Cast.BIRCH;
import static io.riskmesh.contract.world.Cast.CEDAR;
import static io.riskmesh.contract.world.Cast.digest;
import static io.riskmesh.ledger.reason.LedgerReason.COLLATERAL_INVALID;
import static io.riskmesh.ledger.reason.LedgerReason.COLLATERAL_OLDER;
import static io.riskmesh.ledger.reason.LedgerReason.EVIDENCE_REJECTED;
import static io.riskmesh.ledger.reason.LedgerReason.EXPIRED;
import static io.riskmesh.ledger.reason.LedgerReason.MALFORMED_FACT;
import static io.riskmesh.ledger.reason.LedgerReason.NOT_CURRENT;
import static io.riskmesh.ledger.reason.LedgerReason.NOT_FOUND;
import static io.riskmesh.ledger.reason.LedgerReason.REFERENCE_VALUES_UNAPPROVED;
import static io.riskmesh.ledger.reason.SharedReason.SIMULATED_REFUSED;
import static io.riskmesh.ledger.reason.SharedReason.WRONG_PARTY;

import io.riskmesh.contract.world.Ask;
import io.riskmesh.contract.world.Asks;
import io.riskmesh.contract.world.Cast;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.contract.world.EnclaveAsks;
import io.riskmesh.contract.world.ModelAsks;
import io.riskmesh.contract.world.Story;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Collateral;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Collateral and enclaves. What only a look into signed bytes shows has no attempt: the offline audit does not look there.
final class EnclaveScenarios {

    private EnclaveScenarios() {}

    static List<Scenario> all() {
        return Stream.of(recording(), admitting()).flatMap(List::stream).toList();
    }

    private static List<Scenario> recording() {
        Ask tcb = EnclaveAsks.record(EnclaveAsks.tcb(1));
        Ask identity = EnclaveAsks.record(EnclaveAsks.identity(1));
        Collateral newer = EnclaveAsks.tcb(1);
        Collateral claimed = new Collateral(newer.by(), newer.at(), newer.type(), newer.fmspc(), 1, newer.body(), newer.issuerChain(),
                newer.crls(), newer.issueDate(), newer.nextUpdate(), 18);
        return List.of(
                refuses("recordCollateral", NOT_CURRENT, "the second link first", EnclaveScenarios::june, EnclaveAsks.record(EnclaveAsks.tcb(2))),
                refuses("recordCollateral", COLLATERAL_OLDER, "older than the link before", after(EnclaveScenarios::june, channel -> {
                    Broken.put(channel, claimed);
                }), EnclaveAsks.record(EnclaveAsks.tcb(2))),
                refuses("recordCollateral", MALFORMED_FACT, "an unknown type", EnclaveScenarios::june, tcb.with("type", "SEV_TCB")),
                signed("recordCollateral", COLLATERAL_INVALID, "crl_not_current", Story::founded, tcb),
                signed("recordCollateral", COLLATERAL_INVALID, "crl_missing", EnclaveScenarios::june, tcb.with("crls", new CanonicalValue.Array(List.of()))),
                signed("recordCollateral", COLLATERAL_INVALID, "collateral_mismatch", EnclaveScenarios::june, tcb.with("fmspc", "00a067110001")),
                signed("recordCollateral", COLLATERAL_INVALID, "collateral_mismatch", EnclaveScenarios::june, identity.with("tcbEvaluationDataNumber", 18)),
                signed("recordCollateral", COLLATERAL_INVALID, "collateral_malformed", EnclaveScenarios::june,
                        identity.with("body", OpaqueBytes.of(new byte[9]).base64())),
                signed("recordCollateral", COLLATERAL_INVALID, "collateral_malformed", EnclaveScenarios::june, tcb.with("issuerChain", "")));
    }

    private static List<Scenario> admitting() {
        Supplier<Channel> active = Story::active;
        return List.of(
                refuses("admitEnclave", WRONG_PARTY, "an instance of another bank", active, asks(ask -> ask.by(Cast.of(BIRCH)))),
                refuses("admitEnclave", NOT_FOUND, "no such reference values", active, asks(ask -> ask.with("referenceValues", "other"))),
                refuses("admitEnclave", EXPIRED, "ends now", active, channel -> EnclaveAsks.admit(1, channel.now()).with("validUntil", channel.now())),
                refuses("admitEnclave", REFERENCE_VALUES_UNAPPROVED, "values that are only proposed", after(active, channel ->
                        channel.submit(ModelAsks.proposeValues("scorer-2", EnclaveUse.SCORER, true))),
                        asks(ask -> ask.with("referenceValues", "scorer-2"))),
                refuses("admitEnclave", REFERENCE_VALUES_UNAPPROVED, "approvals were withdrawn", after(active, channel -> {
                    var values = Story.digestAt(channel, "REFVAL/" + ModelAsks.SCORER);
                    channel.submit(Asks.withdraw(ALDER, 1, SubjectKind.REFERENCE_VALUES, ModelAsks.SCORER, values));
                    channel.submit(Asks.withdraw(CEDAR, 1, SubjectKind.REFERENCE_VALUES, ModelAsks.SCORER, values));
                }), asks(ask -> ask)),
                refuses("admitEnclave", SIMULATED_REFUSED, "in production", Broken.production(active), asks(ask -> ask)),
                refuses("admitEnclave", MALFORMED_FACT, "for more than a day", active,
                        channel -> EnclaveAsks.admit(1, channel.now()).with("validUntil", channel.now() + 2 * Asks.DAY)),
                signed("admitEnclave", EVIDENCE_REJECTED, "claims_malformed", active, asks(ask -> ask.with("evidence", ""))),
                signed("admitEnclave", EVIDENCE_REJECTED, "binding_mismatch", active, asks(ask -> ask.with("epoch", 2))),
                signed("admitEnclave", EVIDENCE_REJECTED, "binding_mismatch", active, asks(ask -> ask.with("bindingBlock", 6))),
                signed("admitEnclave", EVIDENCE_REJECTED, "binding_mismatch", active,
                        asks(ask -> ask.with("bindingHeaderHash", digest("another").hex()))),
                signed("admitEnclave", EVIDENCE_REJECTED, "binding_mismatch", active,
                        asks(ask -> ask.with("keys", new CanonicalValue.Array(List.of())))),
                signed("admitEnclave", EVIDENCE_REJECTED, "binding_mismatch", active,
                        asks(ask -> ask.with("result", new CanonicalValue.Obj(new java.util.TreeMap<>())))),
                signed("admitEnclave", EVIDENCE_REJECTED, "measurement_not_approved", active, asks(ask -> ask.with("evidence",
                        OpaqueBytes.of(EnclaveAsks.evidence(1, EnclaveAsks.binding("x", 1, digest("c")).consortium(), "another").encode())
                                .base64()))));
    }

    private static Channel june() {
        return EnclaveAsks.june(Story.founded());
    }

    private static Function<Channel, Ask> asks(Function<Ask, Ask> change) {
        return channel -> change.apply(EnclaveAsks.admit(1, channel.now()));
    }

    private static Scenario signed(String transaction, ReasonCode code, String first, Supplier<Channel> stage, Ask ask) {
        return signed(transaction, code, first, stage, _ -> ask);
    }

    /// The code of the attestation room is the first word of the detail.
    private static Scenario signed(String transaction, ReasonCode code, String first, Supplier<Channel> stage, Function<Channel, Ask> ask) {
        Supplier<Scenario> scenario = () -> refuses(transaction, code, first, stage, ask);
        return new Scenario(transaction, code, first, () -> {
            var answer = scenario.get().play().get();
            String message = answer.response().getMessage();
            if (!message.startsWith("REFUSED " + code.code() + " " + first + " ")) {
                throw new AssertionError("expected " + first + ": " + message);
            }
            return answer;
        });
    }
}
