package io.riskmesh.features;

import io.riskmesh.features.PayeeEvent.Received;
import io.riskmesh.features.PayeeEvent.Reported;
import io.riskmesh.features.PayeeEvent.Sent;
import java.util.Optional;

/// The receiving side of one account. Tell it what happens in any order; ask it in order of time. A question at t sees
/// what happened, or was reported, strictly before t. Not thread-safe.
public final class PayeeState {

    private static final PayeeFeature[] FEATURES = PayeeFeature.values();
    private static final double CENTS = 100;
    private static final double SECONDS_PER_MINUTE = 60;

    private final PayeeProfile profile;
    private final Pending<PayeeEvent> pending = new Pending<>();
    private final FlowLog in = new FlowLog();
    private final FlowLog out = new FlowLog();
    private final FlowLog delays = new FlowLog();
    private final PayerCounts payers = new PayerCounts();
    private final Habit habit = new Habit();
    private Optional<AsOf> lastInflow = Optional.empty();
    private Optional<AsOf> lastMove = Optional.empty();
    private int reports;

    public PayeeState(PayeeProfile profile) {
        this.profile = profile;
    }

    public void received(IncomingPayment payment) {
        pending.add(new Received(payment));
    }

    /// Money left the account: a payment or a withdrawal.
    public void sent(AsOf at, long amountCents) {
        pending.add(new Sent(at, amountCents));
    }

    /// A payment to this account was reported at that instant.
    public void reported(AsOf at) {
        pending.add(new Reported(at));
    }

    /// Writes the features of a payment that is about to arrive into `row`, from `offset`, in the order of
    /// [PayeeFeature]. The payment itself does not enter the state.
    public void features(IncomingPayment payment, float[] row, int offset) {
        AsOf now = payment.at();
        pending.release(now, this::apply);
        in.advance(now);
        out.advance(now);
        delays.advance(now);
        payers.advance(now);
        int column = offset;
        for (PayeeFeature feature : FEATURES) {
            row[column++] = (float) value(feature, payment);
        }
    }

    private void apply(PayeeEvent event) {
        switch (event) {
            case Received received -> {
                IncomingPayment p = received.payment();
                in.add(p.at(), p.amountCents());
                payers.add(p.at(), p.payer(), p.payerBank());
                habit.add(p.amountCents());
                lastInflow = Optional.of(p.at());
                lastMove = lastInflow;
            }
            case Sent sent -> {
                out.add(sent.at(), sent.amountCents());
                lastInflow.ifPresent(inflow -> delays.add(sent.at(), sent.at().secondsSince(inflow)));
                lastMove = Optional.of(sent.at());
            }
            case Reported _ -> reports++;
        }
    }

    private double value(PayeeFeature feature, IncomingPayment p) {
        return switch (feature) {
            case ACCOUNT_AGE_DAYS -> p.at().daysSince(profile.openedAt());
            case BUSINESS -> profile.business() ? 1 : 0;
            case IN_COUNT_1H -> in.count(Window.HOUR);
            case IN_COUNT_24H -> in.count(Window.DAY);
            case IN_COUNT_7D -> in.count(Window.WEEK);
            case IN_COUNT_30D -> in.count(Window.MONTH);
            case IN_AMOUNT_1H_EUR -> in.sum(Window.HOUR) / CENTS;
            case IN_AMOUNT_24H_EUR -> in.sum(Window.DAY) / CENTS;
            case IN_AMOUNT_7D_EUR -> in.sum(Window.WEEK) / CENTS;
            case IN_AMOUNT_30D_EUR -> in.sum(Window.MONTH) / CENTS;
            case DISTINCT_PAYERS_7D -> payers.distinctPayers();
            case DISTINCT_PAYER_BANKS_7D -> payers.distinctBanks();
            case FIRST_TIMER_SHARE_7D -> payers.firstTimerShare();
            case OUT_TO_IN_7D -> in.count(Window.WEEK) == 0 ? Double.NaN
                    : out.sum(Window.WEEK) / (double) in.sum(Window.WEEK);
            case IN_TO_OUT_MINUTES -> delays.mean(Window.WEEK) / SECONDS_PER_MINUTE;
            case DORMANT_DAYS -> lastMove.map(move -> p.at().daysSince(move)).orElse(Double.NaN);
            case PAST_REPORTS -> reports;
            case AMOUNT_DEVIATION -> habit.deviation(p.amountCents());
        };
    }
}
