package io.riskmesh.federation.party;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.boosting.parameters.TrainingParameters;
import io.riskmesh.boosting.rows.JoinedRows;
import io.riskmesh.boosting.schema.Feature;
import io.riskmesh.boosting.schema.FeatureSchema;
import io.riskmesh.boosting.schema.Sides;
import io.riskmesh.boosting.training.TrainedModel;
import io.riskmesh.boosting.work.Workers;
import io.riskmesh.federation.joint.JointData;
import io.riskmesh.federation.joint.JointRows;
import io.riskmesh.federation.joint.PairEngine;
import io.riskmesh.federation.joint.PaymentId;
import io.riskmesh.federation.joint.RowSelection;
import io.riskmesh.federation.replay.PooledReplay;
import io.riskmesh.ledger.PartyId;
import io.riskmesh.ledger.part.SumOpeners;
import io.riskmesh.securesum.primitive.JdkPrimitives;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/// Payments between the banks of a run, and out of it: each with features that the payer's bank knows and features that the
/// payee's bank knows.
///
/// @param payees by payment: the payee's bank, or [JoinedRows#NO_PAYEE]
/// @param known whether the payee's bank has the payment in its books
record Payments(int banks, FeatureSchema schema, float[][] values, float[] labels, int[] payers, int[] payees, boolean[] known) {
    static final FeatureSchema SCHEMA = new FeatureSchema(List.of(Feature.numeric("payer.amount"), Feature.numeric("payer.age"),
            Feature.numeric("payer.noise"), Feature.numeric("payee.inflow"), Feature.numeric("payee.constant"), Feature.numeric("payee.age"),
            Feature.numeric("payee.zeros")));

    /// Which bank pays and which is paid, by payment.
    record Route(ToIntFunction<Random> payer, ToIntFunction<Random> payee) {
        static Route anywhere(int banks) {
            return new Route(random -> random.nextInt(banks), random -> random.nextInt(10) == 0 ? JoinedRows.NO_PAYEE : random.nextInt(banks));
        }
    }

    static Payments of(long seed, int banks, int count, Route route) {
        Random random = new Random(seed);
        float[][] values = new float[count][];
        float[] labels = new float[count];
        int[] payers = new int[count];
        int[] payees = new int[count];
        boolean[] known = new boolean[count];
        for (int i = 0; i < count; i++) {
            payers[i] = route.payer.applyAsInt(random);
            payees[i] = route.payee.applyAsInt(random);
            known[i] = payees[i] >= 0 && random.nextInt(20) > 0;
            float amount = (float) Math.exp(2 * random.nextGaussian());
            float inflow = random.nextInt(100);
            float age = random.nextInt(12) == 0 ? Float.NaN : random.nextInt(60);
            values[i] = new float[] {amount, random.nextInt(8) == 0 ? Float.NaN : random.nextInt(18, 90), random.nextFloat(), inflow, 1, age,
                    random.nextInt(5) == 0 ? random.nextInt(4) : 0};
            double z = (amount > 2 ? 0.8 : -0.6) + (inflow > 60 ? 1.5 : -0.7) + (age < 20 ? 0.9 : -0.2);
            labels[i] = random.nextDouble() < 1 / (1 + Math.exp(-z)) ? 1 : 0;
        }
        return new Payments(banks, SCHEMA, values, labels, payers, payees, known);
    }

    /// Some of the payments.
    Payments select(int[] kept) {
        float[] someLabels = new float[kept.length];
        float[][] someValues = new float[kept.length][];
        int[] somePayers = new int[kept.length];
        int[] somePayees = new int[kept.length];
        boolean[] someKnown = new boolean[kept.length];
        for (int i = 0; i < kept.length; i++) {
            someLabels[i] = labels[kept[i]];
            someValues[i] = values[kept[i]];
            somePayers[i] = payers[kept[i]];
            somePayees[i] = payees[kept[i]];
            someKnown[i] = known[kept[i]];
        }
        return new Payments(banks, schema, someValues, someLabels, somePayers, somePayees, someKnown);
    }

    private int[] of(int bank) {
        return IntStream.range(0, payers.length).filter(i -> payers[i] == bank).toArray();
    }

    /// The rows of all banks with what only some know: payees that their banks do not know are missing.
    private TestRows joined(int bank) {
        int[] rows = of(bank);
        float[] all = new float[rows.length * schema.size()];
        float[] own = new float[rows.length];
        for (int r = 0; r < rows.length; r++) {
            own[r] = labels[rows[r]];
            for (int f = 0; f < schema.size(); f++) {
                boolean hidden = f >= payerColumns() && !known[rows[r]];
                all[r * schema.size() + f] = hidden ? Float.NaN : values[rows[r]][f];
            }
        }
        return new TestRows(new FloatMatrix(rows.length, schema.size(), all), own, Optional.empty());
    }

