package io.riskmesh.gateway.lab.joint;

import java.nio.file.Path;
import java.util.List;

/// Where the payee's side of the rows is.
///
/// @param payee files of payee-side features, by the key that names a row of the payer's side as well
/// @param key column that names a payment on both sides
/// @param payerBank column of the payer's files with the payer's bank
/// @param payeeBank column of the payer's files with the payee's bank; no feature on either side
public record JointRequest(List<Path> payee, String key, String payerBank, String payeeBank) {
    public JointRequest {
        payee = List.copyOf(payee);
    }
}
