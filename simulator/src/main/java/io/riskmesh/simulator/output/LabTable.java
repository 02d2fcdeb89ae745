package io.riskmesh.simulator.output;

import io.riskmesh.features.AsOf;
import io.riskmesh.features.PayeeFeature;
import io.riskmesh.features.PayerFeature;
import io.riskmesh.simulator.flow.Payment;
import io.riskmesh.simulator.random.SplitMix64;
import io.riskmesh.simulator.world.Calendar;
import io.riskmesh.simulator.world.Parameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// Tables for training on one machine: both sides of a payment in one row, which no bank could have. Train days, a gap of
/// seven days, test days; the first week only warms the features up. Training knows what was reported before the test
/// period; testing knows the truth.
public final class LabTable {

    private static final List<String> KEYS = List.of(Columns.PAYMENT_ID, "bank", "y");
    private static final String WEIGHT = "w";
    private static final String PAYEE_BANK = "payee_bank";

    private final Parameters parameters;

    public LabTable(Parameters parameters) {
        this.parameters = parameters;
    }

    public boolean trains(Payment payment) {
        int day = Calendar.dayOf(payment.at());
        return day >= Parameters.WARM_UP_DAYS && day < parameters.testDay() - Parameters.GAP_DAYS && payerBankTakesPart(payment);
    }

    public boolean tests(Payment payment) {
        return Calendar.dayOf(payment.at()) >= parameters.testDay() && payerBankTakesPart(payment);
    }

    /// Reported as fraud before the test period begins.
    public boolean knownFraud(Payment payment) {
        AsOf end = Calendar.at(parameters.testDay(), 0);
        return payment.report().filter(r -> r.saysFraud() && r.at().isBefore(end)).isPresent();
    }

    /// What a training row stands for: 1 if it is known fraud, else as many rows as thinning makes one of.
    public int weight(Payment payment) {
        return knownFraud(payment) ? 1 : parameters.thinning();
    }

    /// Whether thinning keeps a training row. The choice looks at the random identifier and at what training knows.
    public boolean kept(Payment payment) {
        return Long.remainderUnsigned(SplitMix64.mix64(payment.idLow()), weight(payment)) == 0;
    }

    /// Writes the tables alone, below `lab/` in a folder, for programs that need nothing else.
    public void write(Path folder, List<Payment> payments) throws IOException {
        for (Rows table : files()) {
            table.write(folder, payments);
        }
    }

    List<Rows> files() {
        Predicate<Payment> train = p -> trains(p) && kept(p);
        Predicate<Payment> fraud = p -> p.typology().fraud();
        return List.of(
                table("lab/train.csv.gz", train, this::knownFraud, this::weight, true),
                table("lab/test.csv.gz", this::tests, fraud, _ -> 1, true),
                table("lab/train_payer.csv.gz", train, this::knownFraud, this::weight, false),
                table("lab/test_payer.csv.gz", this::tests, fraud, _ -> 1, false),
                sent("lab/train_sent.csv.gz", train, this::knownFraud, this::weight),
                sent("lab/test_sent.csv.gz", this::tests, fraud, _ -> 1),
                received("lab/received.csv.gz", train.or(this::tests)));
    }

    /// As the payers' banks have them: with the name of the payee's bank.
    private Rows sent(String name, Predicate<Payment> chosen, Predicate<Payment> positive, ToIntFunction<Payment> weight) {
        List<String> keys = Columns.join(List.of(Columns.PAYMENT_ID, "bank", PAYEE_BANK, "y"), weighs() ? List.of(WEIGHT) : List.of());
        return new Rows(name, Columns.join(keys, PayerFeature.names()), chosen, (p, file) -> {
            file.add(p.id()).add(Columns.bank(p.payer().bank())).add(Columns.bank(p.payee().bank())).add(positive.test(p) ? 1 : 0L);
            if (weighs()) {
                file.add((long) weight.applyAsInt(p));
            }
            file.add(p.features(), 0, Columns.PAYER);
        });
    }

    /// The same payments as the payees' banks have them.
    private Rows received(String name, Predicate<Payment> chosen) {
        return new Rows(name, Columns.join(List.of(Columns.PAYMENT_ID, PAYEE_BANK), PayeeFeature.names()),
                chosen.and(this::payeeBankTakesPart), (p, file) -> file.add(p.id()).add(Columns.bank(p.payee().bank()))
                        .add(p.features(), Columns.PAYER, Columns.BOTH));
    }

    private Rows table(String name, Predicate<Payment> chosen, Predicate<Payment> positive, ToIntFunction<Payment> weight,
            boolean joint) {
        List<String> keys = weighs() ? Columns.join(KEYS, List.of(WEIGHT)) : KEYS;
        List<String> payer = Columns.join(keys, PayerFeature.names());
        return new Rows(name, joint ? Columns.join(payer, PayeeFeature.names()) : payer, chosen, (p, file) -> {
            file.add(p.id()).add(Columns.bank(p.payer().bank())).add(positive.test(p) ? 1 : 0L);
            if (weighs()) {
                file.add((long) weight.applyAsInt(p));
            }
            file.add(p.features(), 0, Columns.PAYER);
            if (joint && payeeBankTakesPart(p)) {
                file.add(p.features(), Columns.PAYER, Columns.BOTH);
            } else if (joint) {
                file.addMissing(Columns.BOTH - Columns.PAYER);
            }
        });
    }

    private boolean payerBankTakesPart(Payment p) {
        return parameters.member(p.payer().bank(), Calendar.dayOf(p.at()));
    }

    private boolean payeeBankTakesPart(Payment p) {
        return parameters.member(p.payee().bank(), Calendar.dayOf(p.at()));
    }

    private boolean weighs() {
        return parameters.thinning() > 1;
    }

    /// What `lab/README.txt` says.
    String readme() {
        String weight = weighs() ? """

                w            the row's weight, never a feature. Of train rows with y = 0 one in %d is kept, with that weight
                """.formatted(parameters.thinning()).stripTrailing() : "";
        return """
                Simulated payments for training on one machine. Nothing here was measured on real payments.

                train.csv.gz, test.csv.gz              both sides' features in one row, which no single bank has
                train_payer.csv.gz, test_payer.csv.gz  the same rows with the payer's side only
                train_sent.csv.gz, test_sent.csv.gz    the same, with the payee's bank: what the payers' banks have
                received.csv.gz                        the payee's side of all of them: what the payees' banks have

                payment_id   32 hexadecimal digits, random
                bank         the payer's bank: the bank whose row this is
                payee_bank   the payee's bank, for joint training
                y            train: 1 if reported as fraud before the test period began; test: 1 if it truly was fraud%s
                then         %d features of the payer's side
                then         %d features of the payee's side, names beginning with payee_; empty = missing

                The first %d days are left out (features start empty), then come the train days, a gap of %d days, and the
                test days. A feature at time t uses events strictly before t and reports known before t.
                """.formatted(weight, Columns.PAYER, Columns.BOTH - Columns.PAYER, Parameters.WARM_UP_DAYS, Parameters.GAP_DAYS);
    }
}
