package io.riskmesh.contract.refused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.riskmesh.contract.table.Transaction;
import io.riskmesh.contract.table.Transactions;
import io.riskmesh.contract.world.Ask;
import io.riskmesh.contract.world.Asks;
import io.riskmesh.contract.world.Cast;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.contract.world.ModelAsks;
import io.riskmesh.contract.world.RunAsks;
import io.riskmesh.contract.world.Story;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKind;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import io.riskmesh.verifier.facts.ledger.Discrepancy;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The contract's rules and those of the offline audit are written apart. What the contract writes the audit accepts; what the
/// contract refuses the audit names, should a majority of endorsers write it all the same.
final class AuditAgreementTest {

    /// Refusals of the request, of which no fact on the ledger tells.
    private static final Set<ReasonCode> OF_THE_REQUEST = Set.of(LedgerReason.MALFORMED_FACT, LedgerReason.UNKNOWN_FUNCTION,
            LedgerReason.CONSORTIUM_STALE, LedgerReason.TRANSIENT_NOT_ALLOWED, LedgerReason.ALREADY_RECORDED);

    /// Wrong in what the caller says besides the fact, which stands on no ledger; the facts themselves are right.
    private static final Set<String> BESIDE_THE_FACT = Set.of(
            "sealRun says not_current: cohorts that are not there", "useForScoring says model_not_active: no such model");

    @TestFactory
    Stream<DynamicTest> the_audit_accepts_every_example_of_the_contract() {
        return Example.all().stream().map(example -> DynamicTest.dynamicTest(CommonScenarios.function(example), () -> {
            Channel channel = example.stage().get();
            channel.submit(example.ask().apply(channel));
            assertEquals(List.of(), new AuditedChannel(channel).failures());
        }));
    }

    @Test
    void the_audit_accepts_the_whole_story_and_a_second_run() {
        Channel channel = Story.active();
        channel.submit(ModelAsks.alias(1, 1));
        channel.submit(ModelAsks.score(ModelAsks.scoring(2, channel.now())));
        channel.submit(ModelAsks.anchor(1));
        channel.submit(ModelAsks.retire(2));
        channel.submit(Asks.revoke(Cast.DOVER));
        assertEquals(List.of(), new AuditedChannel(channel).failures());
        Channel second = Story.closed();
        RunAsks.play(second, RunAsks.run(2, Cast.BANKS), 2);
        assertEquals(List.of(), new AuditedChannel(second).failures());
    }

    @TestFactory
    Stream<DynamicTest> the_audit_names_what_the_contract_refuses() {
        List<Scenario> scenarios = Stream.of(CommonScenarios.all(), ConsortiumScenarios.all(), GrantScenarios.all(),
                RunScenarios.all(), ModelScenarios.all(), EnclaveScenarios.all(), SettlementScenarios.all()).flatMap(List::stream)
                .filter(scenario -> scenario.attempt().isPresent() && !OF_THE_REQUEST.contains(scenario.code()))
                .filter(scenario -> !BESIDE_THE_FACT.contains(scenario.name())).toList();
        assertTrue(scenarios.size() >= 100, "Only " + scenarios.size() + " scenarios");
        return scenarios.stream().map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> force(scenario)));
    }

    private static void force(Scenario scenario) {
        Channel channel = scenario.attempt().orElseThrow().stage().get();
        Ask ask = scenario.attempt().orElseThrow().ask().apply(channel);
        AuditedChannel audited = new AuditedChannel(channel);
        Optional<NavigableMap<String, byte[]>> writes = writes(ask, channel.now());
        assumeTrue(writes.isPresent(), "The request is no fact");
        assumeTrue(audited.isWhole(channel), "The test has put facts into the state that no transaction wrote");
        List<Discrepancy> found = audited.write(channel.proposal(ask), writes.get());
        assertTrue(!found.isEmpty(), () -> "The audit accepts what the contract refuses: " + scenario.name());
    }

    /// What the contract would write if it had no rules; empty if the request is no fact.
    private static Optional<NavigableMap<String, byte[]>> writes(Ask ask, long now) {
        Transaction<?> row = Transactions.named(ask.function()).orElseThrow();
        TreeMap<String, CanonicalValue> own = new TreeMap<>(ask.request().fields());
        own.remove("consortium");
        row.besides().forEach(own::remove);
        List<Fact> facts = new ArrayList<>();
        try {
            PartyId by = new PartyId(ask.who().party());
            facts.add(Facts.complete(row.kind(), by, now, new CanonicalValue.Obj(own)));
            if (ask.request().fields().get("receipts") instanceof CanonicalValue.Array(List<CanonicalValue> receipts)) {
                for (CanonicalValue receipt : receipts) {
                    facts.add(Facts.complete(FactKind.USE_RECEIPT, by, now, (CanonicalValue.Obj) receipt));
                }
            }
        } catch (MalformedFact _) {
            return Optional.empty();
        }
        NavigableMap<String, byte[]> writes = new TreeMap<>();
        facts.forEach(fact -> writes.put(fact.key().compositeKey(), fact.canonicalBytes()));
        return Optional.of(writes);
    }
}
