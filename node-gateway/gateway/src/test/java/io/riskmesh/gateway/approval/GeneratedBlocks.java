package io.riskmesh.gateway.approval;

import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.CanonicalValue;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.Activation;
import io.riskmesh.ledger.fact.Approval;
import io.riskmesh.ledger.fact.Consortium;
import io.riskmesh.ledger.fact.DataUseAuthorization;
import io.riskmesh.ledger.fact.Enactment;
import io.riskmesh.ledger.fact.Fact;
import io.riskmesh.ledger.fact.FactKey;
import io.riskmesh.ledger.fact.ModelVersion;
import io.riskmesh.ledger.fact.ReferenceValues;
import io.riskmesh.ledger.fact.Withdrawal;
import io.riskmesh.ledger.part.ActivationState;
import io.riskmesh.ledger.part.ConsortiumMode;
import io.riskmesh.ledger.part.DataUse;
import io.riskmesh.ledger.part.Decision;
import io.riskmesh.ledger.part.EnclaveUse;
import io.riskmesh.ledger.part.ModelRef;
import io.riskmesh.ledger.part.SubjectKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// Blocks of proposals, votes, withdrawals, enactments and activations, in an order that no contract watched over.
final class GeneratedBlocks {
    static final List<PartyId> BANKS = List.of(new PartyId("A"), new PartyId("B"), new PartyId("C"), new PartyId("D"));

    private static final Digest DIGEST = Digest.of("test", new byte[0]);
    private static final long LONG = Approval.OPEN_MS + 1;

    private final Random random;
    private final List<List<FactRow>> blocks = new ArrayList<>();
    private final List<Proposal> proposals = new ArrayList<>();
    private final Consortium first;
    private long time = 1_000;
    private int seq;
    private int versions;

    private record Proposal(SubjectKind kind, String subject, Digest digest, Optional<Fact> fact) {}

    GeneratedBlocks(Random random) {
        this.random = random;
        this.first = consortium(1);
        block(List.of(first));
        proposals.add(new Proposal(SubjectKind.CONSORTIUM, first.digest().hex(), first.digest(), Optional.of(first)));
        if (random.nextInt(10) > 0) {
            block(BANKS.stream().map(bank -> vote(bank, proposals.getFirst(), Decision.APPROVE)).toList());
            block(List.of(enactment(proposals.getFirst())));
        }
        int more = 5 + random.nextInt(20);
        for (int i = 0; i < more; i++) {
            block(facts());
        }
    }

    int height() {
        return blocks.size();
    }

    List<FactRow> rows(int block) {
        return blocks.get(block);
    }

    /// The states at each height, by a book that hears each block once and in order.
    ApprovalStates[] oneAfterTheOther() {
        ApprovalStates[] states = new ApprovalStates[height() + 1];
        ApprovalBook book = new ApprovalBook();
        states[0] = book.states();
        for (int block = 0; block < height(); block++) {
            book.take(block, rows(block));
            states[block + 1] = book.states();
        }
        return states;
    }

    /// The states at one height, by a book that nobody looked at in between.
    ApprovalStates at(int height) {
        ApprovalBook book = new ApprovalBook();
        for (int block = 0; block < height; block++) {
            book.take(block, rows(block));
        }
        return book.states();
    }

    /// Every block at least once, some twice, in an order that wanders.
    List<Integer> arrivals(Random order) {
        List<Integer> arrivals = new ArrayList<>();
        for (int block = 0; block < height(); block++) {
            arrivals.add(block);
            if (order.nextInt(4) == 0) {
                arrivals.add(block);
            }
        }
        int reach = 1 + order.nextInt(6);
        for (int i = 0; i < arrivals.size(); i++) {
            Collections.swap(arrivals, i, Math.min(arrivals.size() - 1, i + order.nextInt(reach)));
        }
        return arrivals;
    }

