package io.riskmesh.gateway.ledger.live;

import io.riskmesh.gateway.ledger.projection.FactFilter;
import io.riskmesh.gateway.ledger.projection.FactRow;
import io.riskmesh.gateway.ledger.projection.Projection;
import io.riskmesh.gateway.storage.StorageFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads the rows of a projection on and on, each once, in the order of the ledger. For one thread at a time.
public final class RowsInOrder {
    private static final int PAGE = 5000;

    private final Projection projection;
    private Optional<FactRow> last = Optional.empty();

    public RowsInOrder(Projection projection) {
        this.projection = projection;
    }

    /// Gives the rows that stand between those given before and a height.
    ///
    /// @param height only blocks below it
    public void upTo(long height, Consumer<FactRow> reader) throws StorageFailure {
        List<FactRow> rows;
        do {
            FactFilter page = FactFilter.all().atMost(PAGE);
            rows = projection.rows(last.map(page::after).orElse(page)).value().stream().filter(row -> row.block() < height).toList();
            rows.forEach(reader);
            last = rows.isEmpty() ? last : Optional.of(rows.getLast());
        } while (rows.size() == PAGE);
    }
}
