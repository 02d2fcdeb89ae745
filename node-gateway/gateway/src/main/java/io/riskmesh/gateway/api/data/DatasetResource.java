package io.riskmesh.gateway.api.data;

import io.riskmesh.gateway.api.answer.Answers;
import io.riskmesh.gateway.api.page.Cursors;
import io.riskmesh.gateway.api.page.Page;
import io.riskmesh.gateway.api.request.Input;
import io.riskmesh.gateway.http.ApiAnswer;
import io.riskmesh.gateway.http.ApiCall;
import io.riskmesh.gateway.ledger.client.Refusal;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// `/datasets`.
public final class DatasetResource {
    private static final String PATH = "/api/v1/datasets";
    private static final int CREATED = 201;

    private final DatasetRegister register;
    private final Cursors cursors;

    public DatasetResource(DatasetRegister register, Cursors cursors) {
        this.register = register;
        this.cursors = cursors;
    }

    /// All, newest first.
    public ApiAnswer list(ApiCall call, Input input) throws IOException {
        Optional<Page> page = Page.of(cursors, call, input);
        return page.isEmpty() ? Page.refused()
                : page.get().of(register.list(), RegisteredDataset::dataset, RegisteredDataset::document, Optional.empty());
    }

    /// Looks at a file and keeps what it is.
    public ApiAnswer register(ApiCall call, Input input) throws IOException {
        return switch (register.register(DatasetForm.read(input))) {
            case DatasetRegister.Outcome.Registered(RegisteredDataset dataset) ->
                new ApiAnswer.Json(CREATED, dataset.document(), Map.of("location", PATH));
            case DatasetRegister.Outcome.Refused(Refusal refusal) -> Answers.refused(refusal);
        };
    }
}
