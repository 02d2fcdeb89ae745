package io.riskmesh.features;

/// What moves the state of the receiving side.
sealed interface PayeeEvent extends AccountEvent {

    record Received(IncomingPayment payment) implements PayeeEvent {
        @Override
        public AsOf at() {
            return payment.at();
        }

        @Override
        public int precedence() {
            return 0;
        }
    }

    record Sent(AsOf at, long amountCents) implements PayeeEvent {
        @Override
        public int precedence() {
            return 1;
        }
    }

    record Reported(AsOf at) implements PayeeEvent {
        @Override
        public int precedence() {
            return 2;
        }
    }
}
