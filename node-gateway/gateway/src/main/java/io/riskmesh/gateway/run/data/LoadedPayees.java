package io.riskmesh.gateway.run.data;

import io.riskmesh.federation.joint.JointData;
import io.riskmesh.federation.joint.PaymentId;
import io.riskmesh.federation.joint.RowSelection;
import io.riskmesh.gateway.dataset.Dataset;
import io.riskmesh.ledger.PartyId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// What a bank knows of the other side of payments.
///
/// @param payeeBanks by sent row, as its file names the payee's bank
/// @param received rows of payments that the bank received, the payer's bank kept beside each
public record LoadedPayees(List<String> payeeBanks, Dataset received) {

    public LoadedPayees {
        payeeBanks = List.copyOf(payeeBanks);
    }

    /// The bank's rows of a joint run.
    ///
    /// @param sent its rows to learn from, all of them
    /// @param roster banks of the run; payments to others have no payee's side, payments from others are nobody's rows
    public JointData of(Dataset sent, List<PartyId> roster) {
        float[] labels = new float[sent.rows()];
        float[] weights = new float[sent.rows()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = sent.label(row);
            weights[row] = sent.weight(row);
        }
        boolean weighted = IntStream.range(0, sent.rows()).anyMatch(row -> sent.weight(row) != 1);
        Dataset known = received.select(IntStream.range(0, received.rows())
                .filter(row -> bank(received.group(row).orElse(""), roster).isPresent()).toArray());
        List<PartyId> payers = IntStream.range(0, known.rows())
                .mapToObj(row -> bank(known.group(row).orElse(""), roster).orElseThrow()).toList();
        return new JointData(new JointData.Sent(ids(sent), sent.matrix(), labels, weighted ? Optional.of(weights) : Optional.empty(),
                payeeBanks.stream().map(name -> bank(name, roster)).toList()),
                new JointData.Received(ids(known), known.matrix(), payers), new RowSelection.Everything());
    }

    private static List<PaymentId> ids(Dataset rows) {
        return IntStream.range(0, rows.rows()).mapToObj(row -> PaymentId.ofUetr(rows.id(row))).toList();
    }

    private static Optional<PartyId> bank(String name, List<PartyId> roster) {
        return roster.stream().filter(bank -> bank.value().equals(name)).findFirst();
    }

    @Override
    public String toString() {
        return "LoadedPayees[" + payeeBanks.size() + " sent, " + received.rows() + " received]";
    }
}