    private int payerColumns() {
        return Sides.of(schema).payers();
    }

    /// Everybody's payees, by bank and row.
    int[] joinedPayees() {
        return IntStream.range(0, banks).flatMap(bank -> IntStream.of(of(bank)).map(i -> known[i] ? payees[i] : JoinedRows.NO_PAYEE)).toArray();
    }

    JointData data(int bank, List<PartyId> roster) {
        int[] sent = of(bank);
        int[] received = IntStream.range(0, payees.length).filter(i -> payees[i] == bank && known[i]).toArray();
        int columns = payerColumns();
        float[] labelsSent = new float[sent.length];
        List<PaymentId> ids = new ArrayList<>();
        List<Optional<PartyId>> to = new ArrayList<>();
        for (int r = 0; r < sent.length; r++) {
            labelsSent[r] = labels[sent[r]];
            ids.add(id(sent[r]));
            to.add(payees[sent[r]] < 0 ? Optional.empty() : Optional.of(roster.get(payees[sent[r]])));
        }
        return new JointData(new JointData.Sent(ids, part(sent, 0, columns), labelsSent, Optional.empty(), to),
                new JointData.Received(IntStream.of(received).mapToObj(Payments::id).toList(), part(received, columns, schema.size()),
                        IntStream.of(received).mapToObj(i -> roster.get(payers[i])).toList()),
                new RowSelection.Everything());
    }

    private FloatMatrix part(int[] rows, int from, int to) {
        float[] part = new float[rows.length * (to - from)];
        for (int r = 0; r < rows.length; r++) {
            System.arraycopy(values[rows[r]], from, part, r * (to - from), to - from);
        }
        return new FloatMatrix(rows.length, to - from, part);
    }

    private static PaymentId id(int payment) {
        return PaymentId.ofUetr("UETR-%08d".formatted(payment));
    }

    /// A federation of these banks that has not begun.
    Consortium consortium(TrainingParameters parameters, long seed, PairEngine engine) {
        List<TestRows> rows = IntStream.range(0, banks).mapToObj(this::joined).toList();
        TestRows none = new TestRows(new FloatMatrix(0, schema.size(), new float[0]), new float[0], Optional.empty());
        Consortium consortium = new Consortium(parameters, schema, rows, rows.stream().map(_ -> none).toList(), seed, SumOpeners.COORDINATOR,
                Workers.inline());
        consortium.around = (bank, _) -> {
            int ordinal = consortium.terms.ordinal(bank);
            return new JointRows(bank, consortium.terms, data(ordinal, consortium.terms.roster()), seed * 31 + ordinal, engine,
                    JdkPrimitives.create());
        };
        return consortium;
    }

    /// Rows of a bank that name their first payment twice.
    JointRows withTwice(Consortium consortium, PartyId bank, long seed) {
        JointData data = data(consortium.terms.ordinal(bank), consortium.terms.roster());
        List<PaymentId> ids = new ArrayList<>(data.sent().ids());
        for (int row = 1; row < ids.size(); row++) {
            ids.set(row, ids.getFirst());
        }
        JointData.Sent twice = new JointData.Sent(ids, data.sent().features(), data.sent().labels(), data.sent().weights(), data.sent().payees());
        return rows(consortium, bank, seed, new JointData(twice, data.received(), data.selection()));
    }

    /// Rows of a bank that somebody picked.
    JointRows withPicked(Consortium consortium, PartyId bank, long seed) {
        JointData data = data(consortium.terms.ordinal(bank), consortium.terms.roster());
        return rows(consortium, bank, seed, new JointData(data.sent(), data.received(), new RowSelection.Picked()));
    }

    private static JointRows rows(Consortium consortium, PartyId bank, long seed, JointData data) {
        return new JointRows(bank, consortium.terms, data, seed * 31 + consortium.terms.ordinal(bank), new PlainPairs(), JdkPrimitives.create());
    }

    /// The plain trainer on the joined rows, following the coordinating bank's transcript.
    TrainedModel replay(Consortium consortium) {
        return PooledReplay.growJoint(consortium.terms, consortium.transcript(consortium.coordinator()),
                IntStream.range(0, banks).mapToObj(consortium::owner).toList(), joinedPayees());
    }
}
