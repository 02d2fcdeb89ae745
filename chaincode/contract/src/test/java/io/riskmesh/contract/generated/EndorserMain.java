package io.riskmesh.contract.generated;

import io.riskmesh.contract.RiskmeshChaincode;
import io.riskmesh.contract.stub.Answer;
import io.riskmesh.contract.world.Cast;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Random;

/// One endorser in a machine of its own: answers generated calls and prints, per function, how many were accepted and refused and the
/// digest of every byte that it would sign.
public final class EndorserMain {

    private EndorserMain() {}

    /// @param arguments file of people, calls per function, how many times fewer of a function that checks signatures, seed
    public static void main(String[] arguments) throws NoSuchAlgorithmException {
        System.setProperty(Cast.FILE, arguments[0]);
        GeneratedCalls calls = new GeneratedCalls(People.read(Path.of(arguments[0])));
        int count = Integer.parseInt(arguments[1]);
        int fewer = Integer.parseInt(arguments[2]);
        long seed = Long.parseLong(arguments[3]);
        RiskmeshChaincode chaincode = new RiskmeshChaincode();
        for (int function = 0; function < calls.functions().size(); function++) {
            Random random = new Random(seed + function);
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            int accepted = 0;
            int times = calls.checksSignatures(function) ? count / fewer : count;
            for (int i = 0; i < times; i++) {
                GeneratedCalls.Generated call = calls.next(function, random);
                Answer answer = Answer.simulate(chaincode, call.state(), call.proposal());
                accepted += answer.isOk() ? 1 : 0;
                add(digest, answer);
            }
            System.out.println(calls.functions().get(function) + " " + accepted + " " + (times - accepted) + " "
                    + HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static void add(MessageDigest digest, Answer answer) {
        digest.update(Integer.toString(answer.response().getStatusCode()).getBytes(StandardCharsets.UTF_8));
        digest.update(answer.response().getMessage().getBytes(StandardCharsets.UTF_8));
        digest.update(answer.response().getPayload());
        digest.update(answer.readWriteSet().toByteArray());
        if (answer.event() != null) {
            digest.update(answer.event().toByteArray());
        }
    }
}