    private void block(List<? extends Fact> facts) {
        List<FactRow> rows = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            rows.add(new FactRow(blocks.size(), i, 0, "tx" + blocks.size() + "." + i, facts.get(i)));
        }
        blocks.add(rows);
    }

    private List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            time += random.nextInt(15) == 0 ? LONG : random.nextInt(1000);
            facts.add(fact());
        }
        return facts;
    }

    private Fact fact() {
        Proposal about = proposals.get(random.nextInt(proposals.size()));
        return switch (random.nextInt(12)) {
            case 0 -> propose();
            case 1 -> propose();
            case 2 -> enactment(about);
            case 3 -> activation();
            case 4 -> new Withdrawal(bank(), time, about.kind(), about.subject(), about.digest(), Optional.of("why"), Optional.empty());
            case 5 -> grant();
            case 6 -> vote(bank(), about, Decision.REJECT);
            default -> vote(bank(), about, Decision.APPROVE);
        };
    }

    private Fact propose() {
        Fact fact = switch (random.nextInt(3)) {
            case 0 -> model();
            case 1 -> new ReferenceValues(bank(), time, "image" + proposals.size(), EnclaveUse.SCORER, DIGEST, Optional.empty(), 1, 1,
                    List.of(new ModelRef("m", 1)), DIGEST, true);
            default -> consortium(2 + random.nextInt(2));
        };
        Proposal proposal = switch (fact) {
            case ModelVersion model -> new Proposal(SubjectKind.MODEL_VERSION, model.ref().id(), model.digest(), Optional.of(model));
            case ReferenceValues values -> new Proposal(SubjectKind.REFERENCE_VALUES, values.id(), values.digest(), Optional.of(values));
            default -> new Proposal(SubjectKind.CONSORTIUM, fact.digest().hex(), fact.digest(), Optional.of(fact));
        };
        proposals.add(proposal);
        if (random.nextInt(3) == 0) {
            Digest policy = Digest.of("policy", new byte[] {(byte) proposals.size()});
            proposals.add(new Proposal(SubjectKind.SCORING_POLICY, policy.hex(), policy, Optional.empty()));
        }
        return fact;
    }

    private ModelVersion model() {
        return new ModelVersion(bank(), time, "m", ++versions, Optional.empty(), DIGEST, "xgboost-ubjson", DIGEST, DIGEST, DIGEST, Optional.empty(),
                BANKS, List.of(), DIGEST, 0, List.of(), List.of("test"));
    }

    private Consortium consortium(int number) {
        return new Consortium(number == 1 ? BANKS.getFirst() : bank(), time, number, BANKS, List.of(), ConsortiumMode.DEVELOPMENT, 3, 3, 3, 3,
                new CanonicalValue.Obj(new TreeMap<>()), 1024 + random.nextInt(100_000));
    }

    private Approval vote(PartyId bank, Proposal about, Decision decision) {
        Digest digest = random.nextInt(20) == 0 ? DIGEST : about.digest();
        return new Approval(bank, time, about.kind(), about.subject(), digest, decision, Optional.empty(), Optional.empty());
    }

    private Enactment enactment(Proposal about) {
        String subject = about.fact().orElse(null) instanceof Consortium consortium ? FactKey.sequence(consortium.seq()) : about.subject();
        return new Enactment(bank(), time, about.kind(), subject, about.digest());
    }

    private Activation activation() {
        List<Proposal> policies = proposals.stream().filter(proposal -> proposal.kind() == SubjectKind.SCORING_POLICY).toList();
        Digest policy = policies.isEmpty() ? DIGEST : policies.get(random.nextInt(policies.size())).digest();
        return new Activation(bank(), time, "m", ++seq, 1 + random.nextInt(versions + 1), ActivationState.ACTIVE, "image", policy, Optional.empty());
    }

    private DataUseAuthorization grant() {
        PartyId bank = bank();
        int version = 1 + random.nextInt(3);
        return new DataUseAuthorization(bank, time, bank + ".g", version, bank, BANKS, "d", DIGEST, DIGEST, List.of(DataUse.TRAIN), "p", time,
                time + 1000, 10, Optional.empty(), List.of(), 3, List.of(), "l", Optional.empty(),
                version == 1 ? Optional.empty() : Optional.of(DIGEST));
    }

    private PartyId bank() {
        return BANKS.get(random.nextInt(BANKS.size()));
    }
}
