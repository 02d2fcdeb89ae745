package io.riskmesh.gateway.scoring.room;

import io.riskmesh.attestation.frame.FrameType;
import io.riskmesh.gateway.peer.call.PeerCall;
import io.riskmesh.gateway.peer.call.PeerCalls;
import io.riskmesh.gateway.peer.call.PeerReply;
import io.riskmesh.gateway.peer.call.PeerService;
import io.riskmesh.gateway.peer.mail.MailKind;
import io.riskmesh.gateway.peer.mail.MailReader;
import io.riskmesh.gateway.peer.mail.PeerMail;
import io.riskmesh.gateway.receipts.segment.LogDisk;
import io.riskmesh.gateway.scoring.desk.ScoreAnswer;
import io.riskmesh.gateway.scoring.enclave.ScorerLink;
import io.riskmesh.ledger.PartyId;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A bank's scoring room in a process of its own, to be killed. Asks itself for scores, several at a time, and says which were
/// acknowledged: `ACK <number> <score id>`. Its way to the scorer is the socket, in the place of the host's relay.
final class ScoringProcess {
    private static final int AT_ONCE = 8;

    private ScoringProcess() {}

    /// Arguments: folder, folder of the ledger, bank, other bank, port of the scorer, first number.
    public static void main(String[] args) throws Exception {
        PartyId bank = new PartyId(args[2]);
        PartyId payee = new PartyId(args[3]);
        ScorerLink link = new ScorerLink(new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[4])), System::nanoTime);
        BankRoom room = new BankRoom(Path.of(args[0]), Path.of(args[1]), bank, new SocketCalls(link), new NoMail(), new KnownFeatures(), Optional.empty(),
                LogDisk.ofMachine(), 512);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        int first = Integer.parseInt(args[5]);
        Thread[] callers = new Thread[AT_ONCE];
        for (int i = 0; i < AT_ONCE; i++) {
            int start = first + i;
            callers[i] = Thread.ofPlatform().start(() -> ask(room, bank, payee, start, out));
        }
        for (Thread caller : callers) {
            caller.join();
        }
    }

    static String payment(int number, PartyId bank, PartyId payee) {
        return BankRoom.payment("p-" + number, bank, payee, ConsortiumForTests.PURPOSE);
    }

    private static void ask(BankRoom room, PartyId bank, PartyId payee, int start, PrintStream out) {
        try {
            for (int number = start; ; number += AT_ONCE) {
                ScoreAnswer answer = room.score("k-" + number, payment(number, bank, payee));
                while (answer instanceof ScoreAnswer.Unavailable) {
                    Thread.sleep(5);
                    answer = room.score("k-" + number, payment(number, bank, payee));
                }
                out.println(answer instanceof ScoreAnswer.Scored scored ? "ACK " + number + " " + scored.scoreId() : "NO " + number + " " + answer);
            }
        } catch (Exception e) {
            out.println("FAILED " + e);
        }
    }

    private record SocketCalls(ScorerLink link) implements PeerCalls {
        @Override
        public CompletionStage<PeerReply> call(PartyId to, PeerCall kind, String subject, byte[] body, Duration budget) {
            if (kind != PeerCall.FRAMES) {
                return CompletableFuture.completedFuture(new PeerReply.Unreachable("alone"));
            }
            FrameType type = FrameType.of(body[0]).orElseThrow();
            return link.call(type, Arrays.copyOfRange(body, 1, body.length), budget).handle((frame, failure) -> {
                if (failure != null) {
                    return new PeerReply.Unreachable("the scorer does not answer");
                }
                byte[] answer = new byte[1 + frame.body().length];
                answer[0] = (byte) frame.type().code();
                System.arraycopy(frame.body(), 0, answer, 1, frame.body().length);
                return new PeerReply.Answer(answer);
            });
        }

        @Override
        public void serve(PeerCall kind, PeerService service) {
            // nobody asks
        }
    }

    private static final class NoMail implements PeerMail {
        @Override
        public void send(Connection transaction, PartyId to, MailKind kind, String stream, byte[] body) {
            // nobody reads
        }

        @Override
        public void deliver(MailKind kind, MailReader reader) {
            // nothing comes
        }
    }
}
