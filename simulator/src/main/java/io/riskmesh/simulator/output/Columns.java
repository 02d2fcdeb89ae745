package io.riskmesh.simulator.output;

import io.riskmesh.features.PayeeFeature;
import io.riskmesh.features.PayerFeature;
import io.riskmesh.simulator.flow.Payment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Which columns there are, and who may see them.
final class Columns {

    static final String PAYMENT_ID = "payment_id";
    static final int PAYER = PayerFeature.names().size();
    static final int BOTH = PAYER + PayeeFeature.names().size();

    private static final List<String> PAYER_SIDE = List.of(PAYMENT_ID, "at", "payer_account", "payee_account", "payee_bank",
            "amount_cents", "channel", "new_device", "session_seconds", "call_in_progress");
    private static final List<String> PAYEE_SIDE = List.of(PAYMENT_ID, "at", "payee_account", "payer_account", "payer_bank",
            "amount_cents", "channel");
    private static final List<String> STREAM = List.of(PAYMENT_ID, "at", "payer_bank", "payee_bank", "payer_account",
            "payee_account", "amount_cents", "channel");

    private Columns() {}

    static Rows payerSide(String name, Predicate<Payment> chosen) {
        return new Rows(name, PAYER_SIDE, chosen, (p, file) -> file.add(p.id()).add(p.at().epochSecond())
                .add(Payment.hex(p.payer().id())).add(Payment.hex(p.payee().id())).add(bank(p.payee().bank()))
                .add(p.cents()).add(channel(p)).add(p.session().newDevice() ? 1 : 0L).add((long) p.session().seconds())
                .add(p.session().callInProgress() ? 1 : 0L));
    }

    static Rows payeeSide(String name, Predicate<Payment> chosen) {
        return new Rows(name, PAYEE_SIDE, chosen, (p, file) -> file.add(p.id()).add(p.at().epochSecond())
                .add(Payment.hex(p.payee().id())).add(Payment.hex(p.payer().id())).add(bank(p.payer().bank()))
                .add(p.cents()).add(channel(p)));
    }

    static Rows stream(String name, Predicate<Payment> chosen) {
        return new Rows(name, STREAM, chosen, (p, file) -> file.add(p.id()).add(p.at().epochSecond())
                .add(bank(p.payer().bank())).add(bank(p.payee().bank())).add(Payment.hex(p.payer().id()))
                .add(Payment.hex(p.payee().id())).add(p.cents()).add(channel(p)));
    }

    static Rows payerFeatures(String name, Predicate<Payment> chosen) {
        return new Rows(name, join(List.of(PAYMENT_ID), PayerFeature.names()), chosen,
                (p, file) -> file.add(p.id()).add(p.features(), 0, PAYER));
    }

    static Rows payeeFeatures(String name, Predicate<Payment> chosen) {
        return new Rows(name, join(List.of(PAYMENT_ID), PayeeFeature.names()), chosen,
                (p, file) -> file.add(p.id()).add(p.features(), PAYER, BOTH));
    }

    static Rows truth(String name) {
        return new Rows(name, List.of(PAYMENT_ID, "y_true", "typology"), _ -> true, (p, file) -> file.add(p.id())
                .add(p.typology().fraud() ? 1 : 0L).add(p.typology().name().toLowerCase(Locale.ROOT)));
    }

    static Rows labels(String name, Predicate<Payment> chosen) {
        return new Rows(name, List.of(PAYMENT_ID, "reported_at", "kind"), chosen, (p, file) -> {
            Payment.Report report = p.report().orElseThrow();
            file.add(p.id()).add(report.at().epochSecond()).add(report.kind());
        });
    }

    static String bank(int bank) {
        return "bank-" + (bank + 1);
    }

    static List<String> join(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }

    private static String channel(Payment p) {
        return p.channel().name().toLowerCase(Locale.ROOT);
    }
}
