package io.riskmesh.simulator.flow;

import io.riskmesh.features.AsOf;
import io.riskmesh.features.IncomingPayment;
import io.riskmesh.features.OutgoingPayment;
import io.riskmesh.features.PayeeFeature;
import io.riskmesh.features.PayeeProfile;
import io.riskmesh.features.PayeeState;
import io.riskmesh.features.PayerFeature;
import io.riskmesh.features.PayerProfile;
import io.riskmesh.features.PayerState;
import io.riskmesh.simulator.random.SplitMix64;
import io.riskmesh.simulator.world.Account;
import io.riskmesh.simulator.world.Kind;
import io.riskmesh.simulator.world.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All banks' books: lets intents happen in order of time, keeps balances, and asks both sides' feature state before each
/// payment, as a gateway would. Not thread-safe.
public final class Ledger {

    private static final int PAYER_COLUMNS = PayerFeature.names().size();
    private static final int COLUMNS = PAYER_COLUMNS + PayeeFeature.names().size();
    private static final long WORTH_TAKING_CENTS = 2_000;

    private static final class Book {
        private long balanceCents;
        private final PayerState payer;
        private final PayeeState payee;

        private Book(Account account) {
            balanceCents = account.openingBalanceCents();
            payer = new PayerState(new PayerProfile(account.birthYear(), account.openedAt(), balanceCents));
            payee = new PayeeState(new PayeeProfile(account.openedAt(), account.business()));
        }
    }

    private final Parameters parameters;
    private final Agenda agenda;
    private final Reporting reporting;
    private final Map<Integer, Book> books = new HashMap<>();
    private final List<Payment> payments = new ArrayList<>();

    public Ledger(Parameters parameters, Agenda agenda) {
        this.parameters = parameters;
        this.agenda = agenda;
        this.reporting = new Reporting(parameters);
    }

    /// Lets everything happen that is planned before `end`.
    public void runUntil(AsOf end) {
        while (agenda.hasBefore(end)) {
            switch (agenda.next()) {
                case Intent.Pay pay -> pay(pay);
                case Intent.Deposit deposit -> {
                    Book book = bookOf(deposit.account());
                    book.balanceCents += deposit.cents();
                    book.payer.credited(deposit.at(), deposit.cents());
                }
                case Intent.Withdraw withdraw -> withdraw(withdraw);
                case Intent.ResetPassword reset -> bookOf(reset.account()).payer.passwordReset(reset.at());
            }
        }
    }

    /// What happened so far, in order of time. Not a copy.
    public List<Payment> payments() {
        return payments;
    }

    private void withdraw(Intent.Withdraw withdraw) {
        Book book = bookOf(withdraw.account());
        long cents = Math.min(withdraw.cents(), book.balanceCents);
        if (cents > 0) {
            book.balanceCents -= cents;
            book.payer.withdrawn(withdraw.at(), cents);
            book.payee.sent(withdraw.at(), cents);
        }
    }

    private void pay(Intent.Pay pay) {
        Book payer = bookOf(pay.payer());
        Book payee = bookOf(pay.payee());
        long cents = affordable(pay, payer);
        if (cents < 1 || pay.payer().index() == pay.payee().index() || !isOpen(pay.payer(), pay) || !isOpen(pay.payee(), pay)) {
            return;
        }
        OutgoingPayment out = new OutgoingPayment(pay.at(), pay.payee().id(), cents, pay.channel(), pay.session());
        IncomingPayment in = new IncomingPayment(pay.at(), pay.payer().id(), pay.payer().bank(), cents, pay.channel());
        float[] features = new float[COLUMNS];
        payer.payer.features(out, features, 0);
        payee.payee.features(in, features, PAYER_COLUMNS);
        Payment payment = record(pay, cents, features);
        payer.balanceCents -= cents;
        payee.balanceCents += cents;
        payer.payer.paid(out);
        payer.payee.sent(pay.at(), cents);
        payee.payer.credited(pay.at(), cents);
        payee.payee.received(in);
        payment.report().ifPresent(report -> payee.payee.reported(report.at()));
        pay.afterwards().accept(payment);
    }

    private static boolean isOpen(Account account, Intent.Pay pay) {
        return account.openedAt().isBefore(pay.at());
    }

    /// Cents that the payer can pay and wants to, 0 for none.
    private long affordable(Intent.Pay pay, Book payer) {
        if (pay.cents() <= payer.balanceCents + pay.payer().overdraftCents()) {
            return pay.cents();
        }
        if (!pay.contentWithLess() || payer.balanceCents < WORTH_TAKING_CENTS) {
            return 0;
        }
        double share = Kind.SHRINKING.random(parameters.seed(), payments.size()).between(0.6, 0.99);
        return (long) (payer.balanceCents * share);
    }

    private Payment record(Intent.Pay pay, long cents, float[] features) {
        long number = payments.size();
        SplitMix64 random = Kind.PAYMENT_ID.random(parameters.seed(), number);
        Payment payment = new Payment(random.nextLong(), random.nextLong(), pay.at(), pay.payer(), pay.payee(), cents,
                pay.channel(), pay.session(), pay.typology(), reporting.reportOf(pay, number), features);
        payments.add(payment);
        return payment;
    }

    private Book bookOf(Account account) {
        return books.computeIfAbsent(account.index(), _ -> new Book(account));
    }
}
