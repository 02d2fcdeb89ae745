package io.riskmesh.contract.refused;

import io.riskmesh.contract.stub.Answer;
import io.riskmesh.contract.world.Ask;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.ledger.reason.ReasonCode;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// A call that must be refused with one code.
///
/// @param transaction that is called
/// @param title what is wrong with it, in words
/// @param attempt where it is made and what is asked, unless it takes more than one call
public record Scenario(String transaction, ReasonCode code, String title, Supplier<Answer> play, Optional<Attempt> attempt) {

    /// A call to come.
    public record Attempt(Supplier<Channel> stage, Function<Channel, Ask> ask) {}

    public Scenario(String transaction, ReasonCode code, String title, Supplier<Answer> play) {
        this(transaction, code, title, play, Optional.empty());
    }

    /// What happens to a channel before the call.
    @FunctionalInterface
    public interface Story {
        void play(Channel channel);
    }

    static Scenario refuses(String transaction, ReasonCode code, String title, Supplier<Channel> stage, Function<Channel, Ask> ask) {
        return new Scenario(transaction, code, title, () -> {
            Channel channel = stage.get();
            Ask asked = ask.apply(channel);
            if (!asked.function().equals(transaction)) {
                throw new AssertionError("The scenario calls " + asked.function());
            }
            return channel.evaluate(asked);
        }, Optional.of(new Attempt(stage, ask)));
    }

    static Scenario refuses(String transaction, ReasonCode code, String title, Supplier<Channel> stage, Ask ask) {
        return refuses(transaction, code, title, stage, channel -> ask);
    }

    /// A stage with more of the story.
    static Supplier<Channel> after(Supplier<Channel> stage, Story more) {
        return () -> {
            Channel channel = stage.get();
            more.play(channel);
            return channel;
        };
    }

    String name() {
        return transaction + " says " + code.code() + ": " + title;
    }
}
