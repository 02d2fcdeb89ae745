package io.riskmesh.verifier.facts;

import static io.riskmesh.verifier.facts.Banks.A;
import static io.riskmesh.verifier.facts.Banks.ALL;
import static io.riskmesh.verifier.facts.Banks.B;
import static io.riskmesh.verifier.facts.Banks.C;
import static io.riskmesh.verifier.facts.Banks.D;
import static io.riskmesh.verifier.facts.Banks.FROM;
import static io.riskmesh.verifier.facts.Banks.IMAGE;
import static io.riskmesh.verifier.facts.Banks.LATER;
import static io.riskmesh.verifier.facts.Banks.POLICY;
import static io.riskmesh.verifier.facts.Banks.RUN;
import static io.riskmesh.verifier.facts.Banks.TO;

import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.canonical.OpaqueBytes;
import io.riskmesh.ledger.fact.RunSeal;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.Cohort;
import io.riskmesh.ledger.part.RunId;
import io.riskmesh.ledger.part.SubjectKind;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.verifier.facts.ledger.FactTransaction;
import io.riskmesh.verifier.facts.ledger.FactWrite;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// From the first consortium to receipts of scores, in which nobody breaks a rule.
final class WholeStory {

    static final Set<String> CHANNEL = channel();
    static final OpaqueBytes SIGNATURE = OpaqueBytes.of(new byte[] {1});

    private WholeStory() {}

    static Story told() {
        Story story = new Story();
        founding(story);
        grants(story);
        run(story, RUN, 1, 20, "");
        model(story);
        scoring(story);
        return story;
    }

    private static Set<String> channel() {
        Set<String> channel = new TreeSet<>();
        ALL.forEach(bank -> channel.add(bank.value()));
        channel.add(Banks.REGULATOR.value());
        return channel;
    }

    private static void founding(Story story) {
        Digest proposal = Banks.consortium(story.now(), 1, ALL, 3).digest();
        story.tell("propose consortium", A, "operator", at -> Banks.consortium(at, 1, ALL, 3));
        for (PartyId bank : ALL) {
            story.tell("approve consortium " + bank, bank, "approver",
                    at -> Banks.approval(bank, at, SubjectKind.CONSORTIUM, proposal.hex(), proposal));
        }
        story.tell("enact consortium", A, "operator",
                at -> Banks.enactment(at, SubjectKind.CONSORTIUM, Banks.first(), proposal));
        for (PartyId bank : ALL) {
            story.tell("register " + bank, bank, "operator", at -> Banks.party(bank, at));
        }
    }

    private static void grants(Story story) {
        for (PartyId bank : ALL) {
            story.tell("authorize " + bank, bank, "approver", at -> Banks.grant(bank, at, "payments", 100, LATER));
        }
    }

    /// A run of twenty trees by all banks.
    static void run(Story story, RunId run, int useSeq, long total, String suffix) {
        open(story, run, useSeq, total, suffix);
        story.tell("freeze" + suffix, A, "gateway", at -> Banks.survivors(at, run, 1, 0, ALL),
                at -> Banks.cohort(at, run, run.seq(), List.of(new Cohort(ALL, FROM, TO))));
        story.tell("freeze again" + suffix, A, "gateway", at -> Banks.survivors(at, run, 2, 100, List.of(A, B, C)));
        for (PartyId bank : ALL) {
            story.tell("transcript of " + bank + suffix, bank, "gateway", at -> Banks.transcript(bank, at, run, 0, 9));
        }
        for (PartyId bank : List.of(A, B, C)) {
            story.tell("last transcript of " + bank + suffix, bank, "gateway", at -> Banks.transcript(bank, at, run, 10, 19));
        }
        story.tell("close" + suffix, A, "scientist", at -> Banks.close(at, run));
    }

    static void open(Story story, RunId run, int useSeq, long total, String suffix) {
        story.tell("open" + suffix, A, "scientist", at -> Banks.run(at, run, useSeq, 3, SumOpeners.COORDINATOR),
                at -> Banks.trainingUse(A, at, run, useSeq, 20, total), at -> Banks.trainingUse(B, at, run, useSeq, 20, total),
                at -> Banks.trainingUse(C, at, run, useSeq, 20, total), at -> Banks.trainingUse(D, at, run, useSeq, 20, total));
        for (PartyId bank : ALL) {
            story.tell("join " + bank + suffix, bank, "gateway", at -> Banks.join(bank, at, run));
        }
        for (PartyId bank : ALL) {
            story.tell("reveal " + bank + suffix, bank, "gateway", at -> Banks.reveal(bank, at, run));
        }
        story.tell("seal" + suffix, B, "gateway", at -> sealedBy(B, at, run));
    }

    static RunSeal sealedBy(PartyId bank, long at, RunId run) {
        RunSeal seal = Banks.seal(at, run, ALL);
        return new RunSeal(bank, at, run, ALL, seal.coinSeed());
    }

    private static void model(Story story) {
        Digest model = Banks.model(story.now()).digest();
        story.tell("propose model", A, "scientist", Banks::model);
        Digest image = Banks.image(story.now()).digest();
        story.tell("propose image", A, "operator", Banks::image);
        for (PartyId bank : List.of(A, B, C)) {
            story.tell("approve model " + bank, bank, "approver",
                    at -> Banks.approval(bank, at, SubjectKind.MODEL_VERSION, "fraud.1", model));
            story.tell("approve policy " + bank, bank, "approver",
                    at -> Banks.approval(bank, at, SubjectKind.SCORING_POLICY, POLICY.hex(), POLICY));
            story.tell("approve image " + bank, bank, "approver",
                    at -> Banks.approval(bank, at, SubjectKind.REFERENCE_VALUES, IMAGE, image));
        }
        story.tell("enact image", A, "operator", at -> Banks.enactment(at, SubjectKind.REFERENCE_VALUES, IMAGE, image));
        story.tell("activate", A, "operator", at -> Banks.activation(at, 1, ActivationState.ACTIVE, POLICY));
        story.tell("alias", A, "operator", at -> Banks.alias(at, 1));
    }

    private static void scoring(Story story) {
        story.tell("collateral", B, "gateway", at -> Banks.collateral(at, 1, 17));
        story.tell("admit", B, "gateway", Banks::instance);
        story.tell("use for scoring", B, "gateway", at -> Banks.scoringUse(B, at, 2, 20));
        story.tell("second anchor", B, "gateway", at -> Banks.anchor(at, 2, 192, 64, SIGNATURE));
        story.tell("anchor", B, "gateway", at -> Banks.anchor(at, 1, 64, 0, SIGNATURE));
        story.tell("revoke", A, "approver", at -> Banks.revocation(A, at, A));
        story.tell("retire", A, "operator", at -> Banks.activation(at, 2, ActivationState.RETIRED, POLICY));
    }

    /// The same transaction with other facts.
    static FactTransaction with(FactTransaction transaction, FactWrite... writes) {
        return new FactTransaction(transaction.block(), transaction.index(), transaction.creator(), transaction.roles(),
                transaction.timestamp(), List.of(writes));
    }

    /// The same transaction with one fact more.
    static FactTransaction adding(FactTransaction transaction, FactWrite write) {
        List<FactWrite> writes = new ArrayList<>(transaction.writes());
        writes.add(write);
        return with(transaction, writes.toArray(FactWrite[]::new));
    }
}
