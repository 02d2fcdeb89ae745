package io.riskmesh.federation.sums;

import io.riskmesh.boosting.cuts.CutRequest;
import io.riskmesh.boosting.evaluation.LogLossNanos;
import io.riskmesh.boosting.histogram.FeatureMask;
import io.riskmesh.boosting.parameters.BasePrior;
import io.riskmesh.boosting.parameters.ValidationMetric;
import io.riskmesh.boosting.training.ValidationCells;
import io.riskmesh.federation.message.SlotSet;
import io.riskmesh.federation.progress.RunProgress.AgreedCuts;
import io.riskmesh.federation.terms.RunTerms;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.fact.RunJoin;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.securesum.field.Field;
import io.riskmesh.securesum.octets.Octets;
import io.riskmesh.securesum.parameters.Aggregation;
import io.riskmesh.securesum.parameters.Authentication;
import io.riskmesh.securesum.parameters.MaskSumParameters;
import io.riskmesh.securesum.parameters.Roster;
import io.riskmesh.securesum.parameters.SumReaders;
import io.riskmesh.securesum.parameters.SurvivorRule;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// The aggregations of one session, made alike by coordinator and participants: parties that mean different cells have
/// different identities r and refuse each other.
///
/// That holds for the transcript as well: banks that the coordinator told different things cannot be summed together.
/// The set of a slot is on the ledger before its first sum, so every sum opens over exactly that set or never, and no
/// shares of pair masks are dealt.
public record SumShapes(RunTerms terms, Session session) {

    /// Counts of values; with a secure prior one more cell, rows of class 1.
    public Aggregation cuts(SumPlace place, CutRequest request) {
        return aggregation(place, cutCells(request), largestRowBound(), sumOpeners(place.set()),
                meaning("cuts", -1).bytes(request.canonicalBytes()));
    }

    public int cutCells(CutRequest request) {
        return request.cellCount() + (asksPositives(request) ? 1 : 0);
    }

    public boolean asksPositives(CutRequest request) {
        return request.round() == 0 && terms.parameters().basePrior() instanceof BasePrior.Secure;
    }

    /// The histograms of some nodes.
    public Aggregation level(SumPlace place, int tree, List<Integer> nodes, AgreedCuts cuts, FeatureMask mask) {
        int cells = nodes.size() * cuts.cuts().totalSlots(mask) * terms.plan().layout().words();
        Meaning meaning = meaning("level", tree).digest(cuts.digest()).bytes(terms.planDigest().toBytes()).ints(nodes)
                .ints(Arrays.stream(mask.used()).boxed().toList());
        // Shares of payee-side cells are anywhere in the field; the plan keeps their sum within half of it.
        long bound = terms.isJoint() ? Field.P61.signedLimit() : terms.plan().inputBound(largestRowBound());
        return aggregation(place, cells, bound, sumOpeners(place.set()), meaning);
    }

    /// 0 or 1 per candidate child and side: opened to all members, so that each can check what follows from it (rule R5).
    public Aggregation presence(SumPlace place, int tree, int candidates) {
        return aggregation(place, (terms.isJoint() ? 4 : 2) * candidates, 1, Session.roster(place.set().members()), meaning("presence", tree));
    }

    /// The cells of the validation metric.
    public Aggregation validation(SumPlace place, int tree) {
        ValidationMetric metric = terms.parameters().earlyStopping().metric();
        long rowBound = switch (metric) {
            case LOGLOSS -> Math.multiplyExact(largestRowBound(), LogLossNanos.MAX_ROW_NANOS);
            case AUC, AUCPR -> largestRowBound();
        };
        return aggregation(place, ValidationCells.count(metric), rowBound, sumOpeners(place.set()),
                meaning(metric.name(), tree));
    }

    private Aggregation aggregation(
            SumPlace place, int cells, long bound, Roster openers, Meaning meaning) {
        return new Aggregation(session.id(), place.slot(), place.step(), new MaskSumParameters(session.roster(),
                Session.roster(place.set().members()), SurvivorRule.EXACTLY_THE_ROSTER, terms.threshold(), Field.P61, cells, bound,
                openers, meaning.bytes(place.transcript().toBytes()).toOctets(), Authentication.TAGGED, SumReaders.OPENERS));
    }

    private Roster sumOpeners(SlotSet set) {
        return terms.run().sumOpeners() == SumOpeners.ALL_BANKS
                ? Session.roster(set.members()) : Session.roster(List.of(terms.coordinator()));
    }

    private long largestRowBound() {
        return terms.joins().stream().mapToLong(RunJoin::rowBound).max().orElseThrow();
    }

    private Meaning meaning(String purpose, int tree) {
        return new Meaning().bytes(purpose.getBytes(StandardCharsets.US_ASCII)).bytes(terms.runId().toBytes()).ints(List.of(tree));
    }

    /// What cells mean, as one digest: each field after its length.
    private static final class Meaning {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Meaning bytes(byte[] field) {
            bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(field.length).array());
            bytes.writeBytes(field);
            return this;
        }

        Meaning digest(String hex) {
            return bytes(hex.getBytes(StandardCharsets.US_ASCII));
        }

        Meaning ints(List<Integer> values) {
            ByteBuffer field = ByteBuffer.allocate(Integer.BYTES * values.size());
            values.forEach(field::putInt);
            return bytes(field.array());
        }

        Octets toOctets() {
            return Octets.wrap(Digest.of("sum-cells", bytes.toByteArray()).toBytes());
        }
    }
}
