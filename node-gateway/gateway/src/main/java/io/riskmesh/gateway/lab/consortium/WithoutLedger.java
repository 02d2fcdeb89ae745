package io.riskmesh.gateway.lab.consortium;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.fact.TranscriptDigest;
import java.util.List;
import java.util.stream.IntStream;

/// A run that nobody outside the process sees; the register of survivors in the checkpoint folder keeps their order.
record WithoutLedger() implements RunLedger {
    @Override
    public List<PartyId> parties(int banks) {
        return IntStream.range(0, banks).mapToObj(bank -> new PartyId(String.format("bank-%02d", bank))).toList();
    }

    @Override
    public Opened open(TrainingRun run, List<RunJoin> joins) {
        return new Opened(run, joins);
    }

    @Override
    public boolean freeze(SurvivorRecord record) {
        return true;
    }

    @Override
    public void requireGrants(PartyId bank) {
        // nobody granted anything
    }

    @Override
    public void anchor(TranscriptDigest transcript) {
        // nobody to show it to
    }
}
