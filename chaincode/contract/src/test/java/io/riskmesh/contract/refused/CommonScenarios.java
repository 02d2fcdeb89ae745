package io.riskmesh.contract.refused;

import io.riskmesh.contract.caller.Role;
import io.riskmesh.contract.stub.Answer;
import io.riskmesh.contract.stub.Proposal;
import io.riskmesh.contract.table.Transactions;
import io.riskmesh.contract.world.Ask;
import io.riskmesh.contract.world.Cast;
import io.riskmesh.contract.world.Certificates;
import io.riskmesh.contract.world.Channel;
import io.riskmesh.contract.world.Person;
import io.riskmesh.ledger.reason.LedgerReason;
import io.riskmesh.ledger.reason.ReasonCode;
import io.riskmesh.ledger.reason.SharedReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/// What every writing transaction refuses, made from the call that each accepts.
final class CommonScenarios {

    private CommonScenarios() {}

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (Example example : Example.all()) {
            form(all, example);
            caller(all, example);
            replay(all, example);
        }
        return all;
    }

    private static void form(List<Scenario> all, Example example) {
        asked(all, example, LedgerReason.MALFORMED_FACT, "a field that nobody knows", ask -> ask.with("extra", 1));
        asked(all, example, LedgerReason.MALFORMED_FACT, "no consortium", ask -> ask.without("consortium"));
        asked(all, example, LedgerReason.MALFORMED_FACT, "the author is not for the caller to say", ask -> ask.with("by", "BirchMSP"));
        asked(all, example, LedgerReason.MALFORMED_FACT, "nor is the time", ask -> ask.with("at", 1));
        asked(all, example, LedgerReason.CONSORTIUM_STALE, "the consortium before", ask -> ask.with("consortium", 0));
        asked(all, example, LedgerReason.CONSORTIUM_STALE, "a consortium to come", ask -> ask.with("consortium", 2));
        proposed(all, example, LedgerReason.TRANSIENT_NOT_ALLOWED, "a transient map",
                proposal -> proposal.withTransient("note", new byte[] {1}));
        proposed(all, example, LedgerReason.MALFORMED_FACT, "two requests",
                proposal -> proposal.withArguments(List.of(proposal.arguments().get(0), proposal.arguments().get(1),
                        proposal.arguments().get(1))));
        proposed(all, example, LedgerReason.MALFORMED_FACT, "no request",
                proposal -> proposal.withArguments(List.of(proposal.arguments().get(0))));
        proposed(all, example, LedgerReason.MALFORMED_FACT, "a time before the epoch",
                proposal -> proposal.withTimestamp(Instant.ofEpochMilli(-1)));
        proposed(all, example, LedgerReason.MALFORMED_FACT, "a time beyond counting",
                proposal -> proposal.withTimestamp(Instant.MAX));
    }

    private static void caller(List<Scenario> all, Example example) {
        asked(all, example, SharedReason.NOT_A_MEMBER, "a stranger", ask -> ask.by(Cast.STRANGER));
        asked(all, example, SharedReason.NOT_A_MEMBER, "the regulator", ask -> ask.by(Cast.REGULATOR));
        proposed(all, example, SharedReason.NOT_A_MEMBER, "a creator that is garbage",
                proposal -> proposal.withCreator("garbage".getBytes(StandardCharsets.UTF_8)));
        proposed(all, example, SharedReason.NOT_A_MEMBER, "a creator without a certificate",
                proposal -> proposal.withCreator(Person.creator("AlderMSP", new byte[0])));
        proposed(all, example, SharedReason.NOT_A_MEMBER, "a party that is no id",
                proposal -> proposal.withCreator(Person.creator("Alder MSP\n", Certificates.pem(null))));
        proposed(all, example, SharedReason.NOT_A_MEMBER, "no creator", proposal -> proposal.withCreator(null));
        asked(all, example, SharedReason.WRONG_ROLE, "a certificate without roles", ask -> ask.by(Cast.withoutRoles(ask.who())));
        asked(all, example, SharedReason.WRONG_ROLE, "another role",
                ask -> ask.by(Person.of(ask.who().party(), needsFinance(example) ? "operator" : "finance")));
        asked(all, example, SharedReason.WRONG_ROLE, "a role in other letters",
                ask -> ask.by(Person.of(ask.who().party(), "OPERATOR, Approver,scientist2,xgateway")));
        asked(all, example, SharedReason.WRONG_ROLE, "two values for the role", ask -> ask.by(Person.withAttribute(
                ask.who().party(), "{\"attrs\":{\"riskmesh.role\":\"other\",\"riskmesh.role\":"
                        + "\"operator,approver,scientist,gateway,finance\"}}")));
    }

    private static void replay(List<Scenario> all, Example example) {
        String transaction = function(example);
        boolean keyHoldsItsDigest = example.conflict().isEmpty();
        all.add(new Scenario(transaction, LedgerReason.ALREADY_RECORDED, "the same call again", () -> {
            Channel channel = example.stage().get();
            Ask ask = example.ask().apply(channel);
            Proposal first = channel.proposal(ask);
            channel.submit(ask);
            return keyHoldsItsDigest ? channel.evaluate(first) : channel.evaluate(ask);
        }));
        example.conflict().ifPresent(conflict -> all.add(new Scenario(transaction, LedgerReason.CONFLICT_EXISTS,
                "other bytes for the same key", () -> {
                    Channel channel = example.stage().get();
                    Ask ask = example.ask().apply(channel);
                    channel.submit(ask);
                    return channel.evaluate(conflict.apply(ask));
                })));
    }

    private static void asked(List<Scenario> all, Example example, ReasonCode code, String title, UnaryOperator<Ask> change) {
        all.add(scenario(example, code, title, (channel, ask) -> channel.evaluate(change.apply(ask))));
    }

    private static void proposed(List<Scenario> all, Example example, ReasonCode code, String title,
            UnaryOperator<Proposal> change) {
        all.add(scenario(example, code, title, (channel, ask) -> channel.evaluate(change.apply(channel.proposal(ask)))));
    }

    private static Scenario scenario(Example example, ReasonCode code, String title, BiFunction<Channel, Ask, Answer> play) {
        return new Scenario(function(example), code, title, () -> {
            Channel channel = example.stage().get();
            return play.apply(channel, example.ask().apply(channel));
        });
    }

    private static boolean needsFinance(Example example) {
        return Transactions.named(function(example)).orElseThrow().roles().contains(Role.FINANCE);
    }

    static String function(Example example) {
        return example.ask().apply(example.stage().get()).function();
    }
}
