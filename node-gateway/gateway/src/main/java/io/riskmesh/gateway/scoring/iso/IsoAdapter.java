package io.riskmesh.gateway.scoring.iso;

import io.riskmesh.gateway.scoring.request.InvalidRequest;
import io.riskmesh.gateway.scoring.request.RequestShapes;
import io.riskmesh.gateway.scoring.request.ScoreRequest;
import io.riskmesh.gateway.scoring.request.ScoreRequestReader;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Turns a message into the request that the JSON door would have read (table of `experience.md` section 2.6). Thread-safe.
public final class IsoAdapter {
    private static final String T = IsoFields.TRANSACTION + "/";
    private static final Pattern UETR =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern OFFSET = Pattern.compile(".*(Z|[+-]\\d\\d:\\d\\d)");

    private final IsoTerms terms;

    public IsoAdapter(IsoTerms terms) {
        this.terms = terms;
    }

    /// A request and the names under which the sender knows it.
    ///
    /// @param echo `MsgId`, `InstrId`, `EndToEndId`, `TxId`, `UETR` as far as the message has them
    public record Adapted(ScoreRequest request, Map<String, String> echo) {
        @Override
        public String toString() {
            return "Adapted[REDACTED]";
        }
    }

    /// @param xml whether the body is XML, else JSON
    /// @param idempotencyKey names a payment that the message does not name
    public Adapted read(boolean xml, byte[] body, String idempotencyKey) throws InvalidRequest {
        IsoFields fields = xml ? IsoXml.read(body) : IsoJson.read(body);
        if (fields.transactions() != 1) {
            throw new InvalidRequest(IsoFields.pointer(IsoFields.TRANSACTION), "one_transaction_expected");
        }
        ScoreRequest.End payer = end(fields, "DbtrAgt", "DbtrAcct");
        ScoreRequest.End payee = end(fields, "CdtrAgt", "CdtrAcct");
        String currency = currency(fields);
        ScoreRequest.Payment payment = new ScoreRequest.Payment(paymentId(fields, idempotencyKey), time(fields), currency,
                minorUnits(fields, currency), scheme(fields), payer, payee);
        return new Adapted(new ScoreRequest(payment, signals(fields), terms.purpose(), 0, ScoreRequestReader.EXPLAIN), echo(fields));
    }

    private static String paymentId(IsoFields fields, String idempotencyKey) throws InvalidRequest {
        Optional<String> uetr = fields.first(T + "PmtId/UETR");
        if (uetr.isPresent() && !UETR.matcher(uetr.get()).matches()) {
            throw new InvalidRequest(IsoFields.pointer(T + "PmtId/UETR"), "invalid_text");
        }
        return RequestShapes.paymentId(IsoFields.pointer(T + "PmtId/TxId"),
                uetr.or(() -> fields.first(T + "PmtId/TxId")).orElse(idempotencyKey));
    }

    private long time(IsoFields fields) throws InvalidRequest {
        String pointer = IsoFields.pointer("GrpHdr/CreDtTm");
        String text = fields.need("GrpHdr/CreDtTm");
        if (OFFSET.matcher(text).matches()) {
            return RequestShapes.time(pointer, text);
        }
        if (terms.zone().isEmpty()) {
            throw new InvalidRequest(pointer, "offset_missing");
        }
        try {
            return RequestShapes.time(pointer, LocalDateTime.parse(text).atZone(terms.zone().get()).toInstant());
        } catch (DateTimeException _) {
            throw new InvalidRequest(pointer, "invalid_time");
        }
    }

    private static String currency(IsoFields fields) throws InvalidRequest {
        return RequestShapes.currency(IsoFields.pointer(T + "IntrBkSttlmAmt"),
                fields.need(T + "IntrBkSttlmAmt/@Ccy", T + "IntrBkSttlmAmt/Ccy", T + "IntrBkSttlmAmt/Amt/Ccy"));
    }

    // Exact: the decimal times the currency's exponent is a whole number, or the message is refused.
    private static long minorUnits(IsoFields fields, String currency) throws InvalidRequest {
        String pointer = IsoFields.pointer(T + "IntrBkSttlmAmt");
        String text = fields.need(T + "IntrBkSttlmAmt", T + "IntrBkSttlmAmt/Amt", T + "IntrBkSttlmAmt/Amt/Amt");
        if (!text.matches("[0-9]{1,18}(\\.[0-9]{1,5})?")) {
            throw new InvalidRequest(pointer, "invalid_amount");
        }
        int exponent = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        try {
            return RequestShapes.minorUnits(pointer, new BigDecimal(text).movePointRight(exponent).longValueExact());
        } catch (ArithmeticException _) {
            throw new InvalidRequest(pointer, "fraction_of_minor_unit");
        }
    }

    private static ScoreRequest.End end(IsoFields fields, String agent, String account) throws InvalidRequest {
        String institution = fields.need(T + agent + "/FinInstnId/BICFI", T + agent + "/FinInstnId/LEI",
                T + agent + "/FinInstnId/ClrSysMmbId/MmbId");
        String number = fields.need(T + account + "/Id/IBAN", T + account + "/Id/Othr/Id");
        return new ScoreRequest.End(RequestShapes.institution(IsoFields.pointer(T + agent), institution),
                RequestShapes.account(IsoFields.pointer(T + account), number));
    }

    private String scheme(IsoFields fields) {
        return fields.first(T + "PmtTpInf/LclInstrm/Cd").map(code -> terms.schemes().getOrDefault(code, terms.scheme()))
                .orElse(terms.scheme());
    }

    private Map<String, Float> signals(IsoFields fields) {
        return fields.first(T + "Purp/Cd").map(terms.signals()::get).map(signal -> Map.of(signal, 1f)).orElse(Map.of());
    }

    private static Map<String, String> echo(IsoFields fields) {
        Map<String, String> echo = new TreeMap<>();
        fields.first("GrpHdr/MsgId").ifPresent(text -> echo.put("MsgId", text));
        for (String name : new String[] {"InstrId", "EndToEndId", "TxId", "UETR"}) {
            fields.first(T + "PmtId/" + name).ifPresent(text -> echo.put(name, text));
        }
        return echo;
    }
}
