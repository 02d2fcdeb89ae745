package io.riskmesh.simulator.rigging;

import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.run.Outcome;
import io.riskmesh.simulator.run.Simulation;
import io.riskmesh.simulator.world.Calendar;
import io.riskmesh.simulator.world.Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// What the files show of payments beside their content: identifiers, order and numbers of rows, which bank's files a
/// payment stands in, how large these are, and whether the join with the payee's bank succeeds.
final class BlindRows {

    static final int COLUMNS = 24;

    private static final int KEEP_ONE_HONEST_OF = 8;

    private final List<float[]> rows = new ArrayList<>();
    private final List<Payment> payments = new ArrayList<>();

    /// Adds what one network's files show.
    void add(Parameters parameters) {
        Outcome outcome = Simulation.run(parameters, (_, _, _) -> {});
        int[] payerRows = new int[parameters.banks()];
        int[] payeeRows = new int[parameters.banks()];
        int first = rows.size();
        for (Payment p : outcome.payments()) {
            int day = Calendar.dayOf(p.at());
            int payer = p.payer().bank();
            int payee = p.payee().bank();
            boolean joins = parameters.member(payee, day);
            int payeeRow = joins ? payeeRows[payee]++ : -1;
            if (parameters.member(payer, day)) {
                int payerRow = payerRows[payer]++;
                boolean sampled = p.typology().fraud() || payerRow % KEEP_ONE_HONEST_OF == 0;
                if (sampled && day >= Parameters.WARM_UP_DAYS) {
                    payments.add(p);
                    rows.add(row(p, joins, payerRow, payeeRow));
                }
            }
        }
        for (int i = first; i < rows.size(); i++) {
            float[] row = rows.get(i);
            row[22] = payerRows[(int) row[16]];
            row[23] = payeeRows[(int) row[17]];
        }
    }

    private static float[] row(Payment p, boolean joins, int payerRow, int payeeRow) {
        float[] row = new float[COLUMNS];
        chunks(p.idHigh(), row, 0);
        chunks(p.idLow(), row, 4);
        chunks(p.payer().id(), row, 8);
        chunks(p.payee().id(), row, 12);
        row[16] = p.payer().bank();
        row[17] = p.payee().bank();
        row[18] = p.payer().bank() == p.payee().bank() ? 1 : 0;
        row[19] = joins ? 1 : 0;
        row[20] = payerRow;
        row[21] = payeeRow < 0 ? Float.NaN : payeeRow;
        return row;
    }

    /// Sixteen bits per column.
    private static void chunks(long bits, float[] row, int at) {
        for (int i = 0; i < 4; i++) {
            row[at + i] = bits >>> 16 * i & 0xffff;
        }
    }

    List<Payment> payments() {
        return payments;
    }

    /// A copy of the rows with some columns more.
    float[][] with(ToDoubleFunction<Payment> further) {
        float[][] all = new float[rows.size()][];
        for (int i = 0; i < all.length; i++) {
            all[i] = Arrays.copyOf(rows.get(i), COLUMNS + 1);
            all[i][COLUMNS] = (float) further.applyAsDouble(payments.get(i));
        }
        return all;
    }
}
