package io.riskmesh.gateway.lab.consortium;

import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.federation.rules.PrivacyFloor;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.gateway.lab.rows.LabBank;
import io.riskmesh.gateway.lab.rows.LabData;
import io.riskmesh.gateway.outcome.Stopped;
import io.riskmesh.gateway.rows.SampleSeeds;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.part.RunPrivacy;
import io.riskmesh.ledger.part.SumOpeners;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The facts that stand on the ledger in a real run: who is invited, under which parameters, who coordinates. Made here from the
/// data and the parameters, so that they are the same after a restart.
///
/// @param agreed the terms
/// @param names party to the bank's name in the report
record ConsortiumTerms(RunTerms agreed, Map<PartyId, String> names) {

    /// Opens the run on the ledger, if there is one. The first bank coordinates; sums are opened by it alone.
    static ConsortiumTerms of(LabData data, TrainingParameters parameters, RunLedger ledger)
            throws Stopped, IOException, InterruptedException {
        Map<PartyId, String> names = new TreeMap<>();
        List<PartyId> parties = ledger.parties(data.banks().size());
        for (LabBank bank : data.banks()) {
            names.put(parties.get(names.size()), bank.name());
        }
        List<PartyId> roster = List.copyOf(names.keySet());
        TrainingRun run = new TrainingRun(roster.getFirst(), 0, "lab", 1, "training", "lab-rows", Optional.empty(),
                Digest.fromHex(parameters.digest()), List.of(), roster, roster.size() / 2 + 1, RunPrivacy.NONE,
                SumOpeners.COORDINATOR, Optional.empty(), 0);
        List<RunJoin> joins = new ArrayList<>();
        for (PartyId party : roster) {
            LabBank bank = data.banks().get(joins.size());
            joins.add(new RunJoin(party, 0, run.id(), standIn("lab-row-root", bank.name()),
                    standIn("lab-data-version", bank.name()), 0, 0, bank.rowBound(), standIn("lab-round-keys", bank.name()),
                    standIn("lab-coin", bank.name())));
        }
        RunLedger.Opened opened = ledger.open(run, joins);
        return switch (RunTerms.of(opened.run(), opened.joins(), parameters, data.train().schema(), isWeighted(data), roster.getFirst(),
                PrivacyFloor.SHIPPED)) {
            case RunTerms.Checked.Accepted(RunTerms terms) -> new ConsortiumTerms(terms, names);
            case RunTerms.Checked.Refused refused -> throw Stopped.refused(refused.refusal().toString());
        };
    }

    private static boolean isWeighted(LabData data) {
        return Arrays.stream(data.train().weights()).anyMatch(weight -> weight != 1);
    }

    /// For a digest of what only a real run has: committed rows, a registered data set, announced keys, a coin.
    private static Digest standIn(String kind, String bank) {
        return Digest.of(kind, bank.getBytes(StandardCharsets.UTF_8));
    }

    PartyId coordinator() {
        return agreed.coordinator();
    }

    /// The bank's name to its party.
    Map<String, PartyId> parties() {
        Map<String, PartyId> parties = new TreeMap<>();
        names.forEach((party, name) -> parties.put(name, party));
        return parties;
    }

    /// Each bank's own seed of its row samples. In the lab they follow from the run's seed, so that a run can be repeated.
    long sampleSeed(int ordinal) {
        return SampleSeeds.repeatable().seed(agreed.parameters().seed(), ordinal);
    }
}
