package io.riskmesh.contract.refused;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.contract.stub.Answer;
import io.riskmesh.contract.table.Transaction;
import io.riskmesh.contract.table.Transactions;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every refusal of every transaction is provoked, and the table here says which there are.
final class RefusalTableTest {

    /// Own refusals: the third column of the table in design `ledger.md` section 4, where two transactions share a row each with
    /// those that it can have. Written down apart from the code, so that neither can forget one alone.
    private static final String OWN = """
            proposeConsortium mode_fixed floor_violated
            approve digest_mismatch
            withdraw digest_mismatch
            enact quorum_missing
            registerParty certificate_invalid
            authorize window_invalid
            revoke
            openRun authorisation_missing authorisation_expired authorisation_revoked purpose_mismatch \
            reference_values_unapproved rounds_exhausted privacy_budget_exhausted sums_not_authorised too_few_banks
            joinRun order_violated
            revealCoin order_violated coin_mismatch
            sealRun order_violated coin_mismatch too_few_banks cohort_too_close
            freezeSurvivors slots_overlap too_few_banks cohort_too_close authorisation_revoked
            recordTranscript gap authorisation_revoked
            closeRun transcripts_differ
            proposeModel run_not_complete
            recordFinding run_not_complete
            proposeReferenceValues simulated_refused
            activate quorum_missing simulated_refused
            retire
            setAlias
            useForScoring model_not_active authorisation_missing authorisation_expired authorisation_revoked \
            reference_values_unapproved rounds_exhausted privacy_budget_exhausted
            recordCollateral collateral_invalid collateral_older
            admitEnclave evidence_rejected reference_values_unapproved simulated_refused
            proposeScheme window_invalid floor_violated
            recordContribution run_not_complete evaluator_unapproved assurance_insufficient signature_invalid input_root_mismatch \
            matrix_not_conserved authorisation_missing
            proposeSettlement already_settled pool_exceeded imprecise_unapproved digest_mismatch
            dispute already_final order_violated
            confirm window_open digest_mismatch
            rule quorum_missing order_violated already_final
            finalise dispute_open quorum_missing digest_mismatch
            anchor
            """;

    /// Common refusals, and of each the transactions that cannot have it, with the reason.
    private static final String NOT_APPLICABLE = """
            malformed_fact
            not_a_member
            wrong_role
            consortium_stale
            already_recorded
            transient_not_allowed
            # The key of a proposal holds its digest: it cannot hold other bytes.
            conflict_exists proposeConsortium proposeScheme
            # The fact names no party but its author, whom the contract fills in.
            wrong_party proposeConsortium approve withdraw enact registerParty openRun recordFinding proposeReferenceValues \
            activate retire setAlias recordCollateral proposeScheme confirm rule finalise
            # Nothing is referred to, or its absence has a code of its own (not_current, authorisation_missing, model_not_active).
            not_found proposeConsortium registerParty authorize retire useForScoring anchor recordCollateral proposeScheme
            # Not a link of a chain, or ordered by other means (order_violated, gap).
            not_current approve withdraw revoke joinRun revealCoin closeRun proposeReferenceValues anchor admitEnclave \
            dispute confirm rule finalise
            # Has no end that the caller chooses, or no time at all.
            expired proposeConsortium withdraw enact registerParty revoke revealCoin sealRun freezeSurvivors \
            recordTranscript closeRun proposeModel recordFinding proposeReferenceValues activate retire setAlias anchor recordCollateral \
            proposeScheme recordContribution proposeSettlement dispute confirm rule finalise
            # Uses no grant, or only one that was checked when the run was opened.
            not_yet_valid proposeConsortium approve withdraw enact registerParty authorize revoke joinRun revealCoin sealRun \
            freezeSurvivors recordTranscript closeRun proposeModel recordFinding proposeReferenceValues activate retire setAlias \
            anchor recordCollateral admitEnclave proposeScheme recordContribution proposeSettlement dispute confirm rule finalise
            """;

    private static List<Scenario> scenarios() {
        return Stream.of(CommonScenarios.all(), ConsortiumScenarios.all(), GrantScenarios.all(), RunScenarios.all(),
                ModelScenarios.all(), EnclaveScenarios.all(), SettlementScenarios.all()).flatMap(List::stream).toList();
    }

    @TestFactory
    Stream<DynamicTest> every_wrong_call_is_refused_with_its_code() {
        return scenarios().stream().map(scenario -> DynamicTest.dynamicTest(scenario.name(), () -> {
            Answer answer = scenario.play().get();
            assertEquals(scenario.code().code(), answer.refusal(), () -> answer.response().getMessage());
        }));
    }

    @TestFactory
    Stream<DynamicTest> every_example_is_accepted() {
        return Example.all().stream().map(example -> DynamicTest.dynamicTest(CommonScenarios.function(example), () -> {
            Channel channel = example.stage().get();
            Answer answer = channel.submit(example.ask().apply(channel));
            assertTrue(answer.isOk());
        }));
    }

    @Test
    void the_contract_declares_the_own_refusals_of_the_design() {
        NavigableMap<String, Set<String>> declared = new TreeMap<>();
        Transactions.all().forEach(row -> declared.put(row.name(), codes(row.own())));
        assertEquals(table(OWN), declared);
    }

    @Test
    void the_contract_declares_every_common_refusal_that_applies() {
        NavigableMap<String, Set<String>> exceptions = table(NOT_APPLICABLE);
        for (Transaction<?> row : Transactions.all()) {
            Set<String> expected = exceptions.keySet().stream()
                    .filter(code -> !exceptions.get(code).contains(row.name())).collect(Collectors.toCollection(TreeSet::new));
            Set<String> declared = codes(row.refusals());
            declared.removeAll(codes(row.own()));
            assertEquals(expected, declared, row.name());
        }
    }

    @Test
    void no_refusal_of_the_table_is_left_unprovoked_and_none_is_provoked_that_is_not_in_it() {
        Set<String> expected = new TreeSet<>();
        Transactions.all().forEach(row -> codes(row.refusals()).forEach(code -> expected.add(row.name() + " " + code)));
        Set<String> provoked = scenarios().stream().map(scenario -> scenario.transaction() + " " + scenario.code().code())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, provoked);
        assertTrue(expected.size() >= 200, "The table has " + expected.size() + " pairs");
    }

    private static Set<String> codes(List<ReasonCode> codes) {
        return codes.stream().map(ReasonCode::code).collect(Collectors.toCollection(TreeSet::new));
    }

    private static NavigableMap<String, Set<String>> table(String text) {
        NavigableMap<String, Set<String>> rows = new TreeMap<>();
        text.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
            List<String> words = new ArrayList<>(List.of(line.split(" ")));
            rows.put(words.removeFirst(), new TreeSet<>(words));
        });
        return rows;
    }
}
