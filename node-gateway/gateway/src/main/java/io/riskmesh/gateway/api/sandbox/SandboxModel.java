package io.riskmesh.gateway.api.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// A made-up model: points for things that a person would look at, added up. It was trained on nothing and means nothing.
final class SandboxModel {
    private static final long LARGE_MINOR_UNITS = 1_000_000;
    private static final long NOTICEABLE_MINOR_UNITS = 100_000;
    private static final int FIRST_HOUR = 6;
    private static final int BASE_PPM = 20_000;
    private static final int MOST_PPM = 990_000;

    private SandboxModel() {}

    /// @param code of the reason
    /// @param feature of the payment
    record Reason(String code, String feature, int ppm) {}

    /// @param reasons what raises the score, the strongest first
    record Result(int scorePpm, String band, List<Reason> reasons) {}

    static Result score(JsonNode request) {
        JsonNode payment = request.get("payment");
        List<Reason> reasons = new ArrayList<>();
        long amount = payment.at("/amount/minorUnits").longValue();
        if (amount >= LARGE_MINOR_UNITS) {
            reasons.add(new Reason("amount-large", "amount", 400_000));
        } else if (amount >= NOTICEABLE_MINOR_UNITS) {
            reasons.add(new Reason("amount-noticeable", "amount", 150_000));
        }
        if (request.path("signals").path("device_new").doubleValue() > 0) {
            reasons.add(new Reason("device-new", "device_new", 250_000));
        }
        if (request.path("signals").path("payee_new").doubleValue() > 0) {
            reasons.add(new Reason("payee-new", "payee_new", 200_000));
        }
        if (Instant.parse(payment.get("initiatedAt").textValue()).atOffset(ZoneOffset.UTC).getHour() < FIRST_HOUR) {
            reasons.add(new Reason("hour-unusual", "initiated_hour", 120_000));
        }
        int ppm = Math.min(MOST_PPM, BASE_PPM + reasons.stream().mapToInt(Reason::ppm).sum());
        reasons.sort((first, second) -> Integer.compare(second.ppm(), first.ppm()));
        return new Result(ppm, ppm < 300_000 ? "allow" : ppm < 700_000 ? "review" : "block", List.copyOf(reasons));
    }
}
