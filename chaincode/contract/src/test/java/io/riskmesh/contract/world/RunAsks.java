package io.riskmesh.contract.world;

import static io.riskmesh.contract.world.Asks.DATASET;
import static io.riskmesh.contract.world.Asks.DAY;
import static io.riskmesh.contract.world.Asks.PURPOSE;
import static io.riskmesh.contract.world.Asks.START;
import static io.riskmesh.contract.world.Cast.ALDER;
import static io.riskmesh.contract.world.Cast.BANKS;
import static io.riskmesh.contract.world.Cast.digest;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.Coin;
import io.riskmesh.ledger.fact.CoinReveal;
import io.riskmesh.ledger.fact.Facts;
import io.riskmesh.ledger.fact.RunClose;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.fact.SurvivorRecord;
import io.riskmesh.ledger.fact.TrainingRun;
import io.riskmesh.ledger.fact.TranscriptDigest;
import io.riskmesh.ledger.fact.UseReceipt;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.RunOutcome;
import io.riskmesh.ledger.part.RunPrivacy;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.ledger.part.UseRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Calls about a run of the model `fraud`, as they would be made if all goes well.
public final class RunAsks {

    public static final String MODEL = "fraud";
    public static final long DEADLINE = START + DAY;
    private static final int TREES = 10;

    private RunAsks() {}

    /// Run `seq` of the model, of which use `seq` of each grant is made.
    public static TrainingRun run(int seq, List<PartyId> invited) {
        List<UseRef> uses = invited.stream().map(bank -> new UseRef(Asks.grantOf(bank), seq)).toList();
        return new TrainingRun(ALDER, START, MODEL, seq, PURPOSE, DATASET, Optional.empty(), digest("parameters"), uses, invited,
                invited.size() / 2 + 1, RunPrivacy.NONE, SumOpeners.COORDINATOR, Optional.empty(), DEADLINE);
    }

    public static UseReceipt receipt(TrainingRun run, PartyId bank) {
        int seq = run.seq();
        return new UseReceipt(run.by(), START, Asks.grantOf(bank), seq, 1, DataUse.TRAIN, run.id().toString(), run.invited(),
                run.parametersDigest(), run.referenceValues(), TREES, (long) TREES * seq, 0, 0, 0, Optional.empty(), START + 50 * DAY);
    }

    public static Ask open(TrainingRun run) {
        return open(run, run.invited().stream().map(bank -> receipt(run, bank)).toList());
    }

    public static Ask open(TrainingRun run, List<UseReceipt> receipts) {
        List<CanonicalValue> items = new ArrayList<>();
        receipts.forEach(receipt -> items.add(Facts.ownFields(receipt)));
        return Ask.of("openRun", Cast.of(run.by()), 1, run).with("receipts", new CanonicalValue.Array(items));
    }

    public static OpaqueBytes nonce(PartyId bank) {
        byte[] nonce = new byte[Coin.NONCE_BYTES];
        Arrays.fill(nonce, (byte) bank.value().charAt(0));
        return OpaqueBytes.of(nonce);
    }

    public static RunJoin joining(RunId run, PartyId bank) {
        return new RunJoin(bank, START, run, digest("rows of " + bank), digest("data of " + bank), START - 30 * DAY, START - DAY,
                1024, digest("keys of " + bank), Coin.commit(run, bank, nonce(bank)));
    }

    public static Ask join(RunId run, PartyId bank) {
        return Ask.of("joinRun", Cast.of(bank), 1, joining(run, bank));
    }

    public static Ask reveal(RunId run, PartyId bank) {
        return Ask.of("revealCoin", Cast.of(bank), 1, new CoinReveal(bank, START, run, nonce(bank)));
    }

    public static Ask seal(RunId run, List<PartyId> participants, int cohortSeq) {
        NavigableMap<PartyId, OpaqueBytes> nonces = new TreeMap<>();
        participants.forEach(bank -> nonces.put(bank, nonce(bank)));
        return Ask.of("sealRun", Cast.of(participants.getLast()), 1,
                new RunSeal(participants.getLast(), START, run, participants, Coin.seed(run, nonces))).with("cohortSeq", cohortSeq);
    }

    /// The first record.
    public static Ask freeze(RunId run, List<PartyId> members, int cohortSeq) {
        return freeze(run, 1, 0, members).with("cohortSeq", cohortSeq);
    }

    /// Record `seq` over 100 slots.
    public static Ask freeze(RunId run, int seq, int firstSlot, List<PartyId> members) {
        return Ask.of("freezeSurvivors", Cast.of(ALDER), 1,
                new SurvivorRecord(ALDER, START, run, seq, firstSlot, firstSlot + 99, members, Optional.empty()));
    }

    public static Ask transcript(RunId run, PartyId bank, int fromTree, int toTree) {
        return Ask.of("recordTranscript", Cast.of(bank), 1, new TranscriptDigest(bank, START, run, fromTree, toTree,
                digest("transcript " + toTree), digest("model " + toTree), digest("leaves of " + bank)));
    }

    public static Ask complete(RunId run) {
        return Ask.of("closeRun", Cast.of(ALDER), 1,
                new RunClose(ALDER, START, run, RunOutcome.COMPLETED, Optional.empty(), TREES));
    }

    public static Ask abort(RunId run, PartyId by) {
        return Ask.of("closeRun", Cast.of(by), 1,
                new RunClose(by, START, run, RunOutcome.ABORTED, Optional.of("set_changed"), 0));
    }

    /// Everything from opening to close, over all four banks.
    public static void play(Channel channel, TrainingRun run, int cohortSeq) {
        RunId id = run.id();
        List<PartyId> banks = run.invited();
        channel.submit(open(run));
        banks.forEach(bank -> channel.submit(join(id, bank)));
        banks.forEach(bank -> channel.submit(reveal(id, bank)));
        channel.submit(seal(id, banks, cohortSeq));
        channel.submit(freeze(id, banks, cohortSeq));
        banks.forEach(bank -> channel.submit(transcript(id, bank, 0, TREES - 1)));
        channel.submit(complete(id));
    }

    /// The run of the story.
    public static TrainingRun first() {
        return run(1, BANKS);
    }
}
