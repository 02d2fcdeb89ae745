package io.riskmesh.gateway.scoring.request;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/// Reads the JSON form of a request strictly: no unknown or repeated field, no other type, nothing after it. Thread-safe.
public final class ScoreRequestReader {
    /// Reasons that a request gets if it names no number.
    public static final int EXPLAIN = 3;
    private static final int LEAST_DEADLINE = 10;
    private static final int MOST_DEADLINE = 2_000;

    private final Predicate<String> signals;

    /// @param signals names of features that a request may bring itself
    public ScoreRequestReader(Predicate<String> signals) {
        this.signals = signals;
    }

    public ScoreRequest read(byte[] body) throws InvalidRequest {
        return JsonCursor.document(body, in -> {
            Request read = new Request();
            in.object("", name -> read.field(name, in), "payment", "purpose");
            return new ScoreRequest(read.payment, read.signals, read.purpose, read.deadlineMs, read.explain);
        });
    }

    // Fields as they come, in any order.
    private final class Request {
        private ScoreRequest.Payment payment;
        private final Map<String, Float> signals = new HashMap<>();
        private String purpose;
        private int deadlineMs;
        private int explain = EXPLAIN;

        boolean field(String name, JsonCursor in) throws IOException, InvalidRequest {
            switch (name) {
                case "payment" -> payment = new Payment().read(in);
                case "signals" -> in.object("/signals", signal -> signal(signal, in));
                case "purpose" -> purpose = RequestShapes.name("/purpose", in.text("/purpose"));
                case "deadlineMs" -> deadlineMs = (int) in.integer("/deadlineMs", LEAST_DEADLINE, MOST_DEADLINE);
                case "explain" -> explain = (int) in.integer("/explain", 0, 5);
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean signal(String name, JsonCursor in) throws IOException, InvalidRequest {
            if (!ScoreRequestReader.this.signals.test(name)) {
                return false;
            }
            signals.put(name, in.decimal("/signals/" + name));
            return true;
        }
    }

    private static final class Payment {
        private String paymentId;
        private long initiatedAt;
        private String currency;
        private long minorUnits;
        private String scheme;
        private ScoreRequest.End payer;
        private ScoreRequest.End payee;

        ScoreRequest.Payment read(JsonCursor in) throws IOException, InvalidRequest {
            in.object("/payment", name -> field(name, in), "paymentId", "initiatedAt", "amount", "scheme", "payer", "payee");
            return new ScoreRequest.Payment(paymentId, initiatedAt, currency, minorUnits, scheme, payer, payee);
        }

        private boolean field(String name, JsonCursor in) throws IOException, InvalidRequest {
            String at = "/payment/" + name;
            switch (name) {
                case "paymentId" -> paymentId = RequestShapes.paymentId(at, in.text(at));
                case "initiatedAt" -> initiatedAt = RequestShapes.time(at, in.text(at));
                case "amount" -> in.object(at, part -> amount(at + "/" + part, part, in), "currency", "minorUnits");
                case "scheme" -> scheme = RequestShapes.name(at, in.text(at));
                case "payer" -> payer = end(at, in);
                case "payee" -> payee = end(at, in);
                default -> {
                    return false;
                }
            }
            return true;
        }

        private boolean amount(String at, String name, JsonCursor in) throws IOException, InvalidRequest {
            switch (name) {
                case "currency" -> currency = RequestShapes.currency(at, in.text(at));
                case "minorUnits" -> minorUnits = RequestShapes.minorUnits(at, in.integer(at, 0, Long.MAX_VALUE));
                default -> {
                    return false;
                }
            }
            return true;
        }

        private static ScoreRequest.End end(String at, JsonCursor in) throws IOException, InvalidRequest {
            String[] read = new String[2]; // institution, account
            in.object(at, name -> {
                switch (name) {
                    case "institution" -> read[0] = RequestShapes.institution(at + "/institution", in.text(at + "/institution"));
                    case "account" -> read[1] = RequestShapes.account(at + "/account", in.text(at + "/account"));
                    default -> {
                        return false;
                    }
                }
                return true;
            }, "institution", "account");
            return new ScoreRequest.End(read[0], read[1]);
        }
    }
}
