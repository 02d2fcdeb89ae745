package io.riskmesh.gateway.api.data;

import io.riskmesh.gateway.api.request.Input;
import java.util.List;
import java.util.Optional;

/// What an operator says of a file.
///
/// @param file a name in the bank's folder, no path
/// @param periodFrom RFC 3339
/// @param payees what the bank knows of payments that it received, for runs on the features of both sides
record DatasetForm(String dataset, String file, String label, List<String> ignore, List<String> categorical, Optional<String> periodFrom,
        Optional<String> periodUntil, Optional<RegisteredPayees> payees) {

    static DatasetForm read(Input input) {
        return new DatasetForm(input.text("dataset"), input.text("file"), input.text("label"), input.texts("ignore"),
                input.texts("categorical"), input.find("periodFrom"), input.find("periodUntil"),
                input.find("payeeFile").map(file -> new RegisteredPayees(file, input.find("key").orElse(""),
                        input.find("payerBank").orElse(""), input.find("payeeBank").orElse(""))));
    }
}
