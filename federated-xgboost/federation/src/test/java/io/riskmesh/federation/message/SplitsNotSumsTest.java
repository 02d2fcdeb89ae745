package io.riskmesh.federation.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.riskmesh.boosting.fixedpoint.CellLayout;
import io.riskmesh.boosting.fixedpoint.FixedPointPlan;
import io.riskmesh.boosting.fixedpoint.NodeSums;
import io.riskmesh.boosting.growth.NodeRules;
import io.riskmesh.boosting.histogram.GradientHistogram;
import io.riskmesh.boosting.split.SplitCandidate;
import io.riskmesh.boosting.split.SplitRule;
import io.riskmesh.federation.role.Order;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.canonical.Digest;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.securesum.octets.Octets;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// R7 by structure: no message of the round protocol has a field that could hold a sum.
final class SplitsNotSumsTest {

    /// What fields may be made of. Numbers are node ids, counters and leaf values; a type that is not here fails the test,
    /// so that whoever adds one looks at this rule.
    private static final Set<Class<?>> HARMLESS = Set.of(Digest.class, PartyId.class, SumOpeners.class, ReasonCode.class,
            String.class, boolean.class, int.class, Integer.class);

    /// Bytes are in these fields only: requests, cuts, earlier messages of the transcript, and the released model, which
    /// R11 looks at.
    private static final Set<String> BYTES =
            Set.of("CutBuckets.request", "CutsAgreed.cuts", "CatchUp.entries", "RunDone.model");

    @Test
    void no_round_message_has_a_field_that_could_hold_a_sum() {
        List<String> suspicious = new ArrayList<>();
        Set<Class<?>> seen = new LinkedHashSet<>();
        leaves(RoundMessage.class).forEach(message -> walk(message, suspicious, seen));
        assertTrue(seen.size() >= 20, "Saw only " + seen);
        assertEquals(List.of(), suspicious);
    }

    /// R8: the only order of a role that carries numbers of its own rows is the one to mask them.
    @Test
    void cells_leave_a_bank_under_a_mask_or_not_at_all() {
        List<String> carriers = new ArrayList<>();
        for (Class<?> order : leaves(Order.class)) {
            for (RecordComponent field : order.getRecordComponents()) {
                if (field.getType() == long[].class || field.getType() == GradientHistogram.class) {
                    carriers.add(order.getSimpleName());
                }
            }
        }
        assertEquals(List.of("SumMasked"), carriers);
        assertFalse(new Order.SumMasked(null, new long[] {7771}, false).toString().contains("7771"));
    }

    @Test
    void the_walk_finds_sums_gains_and_cells_where_they_are() {
        record Leaky(NodeSums sums) {}
        record Gainful(List<Optional<Float>> gains) {}
        record Cells(long[] cells) {}
        record Known(SplitCandidate candidate) {}
        for (Class<?> message : List.of(Leaky.class, Gainful.class, Cells.class, Known.class)) {
            List<String> suspicious = new ArrayList<>();
            walk(message, suspicious, new LinkedHashSet<>());
            assertFalse(suspicious.isEmpty(), message.getSimpleName());
        }
    }

    @Test
    void histograms_and_candidates_print_their_shape_and_nothing_of_their_cells() {
        FixedPointPlan plan = new FixedPointPlan(23, 10, CellLayout.THREE_WORD, 1L << 23, 1L << 21);
        GradientHistogram opened = new GradientHistogram(1, 2, plan, new long[] {7771, 7772, 7773, 7774, 7775, 7776});
        SplitCandidate candidate = new SplitCandidate(new SplitRule.Threshold(1, 2, true), 777.5f,
                new NodeSums(7771, 7772, 7773), new NodeSums(7774, 7775, 7776));
        assertEquals("GradientHistogram[1 nodes x 2 slots, THREE_WORD]", opened.toString());
        assertFalse(candidate.toString().contains("777"), candidate.toString());
    }

    private static List<Class<?>> leaves(Class<?> sealed) {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> permitted : sealed.getPermittedSubclasses()) {
            if (permitted.isSealed()) {
                found.addAll(leaves(permitted));
            } else {
                found.add(permitted);
            }
        }
        return found;
    }

    private static void walk(Class<?> type, List<String> suspicious, Set<Class<?>> seen) {
        if (!seen.add(type)) {
            return;
        }
        if (type.isSealed()) {
            leaves(type).forEach(leaf -> walk(leaf, suspicious, seen));
        } else {
            for (RecordComponent field : type.getRecordComponents()) {
                check(type.getSimpleName() + "." + field.getName(), field.getGenericType(), suspicious, seen);
            }
        }
    }

    private static void check(String field, Type type, List<String> suspicious, Set<Class<?>> seen) {
        if (type instanceof ParameterizedType generic && List.of(List.class, Optional.class).contains(generic.getRawType())) {
            check(field, generic.getActualTypeArguments()[0], suspicious, seen);
        } else if (type instanceof Class<?> plain) {
            checkClass(field, plain, suspicious, seen);
        } else {
            suspicious.add(field + " of type " + type);
        }
    }

    private static void checkClass(String field, Class<?> type, List<String> suspicious, Set<Class<?>> seen) {
        if (HARMLESS.contains(type) || type.isEnum() || type == Octets.class && BYTES.contains(field)) {
            return;
        }
        // Not numbers of their own: a metric that R10 has merged, and rules without gains.
        if (type == OptionalLong.class || type == NodeRules.class || type == SplitRule.class) {
            return;
        }
        if (type.isRecord() && type.getPackageName().equals(SplitsNotSumsTest.class.getPackageName())) {
            walk(type, suspicious, seen);
        } else {
            suspicious.add(field + " of type " + type.getSimpleName());
        }
    }
}
