package io.riskmesh.features;

import io.riskmesh.features.PayerEvent.Credited;
import io.riskmesh.features.PayerEvent.Paid;
import io.riskmesh.features.PayerEvent.PasswordReset;
import io.riskmesh.features.PayerEvent.Withdrawn;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// The paying side of one account. Tell it what happens in any order; ask it in order of time. A question at t sees what
/// happened strictly before t. Not thread-safe.
public final class PayerState {

    private static final PayerFeature[] FEATURES = PayerFeature.values();
    private static final double SECONDS_PER_YEAR = 31_556_952;
    private static final int EPOCH_YEAR = 1970;
    private static final double CENTS = 100;
    private static final double SECONDS_PER_HOUR = 3_600;

    private final PayerProfile profile;
    private final Pending<PayerEvent> pending = new Pending<>();
    private final FlowLog out = new FlowLog();
    private final FlowLog resets = new FlowLog();
    private final Map<Channel, Habit> habits = new EnumMap<>(Channel.class);
    private final Map<Long, Integer> paymentsTo = new HashMap<>();
    private long balanceCents;
    private OptionalLong lastPayment = OptionalLong.empty();
    private OptionalLong lastReset = OptionalLong.empty();

    public PayerState(PayerProfile profile) {
        this.profile = profile;
        this.balanceCents = profile.openingBalanceCents();
        for (Channel channel : Channel.values()) {
            habits.put(channel, new Habit());
        }
    }

    public void paid(OutgoingPayment payment) {
        pending.add(new Paid(payment.at(), payment.payee(), payment.amountCents(), payment.channel()));
    }

    public void credited(AsOf at, long amountCents) {
        pending.add(new Credited(at, amountCents));
    }

    public void withdrawn(AsOf at, long amountCents) {
        pending.add(new Withdrawn(at, amountCents));
    }

    public void passwordReset(AsOf at) {
        pending.add(new PasswordReset(at));
    }

    /// Writes the features of a payment that is about to be made into `row`, from `offset`, in the order of
    /// [PayerFeature]. The payment itself does not enter the state.
    public void features(OutgoingPayment payment, float[] row, int offset) {
        AsOf now = payment.at();
        pending.release(now, this::apply);
        out.advance(now);
        resets.advance(now);
        int column = offset;
        for (PayerFeature feature : FEATURES) {
            row[column++] = (float) value(feature, payment);
        }
    }

    private void apply(PayerEvent event) {
        switch (event) {
            case Credited credited -> balanceCents += credited.amountCents();
            case Withdrawn withdrawn -> balanceCents -= withdrawn.amountCents();
            case PasswordReset reset -> {
                resets.add(reset.at(), 0);
                lastReset = OptionalLong.of(reset.at().epochSecond());
            }
            case Paid paid -> {
                balanceCents -= paid.amountCents();
                out.add(paid.at(), paid.amountCents());
                habits.get(paid.channel()).add(paid.amountCents());
                paymentsTo.merge(paid.payee(), 1, Integer::sum);
                lastPayment = OptionalLong.of(paid.at().epochSecond());
            }
        }
    }

    private double value(PayerFeature feature, OutgoingPayment p) {
        long cents = p.amountCents();
        return switch (feature) {
            case AGE_YEARS -> age(p.at());
            case TENURE_DAYS -> p.at().daysSince(profile.openedAt());
            case NEW_DEVICE -> p.session().newDevice() ? 1 : 0;
            case SESSION_SECONDS -> p.session().seconds();
            case CALL_IN_PROGRESS -> p.session().callInProgress() ? 1 : 0;
            case HOURS_SINCE_PASSWORD_RESET -> resets.count(Window.MONTH) == 0 ? Double.NaN : hoursSince(lastReset, p.at());
            case HOUR_OF_DAY -> hourOfDay(p.at());
            case CARD -> p.channel() == Channel.CARD ? 1 : 0;
            case AMOUNT_EUR -> cents / CENTS;
            case AMOUNT_DEVIATION -> habits.get(p.channel()).deviation(cents);
            case AMOUNT_TO_LARGEST -> habits.get(p.channel()).toLargest(cents);
            case BALANCE_EUR -> balanceCents / CENTS;
            case AMOUNT_TO_BALANCE -> cents / (double) Math.max(1, balanceCents);
            case NEW_PAYEE -> paymentsTo.containsKey(p.payee()) ? 0 : 1;
            case PAYMENTS_TO_PAYEE -> paymentsTo.getOrDefault(p.payee(), 0);
            case OUT_COUNT_1H -> out.count(Window.HOUR);
            case OUT_COUNT_24H -> out.count(Window.DAY);
            case OUT_COUNT_7D -> out.count(Window.WEEK);
            case OUT_AMOUNT_24H_EUR -> out.sum(Window.DAY) / CENTS;
            case OUT_AMOUNT_7D_EUR -> out.sum(Window.WEEK) / CENTS;
            case HOURS_SINCE_LAST_PAYMENT -> hoursSince(lastPayment, p.at());
        };
    }

    private double age(AsOf now) {
        if (profile.birthYear().isEmpty()) {
            return Double.NaN;
        }
        return EPOCH_YEAR + Math.floor(now.epochSecond() / SECONDS_PER_YEAR) - profile.birthYear().getAsInt();
    }

    private static long hourOfDay(AsOf now) {
        return Math.floorMod(now.epochSecond(), 86_400L) / 3_600L;
    }

    private static double hoursSince(OptionalLong then, AsOf now) {
        return then.isEmpty() ? Double.NaN : (now.epochSecond() - then.getAsLong()) / SECONDS_PER_HOUR;
    }
}
