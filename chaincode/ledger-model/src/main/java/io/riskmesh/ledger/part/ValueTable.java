package io.riskmesh.ledger.part;

import io.riskmesh.ledger.canonical.MalformedFact;
import io.riskmesh.ledger.field.FactReader;
import io.riskmesh.ledger.field.FactWriter;
import java.math.BigInteger;
import java.util.List;

/// What each bank's rows are worth to each bank's holdout, in nano-nats per holdout row.
///
/// @param value row = provider, column = validator
/// @param total what the model as a whole is worth to each validator; each column adds up to it
/// @param standardError of each provider's score, from batches of permutations
/// @param bankLevel the same table with whole banks as players: what a bank adds to this consortium; not paid
public record ValueTable(List<List<Long>> value, List<Long> total, List<Long> standardError, List<List<Long>> bankLevel) {

    public ValueTable {
        value = rows("value", value, total.size());
        total = List.copyOf(total);
        standardError = List.copyOf(standardError);
        bankLevel = rows("bankLevel", bankLevel, total.size());
        if (standardError.size() != total.size() || standardError.stream().anyMatch(error -> error < 0)) {
            throw new IllegalArgumentException("standardError has a value from 0 per bank");
        }
    }

    private static List<List<Long>> rows(String name, List<List<Long>> rows, int banks) {
        if (rows.size() != banks || rows.stream().anyMatch(row -> row.size() != banks)) {
            throw new IllegalArgumentException(name + " has a row and a column per bank");
        }
        return rows.stream().map(List::copyOf).toList();
    }

    public int banks() {
        return total.size();
    }

    /// Whether each column of both tables adds up to its total exactly.
    public boolean isConserved() {
        for (int j = 0; j < banks(); j++) {
            BigInteger expected = BigInteger.valueOf(total.get(j));
            if (!column(value, j).equals(expected) || !column(bankLevel, j).equals(expected)) {
                return false;
            }
        }
        return true;
    }

    private static BigInteger column(List<List<Long>> rows, int j) {
        BigInteger sum = BigInteger.ZERO;
        for (List<Long> row : rows) {
            sum = sum.add(BigInteger.valueOf(row.get(j)));
        }
        return sum;
    }

    public void write(FactWriter out) {
        out.i64Rows("value", value).i64s("total", total).i64s("standardError", standardError).i64Rows("bankLevel", bankLevel);
    }

    public static ValueTable read(FactReader in) throws MalformedFact {
        return new ValueTable(in.i64Rows("value"), in.i64s("total"), in.i64s("standardError"), in.i64Rows("bankLevel"));
    }
}
