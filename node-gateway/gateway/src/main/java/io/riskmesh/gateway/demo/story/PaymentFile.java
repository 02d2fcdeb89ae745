package io.riskmesh.gateway.demo.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskmesh.gateway.demo.live.DemoMember;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/// The simulator's stream of requests as bodies of `POST /scores`. Its cells hold no commas, quotes or line feeds.
final class PaymentFile {
    private PaymentFile() {}

    /// A payment of the stream.
    ///
    /// @param payer and `payee` banks by their numbers
    record Row(String id, long atSeconds, int payer, int payee, String payerAccount, String payeeAccount, long cents, String channel) {}

    /// The first rows that are wanted.
    static List<Row> read(Path stream, Predicate<Row> wanted, int most) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(stream)), StandardCharsets.UTF_8))) {
            List<String> header = Arrays.asList(lines.readLine().split(",", -1));
            for (String line = lines.readLine(); line != null && rows.size() < most; line = lines.readLine()) {
                Row row = row(header, line.split(",", -1));
                if (wanted.test(row)) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }

    private static Row row(List<String> header, String[] cells) {
        return new Row(cell(header, cells, "payment_id"), Long.parseLong(cell(header, cells, "at")),
                bank(cell(header, cells, "payer_bank")), bank(cell(header, cells, "payee_bank")),
                cell(header, cells, "payer_account"), cell(header, cells, "payee_account"),
                Long.parseLong(cell(header, cells, "amount_cents")), cell(header, cells, "channel"));
    }

    // `bank-3` or `3`; what is no bank of the network is 0
    private static int bank(String name) {
        String number = name.replaceFirst("^bank-", "");
        return number.matches("[1-9][0-9]?") ? Integer.parseInt(number) : 0;
    }

    private static String cell(List<String> header, String[] cells, String name) {
        return cells[header.indexOf(name)];
    }

    /// A request to score it.
    static ObjectNode request(Row row, List<DemoMember> banks, int deadlineMillis) {
        ObjectNode body = Consortium.object().put("purpose", Grants.PURPOSE).put("deadlineMs", deadlineMillis).put("explain", 3);
        ObjectNode payment = body.putObject("payment").put("paymentId", row.id()).put("initiatedAt", Instant.ofEpochSecond(row.atSeconds()).toString())
                .put("scheme", row.channel());
        payment.putObject("amount").put("currency", "EUR").put("minorUnits", row.cents());
        payment.putObject("payer").put("institution", institution(banks, row.payer())).put("account", row.payerAccount());
        payment.putObject("payee").put("institution", institution(banks, row.payee())).put("account", row.payeeAccount());
        return body;
    }

    private static String institution(List<DemoMember> banks, int bank) {
        return banks.stream().filter(member -> member.bank() == bank).map(member -> member.party().value()).findFirst().orElse("OUTSIDE");
    }
}
