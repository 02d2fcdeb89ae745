package io.riskmesh.federation.joint;

import io.riskmesh.boosting.data.FloatMatrix;
import io.riskmesh.ledger.PartyId;
import java.util.List;
import java.util.Optional;

/// One bank's rows of a joint run: the payments it sent, with labels, and those it received.
///
/// @param selection how the sent payments were chosen
public record JointData(Sent sent, Received received, RowSelection selection) {

    /// Payments whose payer is a customer.
    ///
    /// @param features payer-side features
    /// @param labels 0 or 1
    /// @param payees by row, the payee's bank as the payment names it; empty where it is outside the consortium
    public record Sent(List<PaymentId> ids, FloatMatrix features, float[] labels, Optional<float[]> weights, List<Optional<PartyId>> payees) {
        public Sent {
            ids = List.copyOf(ids);
            payees = List.copyOf(payees);
            if (ids.size() != features.rows() || labels.length != ids.size() || payees.size() != ids.size()) {
                throw new IllegalArgumentException("Expected an id, a label and a payee for each of " + features.rows() + " rows");
            }
        }
    }

    /// Payments whose payee is a customer.
    ///
    /// @param features payee-side features
    /// @param payers by row, the payer's bank
    public record Received(List<PaymentId> ids, FloatMatrix features, List<PartyId> payers) {
        public Received {
            ids = List.copyOf(ids);
            payers = List.copyOf(payers);
            if (ids.size() != features.rows() || payers.size() != ids.size()) {
                throw new IllegalArgumentException("Expected an id and a payer for each of " + features.rows() + " rows");
            }
        }
    }

    @Override
    public String toString() {
        return "JointData[" + sent.ids().size() + " sent, " + received.ids().size() + " received]";
    }
}
