package io.riskmesh.gateway.contribution.desk;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskmesh.ledger.reason.SettlementReason;
import io.riskmesh.ledger.reason.SharedReason;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Adds up again what a gateway's API answered, and takes over what the gateway alone can know: the check of its own column and split.
public final class ReportedRun {

    private ReportedRun() {}

    /// @param body of `getContribution`
    public static List<SettlementCheck.Line> contribution(JsonNode body) {
        String named = "report of run " + body.path("ledgerRun").asText();
        List<SettlementCheck.Line> lines = new ArrayList<>();
        lines.add(line(named + ": columns add up to their totals", isConserved(body), SettlementReason.MATRIX_NOT_CONSERVED.code()));
        if (!body.path("columnVerified").isNull() || !body.path("columnCode").isNull()) {
            lines.add(line(named + ": own column as this bank's gateway recomputed it", body.path("columnVerified").asBoolean(),
                    body.path("columnCode").asText()));
        }
        return lines;
    }

    private static boolean isConserved(JsonNode body) {
        for (int j = 0; j < body.path("parties").size(); j++) {
            BigInteger total = new BigInteger(body.path("totalNanoNats").path(j).asText());
            if (!column(body.path("valueNanoNats"), j).equals(total) || !column(body.path("bankLevelNanoNats"), j).equals(total)) {
                return false;
            }
        }
        return true;
    }

    private static BigInteger column(JsonNode rows, int j) {
        BigInteger sum = BigInteger.ZERO;
        for (JsonNode row : rows) {
            sum = sum.add(new BigInteger(row.path(j).asText()));
        }
        return sum;
    }

    /// @param body of `getSettlement`
    public static List<SettlementCheck.Line> settlement(JsonNode body) {
        String named = "settlement " + body.path("settlementId").asText();
        long given = sum(body.path("allocations"));
        List<SettlementCheck.Line> lines = new ArrayList<>();
        lines.add(line(named + ": allocations and carry are the pool", given + units(body.path("carry")) == units(body.path("pool"))
                && sum(body.path("debits")) == given, SharedReason.DIGEST_MISMATCH.code()));
        lines.add(line(named + ": split as this bank's gateway recomputed it",
                !body.at("/ownStep/code").asText().equals(SettlementReason.ALLOCATION_DIFFERS.code()), SettlementReason.ALLOCATION_DIFFERS.code()));
        if (body.path("state").asText().equals("final")) {
            lines.add(line(named + ": journal adds up to nothing", sum(body.path("journal")) == 0, SharedReason.DIGEST_MISMATCH.code()));
        }
        return lines;
    }

    private static long sum(JsonNode items) {
        long sum = 0;
        for (JsonNode item : items) {
            sum = Math.addExact(sum, units(item.path("amount")));
        }
        return sum;
    }

    private static long units(JsonNode amount) {
        return amount.path("minorUnits").longValue();
    }

    private static SettlementCheck.Line line(String what, boolean holds, String fault) {
        return new SettlementCheck.Line(what, holds ? Optional.empty() : Optional.of(fault));
    }
}
