package io.riskmesh.simulator.flow;

import io.riskmesh.features.AsOf;
import io.riskmesh.features.Channel;
import io.riskmesh.features.Session;
import io.riskmesh.simulator.world.Account;
import java.util.function.Consumer;

/// Something that somebody is about to do. Whether it happens depends on the balance at that time.
public sealed interface Intent {

    AsOf at();

    /// A payment. It fails if the account and its overdraft do not cover it, unless the payer is content with less.
    ///
    /// @param contentWithLess takes most of what the account holds when it holds too little
    /// @param afterwards plans what follows from the payment as it happened
    record Pay(AsOf at, Account payer, Account payee, long cents, Channel channel, Session session, Typology typology,
            boolean contentWithLess, Consumer<Payment> afterwards) implements Intent {

        /// An honest payment from which nothing follows.
        public static Pay honest(AsOf at, Account payer, Account payee, long cents, Channel channel, Session session) {
            return new Pay(at, payer, payee, cents, channel, session, Typology.HONEST, false, _ -> {});
        }

        /// The same payment by somebody who pays what there is.
        public Pay orLess() {
            return new Pay(at, payer, payee, cents, channel, session, typology, true, afterwards);
        }
    }

    /// Money from savings or from outside the network.
    record Deposit(AsOf at, Account account, long cents) implements Intent {}

    /// Cash, or money to outside the network.
    record Withdraw(AsOf at, Account account, long cents) implements Intent {}

    record ResetPassword(AsOf at, Account account) implements Intent {}
}
