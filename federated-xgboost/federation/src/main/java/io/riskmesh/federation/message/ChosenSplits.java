package io.riskmesh.federation.message;

import io.riskmesh.federation.refusal.RefusedRound;
import java.util.List;
import java.util.Optional;

/// The splits that the tree takes. Asks for the masked histogram of `build`, unless that is empty.
///
/// @param opening of the presence sum, if one was asked
/// @param build nodes of which banks send histograms next: one child of each pair that grows on
public record ChosenSplits(Header header, Optional<Opening> opening, List<Choice> chosen, List<Integer> build)
        implements RoundMessage.Broadcast {
    public ChosenSplits {
        chosen = List.copyOf(chosen);
        build = List.copyOf(build);
    }

    void write(MessageWriter out) {
        out.opening(opening).list(chosen, ChosenSplits::writeChoice).list(build, MessageWriter::i32);
    }

    static ChosenSplits read(Header header, MessageReader in) throws RefusedRound {
        return new ChosenSplits(header, in.optional(MessageReader::opening),
                in.list(6, CandidateSplits.MOST_NODES, ChosenSplits::readChoice),
                in.list(4, CandidateSplits.MOST_NODES, MessageReader::count));
    }

    private static void writeChoice(MessageWriter out, Choice choice) {
        out.i32(choice.node()).u8(choice.candidate()).flag(choice.growsOn());
    }

    private static Choice readChoice(MessageReader in) throws RefusedRound {
        return new Choice(in.count(), in.u8(), in.flag());
    }
}
