package io.riskmesh.features;

/// What moves the state of the paying side.
sealed interface PayerEvent extends AccountEvent {

    record Credited(AsOf at, long amountCents) implements PayerEvent {
        @Override
        public int precedence() {
            return 0;
        }
    }

    record Paid(AsOf at, long payee, long amountCents, Channel channel) implements PayerEvent {
        @Override
        public int precedence() {
            return 1;
        }
    }

    record Withdrawn(AsOf at, long amountCents) implements PayerEvent {
        @Override
        public int precedence() {
            return 1;
        }
    }

    record PasswordReset(AsOf at) implements PayerEvent {
        @Override
        public int precedence() {
            return 2;
        }
    }
}
